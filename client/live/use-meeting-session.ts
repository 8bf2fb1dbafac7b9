import { useMemo, useSyncExternalStore } from "react"
import type { MeetingSession } from "./meeting-session.ts"
import { openMeetingSession } from "./open-meeting-session.ts"

export interface OpenMeeting {
  readonly session: MeetingSession
  /** Grows with every rebuild: give it to React as `key`, so that no editor lives on over a replaced document. */
  readonly generation: number
}

/**
 * The live session of a meeting for the life of the page. When the server refused an edit or began a new lineage of
 * the document, what was not taken is on the device already and a fresh session starts from the server's document.
 * Null until the first one is open.
 */
export function useMeetingSession(meetingId: string): OpenMeeting | null {
  const holder = useMemo(() => holdMeeting(meetingId), [meetingId])
  return useSyncExternalStore(holder.subscribe, holder.read)
}

/** Opens a session while somebody is subscribed and replaces it whenever its document may not be used further. */
function holdMeeting(meetingId: string) {
  let current: OpenMeeting | null = null
  let generation = 0
  return {
    read: () => current,
    subscribe: (listener: () => void): (() => void) => {
      let unsubscribe = open()
      function open(): () => void {
        const session = openMeetingSession({ meetingId })
        current = { session, generation: generation++ }
        return session.subscribe(() => {
          if (!needsRebuild(session)) return
          unsubscribe()
          session.destroy()
          unsubscribe = open()
          listener()
        })
      }
      listener()
      return () => {
        unsubscribe()
        current?.session.destroy()
        current = null
      }
    },
  }
}

/** A refusal leaves a document that differs from the server's; every other end would only end again. */
function needsRebuild(session: MeetingSession): boolean {
  const { refused, ended } = session.getState()
  if (ended === "epochChanged") return true
  return refused !== null && (ended === null || ended === "badFrame")
}

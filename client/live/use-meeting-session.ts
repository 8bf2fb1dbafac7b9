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
 * Null until the first one is open. `person` is the id of whoever is signed in: the device keeps each person's apart.
 */
export function useMeetingSession(meetingId: string, person: string): OpenMeeting | null {
  const holder = useMemo(() => holdMeeting({ meetingId, person }), [meetingId, person])
  return useSyncExternalStore(holder.subscribe, holder.read)
}

/** Opens a session while somebody is subscribed and replaces it whenever its document may not be used further. */
function holdMeeting(options: { readonly meetingId: string; readonly person: string }) {
  let current: OpenMeeting | null = null
  let generation = 0
  return {
    read: () => current,
    subscribe: (listener: () => void): (() => void) => {
      let unsubscribe = open()
      function open(): () => void {
        const session = openMeetingSession(options)
        current = { session, generation: generation++ }
        return session.subscribe(() => {
          if (needsNewerProgram(session)) void import("../service-worker/renew-page.ts").then((it) => it.renewPage())
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

/** Not while something could only be kept in this page or as a copy: then its author reads first what happened. */
function needsNewerProgram(session: MeetingSession): boolean {
  const { ended, refused } = session.getState()
  return ended === "clientTooOld" && refused === null
}

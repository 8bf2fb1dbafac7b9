import { useEffect, useSyncExternalStore } from "react"
import { askBeforeClosing } from "../../live/page-events.ts"
import { useMeeting } from "../../live/use-meeting.ts"
import { MeetingDoor } from "./meeting-door.ts"
import { putPhoto } from "./put-photo.ts"
import { guardStrayFiles } from "./stray-files.ts"
import type { UploadPhoto } from "./upload-photo.ts"
import { UploadQueue } from "./upload-queue.ts"
import type { UploadEntry } from "./upload-queue.ts"

interface MeetingUploads {
  readonly queue: UploadQueue
  readonly door: MeetingDoor
}

/** One queue a meeting for as long as the program runs: photos go on while the person looks at other pages. */
const meetings = new Map<string, MeetingUploads>()

function uploadsOf(meetingId: string, upload: UploadPhoto): MeetingUploads {
  const known = meetings.get(meetingId)
  if (known !== undefined) return known
  const door = new MeetingDoor(meetingId)
  const queue = new UploadQueue(upload, (entry, stored) => door.enter((session) => putPhoto(session, entry, stored)))
  warnBeforeLeaving(queue)
  globalThis.addEventListener("online", queue.retryOffline)
  meetings.set(meetingId, { queue, door })
  return { queue, door }
}

/** The photos of the open meeting that are on their way. */
export function useUploadQueue(upload: UploadPhoto): UploadQueue {
  const session = useMeeting()
  const { queue, door } = uploadsOf(session.meetingId, upload)
  useEffect(() => door.attach(session), [door, session])
  useEffect(() => {
    let wasConnected = false
    return session.subscribe(() => {
      const isConnected = session.getState().connected
      if (isConnected && !wasConnected) queue.retryOffline()
      wasConnected = isConnected
    })
  }, [queue, session])
  useEffect(guardStrayFiles, [])
  return queue
}

export function useUploadEntries(queue: UploadQueue, kind: UploadEntry["target"]["kind"]): readonly UploadEntry[] {
  const entries = useSyncExternalStore(queue.subscribe, queue.read)
  return entries.filter(({ target }) => target.kind === kind)
}

/** What is not sent yet lives in this window alone; the browser asks before it is closed. */
function warnBeforeLeaving(queue: UploadQueue): void {
  let stopAsking: (() => void) | null = null
  queue.subscribe(() => {
    const isBusy = queue.read().some(({ phase }) => phase !== "failed")
    if (isBusy) stopAsking ??= askBeforeClosing()
    else {
      stopAsking?.()
      stopAsking = null
    }
  })
}

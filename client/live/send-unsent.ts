// Sends what earlier pages of this person could not, for meetings nobody has open now.
import { unsentMeetings } from "../device/documents.ts"
import type { MeetingSession } from "./meeting-session.ts"
import { openMeetingSession } from "./open-meeting-session.ts"

/** A server that does not answer leaves everything where it is, for the next page. Milliseconds. */
const GIVE_UP_MS = 30_000

/**
 * Opens a session for each such meeting until its edits are acknowledged or kept as a copy.
 * @param except a meeting that is open in this page and sends by itself
 */
export async function sendUnsent(person: string, except: string | null): Promise<void> {
  const meetings = await unsentMeetings(person)
  await Promise.all(meetings.filter((meeting) => meeting !== except).map((meetingId) => sendOne(meetingId, person)))
}

async function sendOne(meetingId: string, person: string): Promise<void> {
  const session = openMeetingSession({ meetingId, person })
  await new Promise<void>((resolve) => {
    const timer = setTimeout(end, GIVE_UP_MS)
    const unsubscribe = session.subscribe(() => isDone(session) && end())
    function end(): void {
      clearTimeout(timer)
      unsubscribe()
      resolve()
    }
  })
  session.destroy()
}

function isDone(session: MeetingSession): boolean {
  const { save, ended, refused, connected } = session.getState()
  return ended !== null || refused !== null || (connected && (save === "saved" || save === "readOnly"))
}

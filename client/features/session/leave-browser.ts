import { signOut } from "../../api/queries.ts"
import { removePerson, unsentMeetings } from "../../device/documents.ts"
import type { UnsentWork } from "../../live/unsent-work.ts"

/** So long somebody who leaves waits for unsent work to go. Milliseconds. */
const SEND_WITHIN_MS = 5000
const LOOK_EVERY_MS = 100

/**
 * Signs a person out and takes everything of theirs off this device. Where something could not be sent and `isSure` is
 * false, nothing happens and the answer is that work. Rejects when the server did not sign out.
 */
export async function leaveBrowser(person: string, isSure: boolean): Promise<"left" | readonly UnsentWork[]> {
  const isWaiting = !isSure && (await hasUnsent(person))
  if (isWaiting && !(await sentInTime(person))) {
    const { readUnsent } = await import("../../live/leave-device.ts")
    const unsent = await readUnsent(person)
    if (unsent.length > 0) return unsent
  }
  await signOut()
  await clearDevice(person)
  return "left"
}

/** Takes a person off this device; what was not sent is kept as that person's copy. Never rejects. */
export async function clearDevice(person: string): Promise<void> {
  try {
    if (!(await hasUnsent(person))) return await removePerson(person)
    const { leaveDevice } = await import("../../live/leave-device.ts")
    await leaveDevice(person, Date.now())
  } catch {
    // A browser that does not let its storage be read shows it to nobody; the next page tries again.
  }
}

async function hasUnsent(person: string): Promise<boolean> {
  const meetings = await unsentMeetings(person).catch(() => [])
  return meetings.length > 0
}

async function sentInTime(person: string): Promise<boolean> {
  const { sendUnsent } = await import("../../live/send-unsent.ts")
  // Whether it went is looked up below.
  sendUnsent(person, openMeeting()).catch(() => undefined)
  for (let waited = 0; waited < SEND_WITHIN_MS; waited += LOOK_EVERY_MS) {
    if (!(await hasUnsent(person))) return true
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
  return false
}

/** The meeting this page has open, which sends by itself; null on every other page. */
export function openMeeting(): string | null {
  return /^\/meetings\/([^/]+)$/.exec(location.pathname)?.[1] ?? null
}

import { peopleHere, unsentMeetings } from "../../device/documents.ts"
import { clearDevice, openMeeting } from "./leave-browser.ts"

/**
 * Leaves on this device only what belongs to whoever is signed in (null = nobody), and sends what that person's earlier
 * pages could not. Never rejects.
 */
export async function tidyDevice(personId: string | null): Promise<void> {
  try {
    for (const person of await peopleHere()) if (person !== personId) await clearDevice(person)
    if (personId === null) return
    const except = openMeeting()
    const waiting = await unsentMeetings(personId)
    if (waiting.every((meeting) => meeting === except)) return
    const { sendUnsent } = await import("../../live/send-unsent.ts")
    await sendUnsent(personId, except)
  } catch {
    // Without storage there is nothing to tidy.
  }
}

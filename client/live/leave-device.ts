// Takes a person off this device: what the server never got becomes a kept copy first, everything else goes.
import { deviceDocuments, removePerson, unsentMeetings } from "../device/documents.ts"
import type { Owner } from "../device/documents.ts"
import { keepCopy } from "./kept-copies.ts"
import type { KeptCopy } from "./kept-copies.ts"
import { newId } from "./new-id.ts"
import { unsentWork } from "./unsent-work.ts"
import type { UnsentWork } from "./unsent-work.ts"

/** All of a person's unsent work on this device. Rejects where the browser refuses. */
export async function readUnsent(person: string): Promise<readonly UnsentWork[]> {
  const meetings = await unsentMeetings(person)
  const works = await Promise.all(meetings.map((meeting) => readMeeting({ person, meeting })))
  return works.flat()
}

async function readMeeting(owner: Owner): Promise<readonly UnsentWork[]> {
  const latest = await deviceDocuments.load(owner)
  const lineages = [...(latest === null ? [] : [latest]), ...(await deviceDocuments.aside(owner))]
  return lineages.filter(({ unsent }) => unsent.length > 0).map((stored) => unsentWork(owner.meeting, stored))
}

/** `at`: Unix milliseconds. Rejects where the browser refuses; then nothing was taken away. */
export async function leaveDevice(person: string, at: number): Promise<void> {
  const works = await readUnsent(person)
  const unkept = await keepAll(
    works.map((work) => ({ ...work, id: newId(), personId: person, at, reason: "signInRequired" })),
  )
  await removePerson(person)
  // On a full device there may be room now. What even then is in this page alone is warned of when the page goes.
  await keepAll(unkept)
}

/** Those that did not find their way to the device. */
async function keepAll(copies: readonly KeptCopy[]): Promise<readonly KeptCopy[]> {
  const unkept: KeptCopy[] = []
  for (const copy of copies) if (!(await keepCopy(copy))) unkept.push(copy)
  return unkept
}

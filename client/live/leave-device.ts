// Takes a person off this device: what the server never got becomes a kept copy first, everything else goes.
import * as Y from "yjs"
import { deviceDocuments, removePerson, unsentMeetings } from "../device/documents.ts"
import { keepCopy } from "./kept-copies.ts"
import type { KeptCopy } from "./kept-copies.ts"
import { newId } from "./new-id.ts"
import { unsavedText } from "./unsaved-text.ts"

/** What a person wrote in one meeting that the server has not. */
export type UnsentWork = Pick<KeptCopy, "meetingId" | "title" | "author" | "update" | "text">

/** All of a person's unsent work on this device. Rejects where the browser refuses. */
export async function readUnsent(person: string): Promise<readonly UnsentWork[]> {
  const meetings = await unsentMeetings(person)
  const works = await Promise.all(meetings.map((meeting) => readOne(person, meeting)))
  return works.filter((work) => work !== null)
}

async function readOne(person: string, meetingId: string): Promise<UnsentWork | null> {
  const stored = await deviceDocuments.load({ person, meeting: meetingId })
  if (stored === null || stored.unsent.length === 0) return null
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of stored.updates) Y.applyUpdate(doc, update)
  })
  const { me, records } = stored.facts
  const text = unsavedText(doc, new Map(stored.unsent.map(({ client, from }) => [client, from])))
  return { meetingId, title: records.meeting.title, author: me.name, update: Y.encodeStateAsUpdate(doc), text }
}

/** `at`: Unix milliseconds. Rejects where the browser refuses; then nothing was taken away. */
export async function leaveDevice(person: string, at: number): Promise<void> {
  for (const work of await readUnsent(person)) {
    await keepCopy({ ...work, id: newId(), personId: person, at, reason: "signInRequired" })
  }
  await removePerson(person)
}

// Lineages of a document that were set aside because edits of them were unsent when another one took their place. A tab that
// still has one open answers for it; what nobody answers for any more can only be a copy.
import { takeClient } from "../device/client-locks.ts"
import type { DocumentStore, Owner, StoredDocument, UnsentMark } from "../device/documents.ts"
import { keepCopy } from "./kept-copies.ts"
import type { KeepCopy } from "./session-end.ts"
import { unsentWork } from "./unsent-work.ts"

/** Makes copies of what nobody answers for and takes it off the device. Never rejects: the next page tries again. */
export async function keepAside(owner: Owner, store: DocumentStore, keep: KeepCopy = keepCopy): Promise<void> {
  try {
    for (const stored of await store.aside(owner)) await keepOne(owner, store, keep, stored)
  } catch {
    // Still stored, so nothing is lost.
  }
}

async function keepOne(owner: Owner, store: DocumentStore, keep: KeepCopy, stored: StoredDocument): Promise<void> {
  const releases = await takeAll(stored.unsent)
  try {
    if (releases.length < stored.unsent.length) return
    if (stored.unsent.length === 0 || (await keep(copyOf(owner, stored)))) await store.forget(owner, stored.facts.epoch)
  } finally {
    for (const release of releases) release()
  }
}

function copyOf({ person, meeting }: Owner, stored: StoredDocument) {
  // One copy, however often it is tried.
  const id = `aside-${person}-${meeting}-${stored.facts.epoch}`
  const stop = { id, at: Date.now(), reason: "epochChanged" } as const
  return { ...unsentWork(meeting, stored), ...stop, personId: person }
}

/** Fewer than asked for when another page answers for one of the clients. */
async function takeAll(marks: readonly UnsentMark[]): Promise<readonly (() => void)[]> {
  const taken = await Promise.all(marks.map(({ client }) => takeClient(client)))
  return taken.filter((release) => release !== null)
}

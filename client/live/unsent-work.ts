import * as Y from "yjs"
import type { StoredDocument } from "../device/documents.ts"
import type { KeptCopy } from "./kept-copies.ts"
import { unsavedText } from "./unsaved-text.ts"

/** What a person wrote in one meeting that the server has not. */
export type UnsentWork = Pick<KeptCopy, "meetingId" | "title" | "author" | "update" | "text">

/** The unsent work in a document as it is stored. */
export function unsentWork(meetingId: string, { facts, updates, unsent }: StoredDocument): UnsentWork {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  const text = unsavedText(doc, new Map(unsent.map(({ client, from }) => [client, from])))
  const { me, records } = facts
  return { meetingId, title: records.meeting.title, author: me.name, update: Y.encodeStateAsUpdate(doc), text }
}

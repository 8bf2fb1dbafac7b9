import * as Y from "yjs"
import type { Minutes } from "../../shared/minutes/minutes.ts"
import { writeMinutes } from "../../shared/minutes/write-minutes.ts"
import { insertFirstUpdate } from "../store/append-updates.ts"
import type { Db } from "../store/store.ts"

/** Owner of the clientID the first content is written with: nobody may ever write under it. */
const SERVER_AUTHOR = "server"

/** The first update of a document: all of `minutes`, by one clientID. */
export interface FirstUpdate {
  readonly update: Uint8Array
  readonly clientId: number
}

/** Encodes minutes as the one creating update of a new document. */
export function firstUpdate(minutes: Minutes): FirstUpdate {
  const doc = new Y.Doc()
  writeMinutes(doc, minutes)
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return { update, clientId: doc.clientID }
}

export interface NewLineage {
  readonly meetingId: string
  readonly epoch: string
  readonly now: number
  readonly first: FirstUpdate
}

/** Starts a lineage on disk: its log row 1. The meeting row must say `last_seq` 1 in this transaction. */
export async function insertLineage(trx: Db, { meetingId, epoch, now, first }: NewLineage): Promise<void> {
  const { update, clientId } = first
  await insertFirstUpdate(trx, {
    meetingId,
    epoch,
    at: now,
    entry: { userId: SERVER_AUTHOR, clientIds: [clientId], update },
  })
}

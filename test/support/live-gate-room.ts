import * as Y from "yjs"
import { judge } from "../../server/live/gate.ts"
import { createMinutesDoc } from "../../shared/minutes/minutes-doc.ts"
import { RoomDocument } from "../../server/live/room-document.ts"

/** A room without sockets or disk: judges, queues, commits what it is told to. */
export class GateRoom {
  readonly document: RoomDocument
  readonly queued: { update: Uint8Array; userId: string }[] = []
  seq = 1
  voided = 0
  constructor(seed: Uint8Array) {
    const doc = createMinutesDoc()
    Y.applyUpdate(doc, seed)
    this.document = new RoomDocument(doc, new Map(), seed.length, () => this.voided++)
  }
  offer(update: Uint8Array, userId: string, mayRepeat: boolean): ReturnType<typeof judge> {
    const verdict = judge(update, userId, this.document, mayRepeat)
    if (verdict.ok && !verdict.isEmpty) {
      this.document.accept(verdict.sections, userId)
      this.queued.push({ update, userId })
    }
    return verdict
  }
  commit(): { update: Uint8Array; userId: string }[] {
    const writes = this.queued.splice(0)
    this.seq += writes.length
    this.document.commit(
      writes.map((write) => write.update),
      this.seq,
    )
    return writes
  }
}

import * as Y from "yjs"
import { loadLog, type LoadedLog } from "../store/load-log.ts"
import { markDamaged } from "../store/meetings.ts"
import type { MeetingTable } from "../store/schema.ts"
import type { Db } from "../store/store.ts"
import { ColdCopy } from "./cold-copy.ts"
import { createMinutesDoc } from "../../shared/minutes/minutes-doc.ts"
import { RoomDocument } from "./room-document.ts"

/** The meeting's log holds nothing readable: there is no document to show, and none is made up. */
export class MeetingDamaged extends Error {
  constructor(meetingId: string) {
    super(`nothing of meeting ${meetingId} can be read`)
    this.name = "MeetingDamaged"
  }
}

/** Reads a meeting's document from the store. Throws MeetingDamaged, or whatever the store throws: never an empty document. */
export async function loadRoom(db: Db, meetingId: string): Promise<LoadedRoom> {
  const log = await loadLog(db, meetingId)
  if (log === null) throw new Error(`no meeting ${meetingId}`)
  if (log.damaged !== null) await markDamaged(db, meetingId, log.meeting.epoch)
  if (log.snapshot === null && log.tail.length === 0) throw new MeetingDamaged(meetingId)
  return new LoadedRoom(log)
}

/** What the store gave, and the document once it is built from it. */
export class LoadedRoom {
  readonly meeting: MeetingTable
  readonly seq: number
  readonly sinceSnapshot: number
  private readonly owners: ReadonlyMap<number, string>
  /** Full encoding to start from, and what came after; let go of when the document is built. */
  private source: { readonly base: Uint8Array; readonly tail: readonly Uint8Array[] } | null
  private built: RoomDocument | null = null
  /** See RoomDocument.onVoid. */
  onVoid: (seq: number) => void = () => {}
  /** See RoomDocument's `speakerOf`. */
  speakerOf: (client: number) => string | undefined = () => undefined

  constructor(log: LoadedLog) {
    this.meeting = log.damaged === null ? log.meeting : { ...log.meeting, damaged: 1 }
    this.seq = log.seq
    this.sinceSnapshot = log.tail.length
    this.owners = log.owners
    const tail = log.tail.map((logged) => logged.update)
    // Without a snapshot the creating transaction is the full encoding.
    const base = log.snapshot?.bytes ?? tail.shift()
    if (base === undefined) throw new MeetingDamaged(log.meeting.id)
    this.source = { base, tail }
  }

  get isBuilt(): boolean {
    return this.built !== null
  }

  /** Who first wrote with a clientID. */
  ownerOf(client: number): string | undefined {
    return this.built === null ? this.owners.get(client) : this.built.authorOf(client)
  }

  /** For newcomers, before the document is built. */
  coldCopy(now: number): ColdCopy | null {
    return this.source === null ? null : new ColdCopy(this.source.base, this.source.tail, now)
  }

  /** What the document holds of each client, read off the bytes while it is not built: readers alone need no document. */
  stateVector(): Uint8Array {
    if (this.source === null) return Y.encodeStateVector(this.document().committed)
    const clocks = new Map<number, number>()
    for (const update of [this.source.base, ...this.source.tail]) {
      for (const [client, end] of Y.parseUpdateMeta(update).to) {
        if (end > (clocks.get(client) ?? 0)) clocks.set(client, end)
      }
    }
    return Y.encodeStateVector(clocks)
  }

  /** The document; the first call builds it, in one transaction. Throws if the log's bytes are no document. */
  document(): RoomDocument {
    if (this.built !== null) return this.built
    if (this.source === null) throw new Error("a room is built once")
    const { base, tail } = this.source
    const doc = createMinutesDoc()
    doc.transact(() => {
      Y.applyUpdate(doc, base)
      for (const update of tail) Y.applyUpdate(doc, update)
    })
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new MeetingDamaged(this.meeting.id)
    let bytes = base.length
    for (const update of tail) bytes += update.length
    this.built = new RoomDocument(doc, this.owners, bytes, (seq) => this.onVoid(seq), this.speakerOf)
    this.source = null
    return this.built
  }
}

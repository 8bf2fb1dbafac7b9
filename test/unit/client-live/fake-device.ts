// A device in memory for one person, whose every write the test may hold back or refuse.
import { NotHere } from "../../../client/device/documents.ts"
import type {
  DocumentStore,
  DocumentWrite,
  MeetingFacts,
  StoredDocument,
  UnsentMark,
} from "../../../client/device/documents.ts"

export class FakeDevice implements DocumentStore {
  facts: MeetingFacts | null = null
  readonly rows = new Map<number, Uint8Array>()
  readonly unsent = new Map<number, UnsentMark>()
  readonly writes: DocumentWrite[] = []
  /** Every write fails with this. */
  refusal: Error | null = null
  /** Writes wait until they are let through. */
  isHeld = false
  #waiting: (() => void)[] = []
  #next = 1

  async load(_owner: object, epoch?: string): Promise<StoredDocument | null> {
    if (this.refusal !== null) throw this.refusal
    if (this.facts === null || (epoch ?? this.facts.epoch) !== this.facts.epoch) return null
    return {
      facts: this.facts,
      updates: [...this.rows.values()],
      rows: [...this.rows.keys()],
      unsent: [...this.unsent.values()],
    }
  }

  /** Lineages besides its own. */
  asides: StoredDocument[] = []

  async aside(): Promise<readonly StoredDocument[]> {
    return this.asides
  }

  async write(_owner: object, write: DocumentWrite): Promise<readonly number[]> {
    this.writes.push(write)
    if (this.isHeld) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    if (this.refusal !== null) throw this.refusal
    if (!write.isWhole && this.facts?.epoch !== write.epoch) throw new NotHere(true)
    if (write.facts !== null) this.facts = write.facts
    for (const row of write.replaces) this.rows.delete(row)
    for (const mark of write.unsent) this.unsent.set(mark.client, mark)
    for (const { client, from, to, edit } of write.sent) {
      const stored = this.unsent.get(client)
      if (stored?.from === from && stored.to === to && stored.edit === edit) this.unsent.delete(client)
    }
    return write.updates.map((update) => {
      this.rows.set(this.#next, update)
      return this.#next++
    })
  }

  async forget(_owner: object, epoch: string): Promise<void> {
    if (this.refusal !== null) throw this.refusal
    this.asides = this.asides.filter(({ facts }) => facts.epoch !== epoch)
    if (this.facts?.epoch !== epoch) return
    this.facts = null
    this.rows.clear()
    this.unsent.clear()
  }

  /** Lets every held write through. */
  letThrough(): void {
    this.isHeld = false
    for (const resolve of this.#waiting.splice(0)) resolve()
  }
}

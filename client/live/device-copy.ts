// One session's document on this device: read before the connection is opened, then written behind every change.
import * as Y from "yjs"
import { NotHere } from "../device/documents.ts"
import type { DeviceStatus } from "./meeting-session.ts"
import { UnsentMarks } from "./unsent-marks.ts"
import type {
  DocumentStore,
  DocumentWrite,
  MeetingFacts,
  Owner,
  StoredDocument,
  UnsentMark,
} from "../device/documents.ts"

/** Origin of what was read from this device: neither an edit of this page nor news from the server. */
export const FROM_DEVICE = Symbol("fromDevice")

/** Others' changes and acknowledgements are on the server already, and so is the first copy. Milliseconds. */
const LAZY_MS = 2000
/** On the way to the server too, so a few keystrokes share one transaction. Milliseconds. */
const SOON_MS = 200
/** After a failure the browser is asked again. Milliseconds. */
const RETRY_MS = 5000
/** So many rows are replaced by one. */
const COMPACT_AT = 200

interface Wiring {
  readonly doc: Y.Doc
  readonly owner: Owner
  readonly store: DocumentStore
  /** Something `status` or `isStored` tell may have changed. */
  readonly changed: () => void
}

/** At most one transaction runs at a time; what comes meanwhile shares the next one. Never throws and never rejects. */
export class DeviceCopy {
  readonly #wiring: Wiring
  /** The lineage that is written; null until the whole document is known. */
  #epoch: string | null = null
  #waiting: Uint8Array[] = []
  /** What the server said last, and whether that is stored. */
  #facts: MeetingFacts | null = null
  #isFactsNew = false
  readonly #marks = new UnsentMarks()
  /** Rows whose content is in the document here; other tabs have rows of their own. */
  #rows: readonly number[] = []
  /** What is stored cannot be built upon, so the next write carries the whole document. */
  #mustRewrite = false
  #isWriting = false
  /** A write was asked for at once while another one ran. */
  #isUrgent = false
  /** What waits is nowhere else: the disk itself must have it. */
  #isStrict = false
  /** Nothing may be stored any more: forgotten, or the person is gone. */
  #isOver = false
  #timer: ReturnType<typeof setTimeout> | undefined
  /** When the timer fires, on the clock of `performance.now`. */
  #due = Number.POSITIVE_INFINITY
  #status: DeviceStatus = "ready"
  /** Resolves when the running transaction has ended. */
  #writing: Promise<void> = Promise.resolve()

  constructor(wiring: Wiring) {
    this.#wiring = wiring
    globalThis.document?.addEventListener("visibilitychange", this.flush)
    globalThis.window?.addEventListener("pagehide", this.flush)
  }

  get status(): DeviceStatus {
    return this.#status
  }

  /** There is a document to be stored. */
  get hasBegun(): boolean {
    return this.#epoch !== null
  }

  /** Everything in the document is in a completed transaction. */
  get isStored(): boolean {
    const isWaiting = this.#waiting.length > 0 || this.#marks.isWaiting || this.#mustRewrite || this.#isWriting
    return this.#status === "ready" && this.#epoch !== null && !isWaiting && !this.#isOver
  }

  /** Fills the document with what this device holds; null when that is nothing. */
  async load(): Promise<StoredDocument | null> {
    const { owner, store } = this.#wiring
    try {
      const stored = await store.load(owner)
      if (stored === null || this.#isOver) return null
      this.take(stored)
      this.#epoch = stored.facts.epoch
      this.#facts = stored.facts
      this.#rows = stored.rows
      this.#marks.found(stored.unsent)
      return stored
    } catch {
      this.#status = "blocked"
      return null
    }
  }

  /** What the device holds of this lineage by now: other tabs have written to it. Null when that is nothing; never rejects. */
  async readAgain(): Promise<StoredDocument | null> {
    const { owner, store } = this.#wiring
    try {
      const stored = await store.load(owner, this.#epoch ?? undefined)
      // It could not be read when the page began.
      this.#epoch ??= stored?.facts.epoch ?? null
      return stored
    } catch {
      return null
    }
  }

  /** Fills the document with what was stored. */
  take({ updates }: StoredDocument): void {
    const { doc } = this.#wiring
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update, FROM_DEVICE)
    }, FROM_DEVICE)
  }

  /** What the server said last. The first time it begins the copy: the document must be complete. */
  remember(facts: MeetingFacts): void {
    this.#facts = facts
    this.#isFactsNew = true
    this.#mustRewrite ||= this.#epoch !== facts.epoch
    this.#epoch = facts.epoch
    // Also the first copy is nobody's only one, and making it would come before the page can be used.
    this.#writeWithin(LAZY_MS)
  }

  /** A change that came from the server. */
  received(update: Uint8Array): void {
    if (this.#epoch === null) return
    this.#waiting.push(update)
    this.#writeWithin(LAZY_MS)
  }

  /** A change made here, with what of this page the server has not; at once when it cannot be on the way to the server. */
  edited(update: Uint8Array, mark: UnsentMark, isConnected: boolean): void {
    if (this.#epoch === null) return
    this.#waiting.push(update)
    this.#marks.edited(mark)
    if (!isConnected) this.#isStrict = true
    // A browser that refuses is not asked again with every key.
    this.#writeWithin(this.#status === "ready" ? (isConnected ? SOON_MS : 0) : RETRY_MS)
  }

  /** This page answers for what was found unsent. */
  takeOver(mark: UnsentMark): void {
    this.#marks.takeOver(mark)
  }

  /** The server has everything in the document. */
  settled(): void {
    this.#marks.settled(this.#wiring.doc)
    this.#writeWithin(LAZY_MS)
  }

  /** The server has these edits of other pages too. */
  othersSettled(marks: readonly UnsentMark[]): void {
    this.#marks.othersSettled(marks)
    this.#writeWithin(LAZY_MS)
  }

  /** Another tab took the document away: it is written anew. */
  rewrite(): void {
    this.#mustRewrite = true
    this.cut()
  }

  /**
   * The connection is gone: what the server has not acknowledged is nowhere else from now on. Its marks are written once
   * more, to the disk itself, and with them everything written before.
   */
  cut(): void {
    if (this.#marks.renew()) this.#isStrict = true
    this.flush()
  }

  /** Writes now what waits; a page put aside may never run again. */
  readonly flush = (): void => this.#writeWithin(0)

  /** Resolves when nothing waits to be stored, or the browser refused: only then `isStored` tells what will stay. */
  async written(): Promise<void> {
    do {
      this.flush()
      await this.#writing
    } while (this.#isWriting)
  }

  /** Takes this lineage of the document off the device, for good for this session. False when the browser refused. */
  async forget(): Promise<boolean> {
    this.#end()
    await this.#writing
    const { owner, store } = this.#wiring
    try {
      const epoch = this.#epoch ?? (await store.load(owner))?.facts.epoch
      if (epoch !== undefined) await store.forget(owner, epoch)
      return true
    } catch {
      return false
    }
  }

  /** Ends writing when everything that waits was tried once more. */
  async close(): Promise<void> {
    await this.#writing
    this.flush()
    this.#end()
    await this.#writing
  }

  #end(): void {
    this.#isOver = true
    clearTimeout(this.#timer)
    globalThis.document?.removeEventListener("visibilitychange", this.flush)
    globalThis.window?.removeEventListener("pagehide", this.flush)
  }

  get #hasWork(): boolean {
    return this.#mustRewrite || this.#isFactsNew || this.#waiting.length > 0 || this.#marks.hasWork
  }

  #writeWithin(ms: number): void {
    if (this.#isOver || this.#epoch === null || !this.#hasWork) return
    if (this.#isWriting) {
      this.#isUrgent ||= ms === 0
      return
    }
    const due = performance.now() + ms
    if (ms > 0 && due >= this.#due) return
    clearTimeout(this.#timer)
    this.#due = due
    if (ms === 0) this.#begin(this.#epoch)
    else this.#timer = setTimeout(() => this.#begin(this.#epoch ?? ""), ms)
  }

  #begin(epoch: string): void {
    this.#due = Number.POSITIVE_INFINITY
    this.#isWriting = true
    this.#isUrgent = false
    this.#writing = this.#write(this.#take(epoch))
  }

  async #write(write: DocumentWrite): Promise<void> {
    const { store, owner, changed } = this.#wiring
    let isAgain = false
    try {
      const rows = await store.write(owner, write)
      this.#rows = write.isWhole ? rows : [...this.#rows, ...rows]
      this.#status = "ready"
    } catch (error) {
      isAgain = this.#failed(error, write)
    }
    this.#isWriting = false
    if (this.#status !== "ready") this.#writeWithin(RETRY_MS)
    else this.#writeWithin(isAgain || this.#isUrgent ? 0 : LAZY_MS)
    changed()
  }

  #take(epoch: string): DocumentWrite {
    const isWhole = this.#mustRewrite || this.#rows.length >= COMPACT_AT
    const write: DocumentWrite = {
      epoch,
      isWhole,
      updates: isWhole ? [Y.encodeStateAsUpdate(this.#wiring.doc)] : mergedIfMany(this.#waiting),
      replaces: isWhole ? this.#rows : [],
      facts: isWhole || this.#isFactsNew ? this.#facts : null,
      isLatest: this.#isFactsNew,
      ...this.#marks.take(isWhole),
      isStrict: this.#isStrict,
    }
    this.#mustRewrite = false
    this.#isFactsNew = false
    this.#isStrict = false
    this.#waiting = []
    return write
  }

  /** Nothing of the failed write is lost: the next one carries the whole document. True when that may be tried at once. */
  #failed(error: unknown, write: DocumentWrite): boolean {
    this.#mustRewrite = true
    this.#isStrict ||= write.isStrict
    this.#isFactsNew ||= write.isLatest
    this.#marks.failed(write)
    if (error instanceof NotHere && error.canRewrite) return !write.isWhole
    this.#status = error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "blocked"
    if (error instanceof NotHere) this.#end()
    return false
  }
}

function mergedIfMany(updates: readonly Uint8Array[]): readonly Uint8Array[] {
  return updates.length < 2 ? updates : [Y.mergeUpdates([...updates])]
}

import * as Y from "yjs"
import { photosText as ko } from "../../../shared/text/ko/photos.ts"
import { newId } from "../../live/new-id.ts"
import { UploadRefused } from "./upload-photo.ts"
import type { StoredBlob, UploadPhoto } from "./upload-photo.ts"

/** Photos sent at one time; the others wait. */
const AT_ONCE = 2

/** Where a photo goes: to 회의사진, or into the text. */
export type UploadTarget =
  | { readonly kind: "section" }
  | {
      readonly kind: "body"
      /** Keeps to the block before it while others write. */
      readonly place: Y.RelativePosition
      /** Ids of the photos that came together, in their order; this one's is among them. */
      readonly batch: readonly string[]
    }

export type UploadPhase =
  | "waiting"
  | "sending"
  /** Everything is sent; the server makes it smaller, or it waits to be put into the minutes. */
  | "storing"
  /** No connection; it goes on by itself when there is one. */
  | "offline"
  | "failed"

export interface UploadEntry {
  /** Also the id of the photo it becomes: put in twice, it is there once. */
  readonly id: string
  readonly file: File
  readonly target: UploadTarget
  readonly phase: UploadPhase
  /** Sent so far, 0…1. */
  readonly share: number
  /** Why it is not going on; null while it is. */
  readonly sentence: string | null
  /** Shows it at its place in the text. Not in the document: nobody else sees it, and nothing of it stays. */
  readonly element: HTMLElement | null
}

/** Puts a stored photo into the minutes; rejects with `UploadRefused` when they cannot take it any more. */
export type PutIn = (entry: UploadEntry, stored: StoredBlob) => Promise<void>

/** The photos of one meeting that are on their way. The document hears of each when its bytes are on the server's disk. */
export class UploadQueue {
  readonly #upload: UploadPhoto
  readonly #putIn: PutIn
  readonly #listeners = new Set<() => void>()
  /** How to stop each photo that is being sent. */
  readonly #aborts = new Map<string, AbortController>()
  /** What the server stored of those that are not in the minutes yet: they are not sent again. */
  readonly #stored = new Map<string, StoredBlob>()
  #entries: readonly UploadEntry[] = []

  constructor(upload: UploadPhoto, putIn: PutIn) {
    this.#upload = upload
    this.#putIn = putIn
  }

  /** The same list until something changes. */
  readonly read = (): readonly UploadEntry[] => this.#entries

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  addToSection(files: readonly File[]): void {
    this.#add(files.map((file) => entryOf(newId(), file, { kind: "section" }, null)))
  }

  addToBody(files: readonly File[], place: Y.RelativePosition): void {
    const batch = files.map(newId)
    this.#add(
      files.map((file, at) =>
        entryOf(batch[at] ?? newId(), file, { kind: "body", place, batch }, document.createElement("div")),
      ),
    )
  }

  /** Stops it, or puts a failed one away. */
  readonly cancel = (id: string): void => {
    this.#aborts.get(id)?.abort()
    this.#stored.delete(id)
    this.#set(this.#entries.filter((entry) => entry.id !== id))
    this.#next()
  }

  readonly retry = (id: string): void => {
    this.#change(id, { phase: "waiting", share: 0, sentence: null })
    this.#next()
  }

  /** There is a connection again. */
  readonly retryOffline = (): void => {
    for (const { id, phase } of this.#entries) if (phase === "offline") this.retry(id)
  }

  #add(entries: readonly UploadEntry[]): void {
    this.#set([...this.#entries, ...entries])
    this.#next()
  }

  #next(): void {
    const busy = this.#entries.filter(({ phase }) => phase === "sending" || phase === "storing").length
    const next = this.#entries.filter(({ phase }) => phase === "waiting").slice(0, Math.max(0, AT_ONCE - busy))
    for (const entry of next) {
      this.#change(entry.id, { phase: "sending" })
      void this.#send(entry)
    }
  }

  async #send(entry: UploadEntry): Promise<void> {
    const { id, file } = entry
    const abort = new AbortController()
    this.#aborts.set(id, abort)
    try {
      const progress = (share: number) => this.#change(id, { share, ...(share < 1 ? {} : { phase: "storing" }) })
      const stored = this.#stored.get(id) ?? (await this.#upload(file, progress, abort.signal))
      if (abort.signal.aborted) return
      this.#stored.set(id, stored)
      this.#change(id, { phase: "storing", share: 1 })
      await this.#putIn(entry, stored)
      this.cancel(id)
    } catch (error) {
      if (!abort.signal.aborted) this.#change(id, failureOf(error, file))
    } finally {
      if (this.#aborts.get(id) === abort) this.#aborts.delete(id)
      this.#next()
    }
  }

  #change(id: string, part: Partial<UploadEntry>): void {
    this.#set(this.#entries.map((entry) => (entry.id === id ? { ...entry, ...part } : entry)))
  }

  #set(entries: readonly UploadEntry[]): void {
    this.#entries = entries
    for (const listener of this.#listeners) listener()
  }
}

function entryOf(id: string, file: File, target: UploadTarget, element: HTMLElement | null): UploadEntry {
  return { id, file, target, phase: "waiting", share: 0, sentence: null, element }
}

function failureOf(error: unknown, file: File): Partial<UploadEntry> {
  if (!(error instanceof UploadRefused)) return { phase: "failed", sentence: ko.failed(file.name) }
  return { phase: error.isOffline ? "offline" : "failed", sentence: error.message }
}

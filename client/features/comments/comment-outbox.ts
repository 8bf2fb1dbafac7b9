// Comments written here that the server has not confirmed yet. They are kept on the device until it has.
import { z } from "zod"
import { anchorSchema } from "../../../shared/wire/records.ts"

const pendingSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("thread"), id: z.string(), anchor: anchorSchema, body: z.string() }),
  z.object({ kind: z.literal("comment"), id: z.string(), threadId: z.string(), body: z.string() }),
])
/** What is to be posted. The id is made here, so posting the same one twice makes one comment. */
export type PendingComment = z.infer<typeof pendingSchema>

export interface OutboxEntry {
  readonly comment: PendingComment
  readonly state: "sending" | "failed"
}

/** The part of Web Storage the outbox uses. */
export type KeyValueStore = Pick<Storage, "getItem" | "setItem" | "removeItem">

interface OutboxWiring {
  readonly storage: KeyValueStore
  readonly key: string
  /** Posts one comment; rejects when the server did not take it. */
  readonly send: (comment: PendingComment) => Promise<unknown>
}

/** Every entry leaves it in one of two ways: the server confirmed it, or its author discarded it. */
export class CommentOutbox {
  #entries: readonly OutboxEntry[]
  readonly #wiring: OutboxWiring
  readonly #listeners = new Set<() => void>()

  constructor(wiring: OutboxWiring) {
    this.#wiring = wiring
    // What an earlier page could not send waits for a tap: it may have been sent just before the page closed,
    // and posting it again with its id is harmless.
    this.#entries = readStored(wiring).map((comment) => ({ comment, state: "failed" as const }))
  }

  readonly entries = (): readonly OutboxEntry[] => this.#entries

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Shows the comment at once and posts it. */
  post(comment: PendingComment): Promise<void> {
    this.#replace([...this.#entries, { comment, state: "sending" }])
    return this.#send(comment)
  }

  retry(id: string): Promise<void> {
    const entry = this.#entries.find((one) => one.comment.id === id)
    if (!entry || entry.state === "sending") return Promise.resolve()
    this.#mark(id, "sending")
    return this.#send(entry.comment)
  }

  /** The connection is back: everything that waits is posted again. */
  retryFailed(): void {
    for (const { comment } of this.#entries) void this.retry(comment.id)
  }

  discard(id: string): void {
    this.#replace(this.#entries.filter((entry) => entry.comment.id !== id))
  }

  /** Forgets what the server's records already hold, e.g. after an answer that was lost on the way. */
  settle(confirmedIds: ReadonlySet<string>): void {
    const left = this.#entries.filter((entry) => !confirmedIds.has(entry.comment.id))
    if (left.length !== this.#entries.length) this.#replace(left)
  }

  async #send(comment: PendingComment): Promise<void> {
    try {
      await this.#wiring.send(comment)
      this.discard(comment.id)
    } catch {
      this.#mark(comment.id, "failed")
    }
  }

  #mark(id: string, state: OutboxEntry["state"]): void {
    this.#replace(this.#entries.map((entry) => (entry.comment.id === id ? { ...entry, state } : entry)))
  }

  #replace(entries: readonly OutboxEntry[]): void {
    this.#entries = entries
    const { storage, key } = this.#wiring
    try {
      if (entries.length === 0) storage.removeItem(key)
      else storage.setItem(key, JSON.stringify(entries.map((entry) => entry.comment)))
    } catch {
      // A full or forbidden storage must not stop a comment from being sent; it is still in this page.
    }
    for (const listener of this.#listeners) listener()
  }
}

function readStored({ storage, key }: OutboxWiring): PendingComment[] {
  try {
    const stored = z.array(pendingSchema).safeParse(JSON.parse(storage.getItem(key) ?? "[]"))
    return stored.success ? stored.data : []
  } catch {
    return []
  }
}

// SQLite has one connection: while a transaction is open on it, every other statement waits its turn.
import { AsyncLocalStorage } from "node:async_hooks"

/** Marks the async context of a transaction's work, to turn a certain deadlock into an error. */
const context = new AsyncLocalStorage<{ isOpen: boolean }>()

/** Runs a transaction's work; what it starts may not use the store beside its own `trx` until it is over. */
export async function insideTransaction<T>(work: () => Promise<T>): Promise<T> {
  const mark = { isOpen: true }
  try {
    return await context.run(mark, work)
  } finally {
    mark.isOpen = false
  }
}

/** Throws when called from a transaction's work: waiting there for the store would wait for ever. */
export function refuseInsideTransaction(): void {
  if (context.getStore()?.isOpen) throw new Error("inside a transaction use its trx, not the store")
}

interface Waiting {
  readonly isExclusive: boolean
  readonly send: () => void
}

/**
 * First come, first served. A single statement needs only that no transaction is open when it is sent:
 * the worker answers in the order asked, so nothing has to wait for an answer but what follows a transaction.
 */
export class TransactionGate {
  /** A transaction is open. */
  #isHeld = false
  /** Non-empty only while a transaction is open. */
  #waiting: Waiting[] = []

  /** Sends a statement as soon as no transaction is open. */
  shared<T>(send: () => Promise<T>): Promise<T> {
    if (!this.#isHeld) return send()
    return this.#wait(false, send)
  }

  /** Sends the first statement of a transaction when its turn comes; nobody else sends until `release`. */
  exclusive<T>(send: () => Promise<T>): Promise<T> {
    if (this.#isHeld) return this.#wait(true, send)
    this.#isHeld = true
    return send()
  }

  release(): void {
    this.#isHeld = false
    while (this.#waiting.length > 0 && !this.#isHeld) {
      const next = this.#waiting.shift()!
      this.#isHeld = next.isExclusive
      next.send()
    }
  }

  #wait<T>(isExclusive: boolean, send: () => Promise<T>): Promise<T> {
    return new Promise((resolve) => this.#waiting.push({ isExclusive, send: () => resolve(send()) }))
  }
}

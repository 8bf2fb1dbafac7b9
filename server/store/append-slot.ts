// Memory that main thread and SQLite worker share, for the one request that is made for every keystroke: an append goes
// there and its answer comes back there, woken by Atomics. Messages cost several times as much (cloning, events).
import type { AppendPart, WorkerError } from "./sqlite-protocol.ts"

/** Places of the control words. */
const CALLS = 0
const REQUEST = 1
const DONE = 2
const IS_ERROR = 3
const BYTES = 4
const TEXT_BYTES = 5
const CONTROL_WORDS = 6
const DATA_AT = 64
/** Batches beyond this go by message: pasted pages, not keystrokes. */
const DATA_BYTES = 256 * 1024

export type SlotAnswer =
  | { readonly ok: true; readonly value: readonly number[] }
  | { readonly ok: false; readonly error: WorkerError }

/** One append at a time: the main thread offers, the worker takes, answers, and the main thread collects. */
export class AppendSlot {
  readonly memory: SharedArrayBuffer
  readonly #control: Int32Array
  /** Request: the batch's bytes, then its parts as JSON. Answer: JSON. */
  readonly #data: Buffer
  /** Main thread: an append was offered and its answer not collected. */
  #isBusy = false

  constructor(memory?: SharedArrayBuffer) {
    this.memory = memory ?? new SharedArrayBuffer(DATA_AT + DATA_BYTES)
    this.#control = new Int32Array(this.memory, 0, CONTROL_WORDS)
    this.#data = Buffer.from(this.memory, DATA_AT, DATA_BYTES)
  }

  /** Main thread: offers an append; resolves with the worker's answer. Null: too large for the slot, or the slot is taken. */
  offer(id: number, bytes: Uint8Array, parts: readonly AppendPart[]): Promise<SlotAnswer> | null {
    const text = JSON.stringify(parts)
    if (this.#isBusy || bytes.length + Buffer.byteLength(text) > DATA_BYTES) return null
    this.#isBusy = true
    const before = Atomics.load(this.#control, DONE)
    this.#data.set(bytes)
    this.#control[BYTES] = bytes.length
    this.#control[TEXT_BYTES] = this.#data.write(text, bytes.length)
    Atomics.store(this.#control, REQUEST, id)
    this.call()
    const answered = Atomics.waitAsync(this.#control, DONE, before)
    return answered.async ? answered.value.then(() => this.#collect()) : Promise.resolve(this.#collect())
  }

  #collect(): SlotAnswer {
    const text = this.#data.toString("utf8", 0, this.#control[TEXT_BYTES])
    this.#isBusy = false
    if (this.#control[IS_ERROR] === 1) return { ok: false, error: JSON.parse(text) as WorkerError }
    return { ok: true, value: JSON.parse(text) as number[] }
  }

  /** Main thread: wakes the worker; something is offered here or waits on its port. */
  call(): void {
    Atomics.add(this.#control, CALLS, 1)
    Atomics.notify(this.#control, CALLS)
  }

  /** Worker: how often it was called so far, to be given to `sleep`. */
  get calls(): number {
    return Atomics.load(this.#control, CALLS)
  }

  /** Worker: blocks until it is called once more than `calls`. */
  sleep(calls: number): void {
    Atomics.wait(this.#control, CALLS, calls)
  }

  /** Worker: id of the append offered and not answered; 0 = none. */
  get requestId(): number {
    return Atomics.load(this.#control, REQUEST)
  }

  /** Worker: the append offered, its bytes in memory of their own. */
  request(): { readonly bytes: Uint8Array; readonly parts: readonly AppendPart[] } {
    const end = this.#control[BYTES] as number
    const text = this.#data.toString("utf8", end, end + (this.#control[TEXT_BYTES] as number))
    return { bytes: Uint8Array.from(this.#data.subarray(0, end)), parts: JSON.parse(text) as AppendPart[] }
  }

  /** Worker: answers the append offered. */
  answer(answer: SlotAnswer): void {
    this.#control[IS_ERROR] = answer.ok ? 0 : 1
    this.#control[TEXT_BYTES] = this.#data.write(JSON.stringify(answer.ok ? answer.value : answer.error))
    Atomics.store(this.#control, REQUEST, 0)
    Atomics.add(this.#control, DONE, 1)
    Atomics.notify(this.#control, DONE)
  }
}

// Memory that main thread and SQLite worker share, for the one request that is made for every keystroke: an append goes
// there and its answer comes back there, woken by Atomics. Messages cost several times as much (cloning, events), and so
// would text to be parsed: at the pace of typing every line of code that runs is cold.
import { readHead } from "./log-row.ts"
import type { AppendPart, WorkerError } from "./sqlite-protocol.ts"

/** Places of the control words. */
const CALLS = 0
const REQUEST = 1
const DONE = 2
const IS_ERROR = 3
const BYTES = 4
const COUNT = 5
const CONTROL_WORDS = 6

/** Parts of one batch at most, and the numbers of each; an answer is one number for each part. */
const PARTS = 512
const NUMBERS = 8
const NUMBERS_AT = 64
const DATA_AT = NUMBERS_AT + PARTS * NUMBERS * Float64Array.BYTES_PER_ELEMENT
/** Batches beyond this go by message: pasted pages, not keystrokes. */
const DATA_BYTES = 256 * 1024

export type SlotAnswer =
  | { readonly ok: true; readonly value: readonly number[] }
  | { readonly ok: false; readonly error: WorkerError }

/** One append at a time: the main thread offers, the worker takes, answers, and the main thread collects. */
export class AppendSlot {
  readonly memory: SharedArrayBuffer
  readonly #control: Int32Array
  readonly #numbers: Float64Array
  /** Request: the batch's bytes, then the states of its parts. Answer to a failure: JSON. */
  readonly #data: Buffer
  /** Main thread: an append was offered and its answer not collected. */
  #isBusy = false

  constructor(memory?: SharedArrayBuffer) {
    this.memory = memory ?? new SharedArrayBuffer(DATA_AT + DATA_BYTES)
    this.#control = new Int32Array(this.memory, 0, CONTROL_WORDS)
    this.#numbers = new Float64Array(this.memory, NUMBERS_AT, PARTS * NUMBERS)
    this.#data = Buffer.from(this.memory, DATA_AT, DATA_BYTES)
  }

  /** Main thread: offers an append; resolves with the worker's answer. Null: too large for the slot, or the slot is taken. */
  offer(id: number, bytes: Uint8Array, parts: readonly AppendPart[]): Promise<SlotAnswer> | null {
    if (this.#isBusy || parts.length > PARTS || !this.#write(bytes, parts)) return null
    this.#isBusy = true
    const before = Atomics.load(this.#control, DONE)
    Atomics.store(this.#control, REQUEST, id)
    this.call()
    const answered = Atomics.waitAsync(this.#control, DONE, before)
    return answered.async ? answered.value.then(() => this.#collect()) : Promise.resolve(this.#collect())
  }

  #write(bytes: Uint8Array, parts: readonly AppendPart[]): boolean {
    let end = bytes.length
    for (const { state } of parts) end += state.length
    if (end > DATA_BYTES) return false
    this.#data.set(bytes)
    this.#control[BYTES] = bytes.length
    this.#control[COUNT] = parts.length
    end = bytes.length
    let at = 0
    for (const part of parts) {
      this.#numbers[at++] = part.rightsVersion
      this.#numbers[at++] = part.at
      this.#numbers[at++] = part.count
      this.#numbers[at++] = part.from
      this.#numbers[at++] = part.seqAt
      this.#numbers[at++] = part.entriesAt
      this.#numbers[at++] = part.to
      this.#numbers[at++] = part.state.length
      end += this.#data.write(part.state, end, "latin1")
    }
    return true
  }

  #collect(): SlotAnswer {
    this.#isBusy = false
    const count = this.#control[COUNT] as number
    if (this.#control[IS_ERROR] === 0) return { ok: true, value: Array.from(this.#numbers.subarray(0, count)) }
    return { ok: false, error: JSON.parse(this.#data.toString("utf8", 0, count)) as WorkerError }
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
    const length = this.#control[BYTES] as number
    const bytes = new Uint8Array(length)
    bytes.set(this.#data.subarray(0, length))
    const parts: AppendPart[] = []
    let stateAt = length
    for (let index = 0; index < (this.#control[COUNT] as number); index++) {
      const part = this.#part(bytes, index * NUMBERS, stateAt)
      parts.push(part)
      stateAt += part.state.length
    }
    return { bytes, parts }
  }

  #part(bytes: Uint8Array, at: number, stateAt: number): AppendPart {
    const number = (index: number) => this.#numbers[at + index] as number
    const from = number(3)
    const { meetingId, epoch } = readHead(bytes, from)
    return {
      meetingId,
      epoch,
      state: this.#data.toString("latin1", stateAt, stateAt + number(7)),
      rightsVersion: number(0),
      at: number(1),
      count: number(2),
      from,
      seqAt: number(4),
      entriesAt: number(5),
      to: number(6),
    }
  }

  /** Worker: answers the append offered. */
  answer(answer: SlotAnswer): void {
    this.#control[IS_ERROR] = answer.ok ? 0 : 1
    if (answer.ok) this.#numbers.set(answer.value)
    this.#control[COUNT] = answer.ok ? answer.value.length : this.#data.write(JSON.stringify(answer.error))
    Atomics.store(this.#control, REQUEST, 0)
    Atomics.add(this.#control, DONE, 1)
    Atomics.notify(this.#control, DONE)
  }
}

// All simulated people of one load process: connects them, lets them edit at a pace, and waits for all to agree.
import { percentile } from "../statistics.ts"
import type { LoadFailure, RunResult, SettleResult } from "./commands.ts"
import { LoadClient, type ClientObserver, type ClientSpec } from "./load-client.ts"
import { FINAL_MARK } from "./update-bytes.ts"

/** Connections opened in parallel while a crowd gathers; a reconnect opens all at once. */
const GATHERING = 100
/** Stamps read per second over all clients, so that measuring stays cheap beside sending. */
const SAMPLES_PER_SECOND = 20_000
const TICK_MS = 1

export class LoadCrowd {
  readonly #clients: LoadClient[] = []
  #latencies: number[] = []
  #closed = 0
  #refused = 0
  #firstFailure = ""
  /** While cutting connections on purpose, a close is no failure. */
  #isCutting = false
  #whenReady: () => void = () => undefined

  readonly #observer: ClientObserver = {
    ready: () => this.#whenReady(),
    latency: (microseconds) => this.#latencies.push(microseconds / 1000),
    finalSeen: () => undefined,
    closed: (client, code) => {
      if (this.#isCutting) return
      this.#closed += 1
      this.#firstFailure ||= `closed ${code} ${client.spec.path}`
    },
    refused: (_client, text) => {
      this.#refused += 1
      this.#firstFailure ||= text
    },
  }

  get failure(): LoadFailure {
    return { closed: this.#closed, refused: this.#refused, first: this.#firstFailure }
  }

  /** Connects people, some at a time; resolves when each is ready to edit. */
  async gather(specs: readonly ClientSpec[]): Promise<void> {
    const added = specs.map((spec, index) => new LoadClient(spec, this.#clients.length + index, this.#observer))
    this.#clients.push(...added)
    for (let at = 0; at < added.length; at += GATHERING) {
      const group = added.slice(at, at + GATHERING)
      for (const client of group) client.connect()
      await this.#until(() => group.every((client) => client.isReady), 60)
    }
  }

  /**
   * Edits at `rate` per second in total. Every writer keeps its own steady rhythm with a random phase, as
   * people who know nothing of each other do.
   */
  async run(writers: readonly number[], rate: number, seconds: number): Promise<RunResult> {
    const order = writers
      .map((index) => ({ client: this.#clients[index] as LoadClient, phase: Math.random() }))
      .toSorted((a, b) => a.phase - b.phase)
    const perRound = order.length / rate
    this.#latencies = []
    this.#sample(rate)
    const receivedBefore = this.#received()
    const began = performance.now()
    let sent = 0
    while (performance.now() - began < seconds * 1000) {
      const elapsed = (performance.now() - began) / 1000
      for (;;) {
        const turn = order[sent % order.length] as { client: LoadClient; phase: number }
        if ((Math.floor(sent / order.length) + turn.phase) * perRound > elapsed) break
        turn.client.edit()
        sent += 1
      }
      for (const turn of order) turn.client.flush()
      await pause(TICK_MS)
    }
    const took = (performance.now() - began) / 1000
    return {
      sent,
      received: this.#received() - receivedBefore,
      p50: percentile(this.#latencies, 0.5),
      p99: percentile(this.#latencies, 0.99),
      max: percentile(this.#latencies, 1),
      samples: this.#latencies.length,
      seconds: took,
    }
  }

  /** A last edit by every writer; waits until all who share a room have it and every edit is acknowledged. */
  async settle(writers: readonly number[], timeoutSeconds: number): Promise<SettleResult> {
    for (const client of this.#clients) {
      client.sampling = 1
      client.finals.clear()
    }
    for (const index of writers) this.#clients[index]?.edit(FINAL_MARK)
    for (const client of this.#clients) client.flush()
    return this.#agreed(writers, timeoutSeconds)
  }

  /** Everybody loses the connection, writes one edit and comes back at once. */
  async reconnect(timeoutSeconds: number): Promise<SettleResult> {
    this.cut()
    await pause(500)
    this.#isCutting = false
    for (const client of this.#clients) {
      client.sampling = 1
      client.finals.clear()
      client.editOffline(FINAL_MARK)
    }
    for (const client of this.#clients) client.connect()
    return this.#agreed(
      this.#clients.map((_, index) => index),
      timeoutSeconds,
    )
  }

  cut(): void {
    this.#isCutting = true
    for (const client of this.#clients) client.close()
  }

  async #agreed(writers: readonly number[], timeoutSeconds: number): Promise<SettleResult> {
    const began = performance.now()
    const bytesBefore = this.#clients.reduce((sum, client) => sum + client.receivedBytes, 0)
    const perRoom = new Map<number, number>()
    const isWriter = new Set(writers)
    for (const index of writers) {
      const room = this.#clients[index]?.spec.room ?? -1
      perRoom.set(room, (perRoom.get(room) ?? 0) + 1)
    }
    const missing = (): number =>
      this.#clients.reduce((sum, client) => {
        const expected = (perRoom.get(client.spec.room) ?? 0) - (isWriter.has(client.writer) ? 1 : 0)
        return sum + Math.max(0, expected - client.finals.size) + (client.isAcknowledged ? 0 : 1)
      }, 0)
    await this.#until(() => missing() === 0, timeoutSeconds).catch(() => undefined)
    const milliseconds = performance.now() - began
    const bytes = this.#clients.reduce((sum, client) => sum + client.receivedBytes, 0)
    return { milliseconds, missing: missing(), receivedBytes: bytes - bytesBefore }
  }

  #sample(rate: number): void {
    const receiversPerEdit = this.#clients.length / new Set(this.#clients.map((client) => client.spec.room)).size
    for (const client of this.#clients) client.sampling = Math.min(1, SAMPLES_PER_SECOND / (rate * receiversPerEdit))
  }

  #received(): number {
    return this.#clients.reduce((sum, client) => sum + client.received, 0)
  }

  async #until(condition: () => boolean, seconds: number): Promise<void> {
    const deadline = performance.now() + seconds * 1000
    while (!condition()) {
      if (performance.now() > deadline) throw new Error(`not ready in ${seconds} s: ${this.#firstFailure}`)
      await pause(2)
    }
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

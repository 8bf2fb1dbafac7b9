import { StoreFailure, type Append, type AppendResult, type Store, type StoreFailureReason } from "../store/store.ts"

/** A room with accepted updates, as the writer sees it. */
export interface Appender {
  /** Takes everything queued; null = nothing to write now. */
  takeAppend(): Append | null
  /** Called in append order, when the batch is on disk (or refused as stale). */
  settled(result: AppendResult): void
  /** Nothing of the batch was written: what was taken is queued again. */
  failed(error: unknown): void
}

const FIRST_RETRY_MS = 250
const LONGEST_RETRY_MS = 2000
/** A timer for less than this would come late rather than at its time. */
const SHORTEST_PAUSE_MS = 0.5

/**
 * Group commit over all rooms: the next transaction starts when the last one is on disk and takes everything that came
 * meanwhile. While edits keep coming, two transactions start at least an interval apart; the first after a pause starts
 * at once (ADR 0007). When the disk refuses, it keeps trying; nothing is reported as written before it is.
 */
export class LogWriter {
  private readonly store: Store
  private readonly intervalMs: number
  private readonly onHealth: (failure: StoreFailureReason | null, cause: unknown) => void
  private readonly waiting = new Set<Appender>()
  /** A run is due or under way: whatever is requested now is taken by it. */
  private isRunning = false
  private isClosed = false
  /** When the newest transaction started, in ms of `performance.now()`. */
  private startedAt = -Infinity
  /** The newest failure, until an append succeeds. */
  private failure: StoreFailureReason | null = null
  private retryMs = FIRST_RETRY_MS
  private retry: NodeJS.Timeout | null = null

  /**
   * @param intervalMs from the start of one transaction to the start of the next, at least
   * @param onHealth told when the store starts or stops refusing
   */
  constructor(
    store: Store,
    intervalMs: number,
    onHealth: (failure: StoreFailureReason | null, cause: unknown) => void,
  ) {
    this.store = store
    this.intervalMs = intervalMs
    this.onHealth = onHealth
  }

  get health(): StoreFailureReason | null {
    return this.failure
  }

  /** The room has something to write. What else arrives in this turn of the event loop joins the same transaction. */
  request(appender: Appender): void {
    this.waiting.add(appender)
    if (this.isRunning || this.retry !== null || this.isClosed) return
    this.isRunning = true
    this.schedule()
  }

  close(): void {
    this.isClosed = true
    if (this.retry !== null) clearTimeout(this.retry)
    this.retry = null
  }

  /** What arrives in this turn of the event loop, or before the interval has passed, joins the same transaction. */
  private schedule(): void {
    const restMs = this.startedAt + this.intervalMs - performance.now()
    if (restMs < SHORTEST_PAUSE_MS) setImmediate(() => void this.run())
    else setTimeout(() => void this.run(), restMs)
  }

  private async run(): Promise<void> {
    this.startedAt = performance.now()
    const appenders: Appender[] = []
    const batch: Append[] = []
    for (const appender of this.waiting) {
      const append = appender.takeAppend()
      if (append === null) continue
      appenders.push(appender)
      batch.push(append)
    }
    this.waiting.clear()
    const isWritten = batch.length === 0 || (await this.write(appenders, batch))
    if (isWritten && this.waiting.size > 0 && !this.isClosed) return this.schedule()
    this.isRunning = false
  }

  private async write(appenders: readonly Appender[], batch: readonly Append[]): Promise<boolean> {
    let results: AppendResult[]
    try {
      results = await this.store.append(batch)
    } catch (error) {
      this.fail(appenders, error)
      return false
    }
    if (this.failure !== null) {
      this.failure = null
      this.retryMs = FIRST_RETRY_MS
      this.onHealth(null, null)
    }
    for (const [index, appender] of appenders.entries()) appender.settled(results[index] as AppendResult)
    return true
  }

  private fail(appenders: readonly Appender[], error: unknown): void {
    const failure = error instanceof StoreFailure ? error : new StoreFailure("unavailable", error)
    for (const appender of appenders) {
      appender.failed(failure)
      this.waiting.add(appender)
    }
    this.failure = failure.reason
    this.onHealth(this.failure, error)
    if (this.isClosed) return
    this.retry = setTimeout(() => {
      this.retry = null
      for (const appender of this.waiting) this.request(appender)
    }, this.retryMs)
    this.retryMs = Math.min(this.retryMs * 2, LONGEST_RETRY_MS)
  }
}

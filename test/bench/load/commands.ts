// What the bench tells its load process, and what comes back: one answer per command, in order.
import type { ClientSpec } from "./load-client.ts"

export type LoadCommand =
  /** Connects these clients in addition; answers when all are ready. `atOnce` = without pacing. */
  | { readonly type: "connect"; readonly clients: readonly ClientSpec[] }
  /** Clients with index < writers edit, `rate` edits per second in total, for `seconds`. */
  | { readonly type: "run"; readonly writers: readonly number[]; readonly rate: number; readonly seconds: number }
  /** Every writer makes a last edit; answers when everybody in its room has seen it and all is acknowledged. */
  | { readonly type: "settle"; readonly writers: readonly number[]; readonly timeoutSeconds: number }
  /** Cuts all connections; everybody makes an edit; all reconnect at once. Answers when everybody has all edits. */
  | { readonly type: "reconnect"; readonly timeoutSeconds: number }
  | { readonly type: "cut" }
  | { readonly type: "stop" }

export interface RunResult {
  readonly sent: number
  /** Frames that arrived at all clients while running. */
  readonly received: number
  /** Milliseconds from sending to arriving at another client. */
  readonly p50: number
  readonly p99: number
  readonly max: number
  readonly samples: number
  /** Length of the run in seconds as it came out. */
  readonly seconds: number
}

export interface SettleResult {
  /** Milliseconds until everybody had everything. */
  readonly milliseconds: number
  /** Edits that did not arrive somewhere, or were not acknowledged, in time. */
  readonly missing: number
  /** Bytes all clients received meanwhile. */
  readonly receivedBytes: number
}

export interface LoadFailure {
  readonly closed: number
  readonly refused: number
  /** The first unexpected thing, for the log. */
  readonly first: string
}

export type LoadAnswer =
  | { readonly type: "done"; readonly failure: LoadFailure }
  | { readonly type: "ran"; readonly result: RunResult; readonly failure: LoadFailure }
  | { readonly type: "settled"; readonly result: SettleResult; readonly failure: LoadFailure }
  | { readonly type: "failed"; readonly message: string }

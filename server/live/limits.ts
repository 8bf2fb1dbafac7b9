// Every limit of the live side in one place. The environment maps onto it (docs/config.md), so that a load test can raise them.

export interface LiveLimits {
  /** Sockets of this process, of one person, of one meeting. */
  readonly sockets: number
  readonly socketsPerUser: number
  readonly socketsPerRoom: number
  /** Inbound rate of one socket. Over it the server pauses reading; it never drops a message. */
  readonly messagesPerSecond: number
  readonly messagesBurst: number
  readonly bytesPerSecond: number
  readonly bytesBurst: number
  /** Largest WebSocket message, in bytes. */
  readonly messageBytes: number
  /** Largest encoded document, in bytes; an update that would pass it is refused. */
  readonly documentBytes: number
  /** Bytes waiting in a socket above which the server stops sending documents to it and resyncs it later. */
  readonly slowBytes: number
  /** Bytes waiting above which, or milliseconds of falling behind after which, the socket is ended. */
  readonly deadBytes: number
  readonly deadMs: number
  /** Accepted bytes of one room that may wait while the disk refuses; above it writes are refused by name. */
  readonly waitingBytes: number
  /** Milliseconds without any message after which the server sends one, so that the client's 30 s watchdog stays calm. */
  readonly heartbeatMs: number
  /** From the start of one transaction of the log to the start of the next, at least, in ms. */
  readonly commitIntervalMs: number
  /** An acknowledgement rides with the next delivery, but waits no longer than this. */
  readonly ackMs: number
  /** Presence of a room is gathered this long before it is sent on. */
  readonly presenceMs: number
  /** A room without sockets closes after this, once everything is on disk. */
  readonly idleMs: number
  /** How often open rooms are compared with the store, which another process may have written to. */
  readonly storeCheckMs: number
  /** Updates between two snapshots. */
  readonly snapshotEvery: number
}

export const DEFAULT_LIVE_LIMITS: LiveLimits = {
  sockets: 10_000,
  socketsPerUser: 20,
  socketsPerRoom: 100,
  messagesPerSecond: 60,
  messagesBurst: 300,
  bytesPerSecond: 512 * 1024,
  bytesBurst: 4 * 1024 * 1024,
  messageBytes: 1024 * 1024,
  documentBytes: 16 * 1024 * 1024,
  slowBytes: 1024 * 1024,
  deadBytes: 4 * 1024 * 1024,
  deadMs: 10_000,
  waitingBytes: 4 * 1024 * 1024,
  heartbeatMs: 15_000,
  commitIntervalMs: 3,
  ackMs: 40,
  presenceMs: 40,
  idleMs: 30_000,
  storeCheckMs: 1000,
  snapshotEvery: 500,
}

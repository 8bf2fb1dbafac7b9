// What the bench measures: a server in its own process, whoever wrote it.
import type { ClientSpec } from "../load/load-client.ts"

/** Where one room is reached: a client's spec without the client. */
export type RoomAddress = Omit<ClientSpec, "clientId" | "room">

export interface Target {
  readonly name: string
  /** Whether it acknowledges writes and stores documents; the relay does neither. */
  readonly hasDocuments: boolean
  /** One-time preparation for up to `rooms` rooms (install, create meetings). */
  prepare(rooms: number): Promise<void>
  /** Starts on a fresh copy of the prepared data. */
  start(): Promise<void>
  /** Stops as an operator would and starts again on the same data. */
  restart(): Promise<void>
  /** Ends the process and drops this run's data. */
  stop(): Promise<void>
  /** Ends everything and drops the prepared data. */
  dispose(): Promise<void>
  readonly pid: number
  room(index: number): RoomAddress
}

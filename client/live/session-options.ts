import type { DocumentStore } from "../device/documents.ts"
import type { SocketClass } from "./counted-socket.ts"
import type { PostUpdate } from "./post-update.ts"
import type { KeepCopy } from "./session-end.ts"

export interface SessionOptions {
  readonly meetingId: string
  /** Id of the person whose page this is; without it nothing is kept on the device but refused work. */
  readonly person?: string
  /** Base of the live address, `wss://host/live`; the page's own host by default. */
  readonly wsUrl?: string
  readonly Socket?: SocketClass
  /** The way of an update too large for the socket; the REST route by default. */
  readonly post?: PostUpdate
  /** Where refused work is kept; the device by default. */
  readonly keep?: KeepCopy
  /** Where the document is kept for a page without a network; the browser's database by default. */
  readonly store?: DocumentStore
}

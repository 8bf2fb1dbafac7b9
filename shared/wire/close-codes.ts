// WebSocket close codes. y-websocket 3.1 treats 4400–4499 as final and reconnects after every other one.
export const CLOSE = {
  /** Reconnect: the server is restarting. */
  restarting: 1012,
  /** Reconnect later: too many connections, or the room cannot open now. */
  overloaded: 1013,
  /** Reconnect: rights changed; the next welcome says what is allowed. */
  accessChanged: 4205,
  /** Reconnect: this connection could not keep up and must resync. */
  slowConsumer: 4206,
  signInRequired: 4401,
  /** Only to one whose right just ended. */
  accessEnded: 4403,
  /** Missing and forbidden look alike. */
  notFound: 4404,
  /** Another lineage of the document: keep the local copy aside, never merge. */
  epochChanged: 4409,
  clientTooOld: 4426,
  /** The frame broke the protocol or the gate refused it as malformed. */
  badFrame: 4400,
} as const
export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE]

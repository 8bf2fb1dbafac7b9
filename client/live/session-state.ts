import type { SessionState } from "./meeting-session.ts"

/** Before the first word from the server. */
export const STATE_BEFORE_WELCOME: SessionState = {
  synced: false,
  connected: false,
  save: "loading",
  device: "off",
  ended: null,
  readOnly: null,
  me: null,
  records: null,
  permissions: [],
  peers: [],
  refused: null,
}

/** Same in every field: listeners need not hear of it. */
export function sameState(a: SessionState, b: SessionState): boolean {
  return (Object.keys(b) as (keyof SessionState)[]).every((key) => a[key] === b[key])
}

import type { MeetingSession } from "./meeting-session.ts"

/** Longer than an acknowledgement ever takes on a connection that works, in ms. */
const PATIENCE_MS = 5000

/**
 * Resolves with true when everything typed here is on the server's disk, with false when it will not be soon (no
 * connection, read-only) or took too long: what the server does with the document must not be done before.
 */
export function whenSaved(session: MeetingSession, patienceMs = PATIENCE_MS): Promise<boolean> {
  return new Promise((resolve) => {
    const isDecided = (): boolean => {
      const { save } = session.getState()
      if (save === "saving" || save === "delayed") return false
      end(save === "saved")
      return true
    }
    const stop: (() => void)[] = []
    const end = (isSaved: boolean): void => {
      for (const one of stop) one()
      resolve(isSaved)
    }
    if (isDecided()) return
    const timer = setTimeout(end, patienceMs, false)
    stop.push(() => clearTimeout(timer), session.subscribe(isDecided))
  })
}

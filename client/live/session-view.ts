import type { Peer, SessionState } from "./meeting-session.ts"
import { samePeers } from "./peers.ts"
import { DELAY_AFTER_MS, saveState } from "./save-state.ts"
import type { SaveFacts } from "./save-state.ts"
import { sameState, STATE_BEFORE_WELCOME } from "./session-state.ts"

/** What can be read from the session at any moment. */
type Readable = Pick<SessionState, "synced" | "connected" | "readOnly" | "device">

interface Wiring {
  readonly read: () => Readable
  readonly saveFacts: () => Omit<SaveFacts, "now">
}

/** Milliseconds on a clock that only goes forward: somebody may set the device's clock while a save is waited for. */
export const steadyNow = (): number => performance.now()

/** What the page may see of a session; listeners hear of it only when something they can see changed. */
export class SessionView {
  readonly #wiring: Wiring
  readonly #listeners = new Set<() => void>()
  #state: SessionState = STATE_BEFORE_WELCOME
  /** Looks again when an acknowledgement might be late; one that was set for an earlier edit serves a later one too. */
  #delayTimer: ReturnType<typeof setTimeout> | null = null

  constructor(wiring: Wiring) {
    this.#wiring = wiring
  }

  get state(): SessionState {
    return this.#state
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Nobody listens any more. */
  release(): void {
    this.#listeners.clear()
  }

  end(): void {
    if (this.#delayTimer !== null) clearTimeout(this.#delayTimer)
    this.#listeners.clear()
  }

  /** Reads everything anew, with what changed beside it. */
  refresh(change: Partial<SessionState> = {}): void {
    const previous = this.#state
    // Whether the page may write is asked of the new state.
    this.#state = { ...previous, ...this.#wiring.read(), ...change }
    this.#state = { ...this.#state, save: this.#save() }
    if (sameState(previous, this.#state)) {
      this.#state = previous
      return
    }
    for (const listener of this.#listeners) listener()
  }

  /** Who is here, read when a presence changed and not with every letter; a caret that moved is nobody's news. */
  refreshPeers(peers: readonly Peer[]): void {
    if (!samePeers(peers, this.#state.peers)) this.refresh({ peers })
  }

  #save(): SessionState["save"] {
    const facts = { ...this.#wiring.saveFacts(), now: steadyNow() }
    const waited = facts.waitingSince === null ? DELAY_AFTER_MS : facts.now - facts.waitingSince
    if (waited < DELAY_AFTER_MS) this.#delayTimer ??= setTimeout(this.#lookAgain, DELAY_AFTER_MS - waited)
    return saveState(facts)
  }

  readonly #lookAgain = (): void => {
    this.#delayTimer = null
    this.refresh()
  }
}

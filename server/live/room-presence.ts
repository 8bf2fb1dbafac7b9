import type { PresentCaret } from "../commands/meeting-rooms.ts"
import { awarenessFrame } from "./frames.ts"
import { isEmptyPresence, presenceState, readPresence, writePresence, type PresenceUser } from "./presence.ts"

/** One socket, as presence sees it. */
export interface Present {
  readonly presenceUser: PresenceUser
  readonly userId: string
}

/**
 * What says nothing new is told again only after this, in ms: often enough for receivers, who forget a clientID that was
 * silent for 30 s, and seldom enough for stock clients, who send back whatever they are told of themselves.
 */
const RENEW_MS = 10_000
/** A clock further ahead of what was told than this is not followed: nobody changes places so often. */
const MAX_CLOCK_STEP = 1_000_000

/** Who is where in one room. One clientID a socket; the server's own clocks, so that a reconnect is never older than a leave. */
export class RoomPresence {
  private readonly states = new Map<number, { present: Present; state: string; toldAt: number }>()
  /** Newest clock told for a clientID; outlives the state, because receivers remember it too. */
  private readonly clocks = new Map<number, number>()
  private readonly clientOf = new Map<Present, number>()
  /** Who spoke for a clientID, also after the socket closed: nobody else may take it up in between and write with it. */
  private readonly speakers = new Map<number, string>()
  /** ClientIDs whose change has not been sent on yet. */
  private readonly changed = new Set<number>()
  private readonly ownerOf: (client: number) => string | undefined

  /** @param ownerOf who wrote in the document with a clientID: presence may not borrow it */
  constructor(ownerOf: (client: number) => string | undefined) {
    this.ownerOf = ownerOf
  }

  /** The person who spoke for this clientID while the room was open. */
  speakerOf(clientId: number): string | undefined {
    return this.speakers.get(clientId)
  }

  /** Takes what a client says of itself. False: nothing to tell others (unreadable, not its own clientID, or not new). */
  announce(present: Present, update: Uint8Array, now: number): boolean {
    if (isEmptyPresence(update)) return false
    const said = readPresence(update)
    if (said === null || !this.claim(present, said.clientId)) return false
    if (said.given === null) this.states.delete(said.clientId)
    else if (!this.place(present, said.clientId, presenceState(present.presenceUser, said.given), now)) return false
    this.touch(said.clientId, said.clock)
    return true
  }

  /** False: others know this already. */
  private place(present: Present, clientId: number, state: string, now: number): boolean {
    const known = this.states.get(clientId)
    if (known?.present === present && known.state === state && now - known.toldAt < RENEW_MS) return false
    this.states.set(clientId, { present, state, toldAt: now })
    return true
  }

  /** The person's name or role changed: what is known of the place is told again under it. */
  renew(present: Present): boolean {
    const clientId = this.clientOf.get(present)
    const known = clientId === undefined ? undefined : this.states.get(clientId)
    if (clientId === undefined || known === undefined) return false
    const given = JSON.parse(known.state) as object
    this.states.set(clientId, { ...known, state: presenceState(present.presenceUser, given) })
    this.touch(clientId)
    return true
  }

  /** The socket closed. */
  leave(present: Present): boolean {
    const clientId = this.clientOf.get(present)
    if (clientId === undefined) return false
    this.clientOf.delete(present)
    if (!this.states.delete(clientId)) return false
    this.touch(clientId)
    return true
  }

  /** Everyone here, for a newcomer. */
  everyone(): Buffer {
    return this.frameOf([...this.states.keys()])
  }

  /** What changed since the last call, as one frame; null = nothing. */
  takeChanges(): Buffer | null {
    if (this.changed.size === 0) return null
    const frame = this.frameOf([...this.changed])
    this.changed.clear()
    return frame
  }

  /** Carets of everyone here. */
  carets(): PresentCaret[] {
    return [...this.states.values()].flatMap(({ present, state }) => {
      const { cursor } = JSON.parse(state) as { cursor?: unknown }
      if (cursor === undefined || cursor === null) return []
      return [{ userId: present.userId, name: present.presenceUser.name, cursor }]
    })
  }

  private frameOf(clientIds: readonly number[]): Buffer {
    const entries = clientIds.map((clientId) => ({
      clientId,
      clock: this.clocks.get(clientId) ?? 0,
      state: this.states.get(clientId)?.state ?? "null",
    }))
    return awarenessFrame(writePresence(entries))
  }

  /** The next clock, also in the eyes of whom it is about: a client takes nothing about itself that is older than its own. */
  private touch(clientId: number, said = 0): void {
    const told = this.clocks.get(clientId) ?? 0
    this.clocks.set(clientId, (said - told > MAX_CLOCK_STEP ? told : Math.max(told, said)) + 1)
    this.changed.add(clientId)
  }

  /** A socket speaks for the first clientID it names. The same person's newer socket takes it over. */
  private claim(present: Present, clientId: number): boolean {
    const mine = this.clientOf.get(present)
    if (mine !== undefined) return mine === clientId
    const holder = this.states.get(clientId)?.present
    const owner = this.ownerOf(clientId) ?? this.speakers.get(clientId)
    if (owner !== undefined && owner !== present.userId) return false
    if (holder !== undefined) this.clientOf.delete(holder)
    this.clientOf.set(present, clientId)
    this.speakers.set(clientId, present.userId)
    return true
  }
}

/** An awareness frame that says nothing: the heartbeat. */
export const HEARTBEAT_FRAME: Buffer = awarenessFrame(writePresence([]))

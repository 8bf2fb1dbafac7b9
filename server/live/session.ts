import { SCHEMA_VERSION } from "../../shared/minutes/schema.ts"
import { can } from "../../shared/rules/permissions.ts"
import { visibleEvent } from "../../shared/rules/visible.ts"
import { CLOSE, type CloseCode } from "../../shared/wire/close-codes.ts"
import type { LiveEvent, LiveRecords, Refusal } from "../../shared/wire/events.ts"
import { actionsOf, lookUpAccess, presenceUser, rightsOf, type LiveAccess } from "./access.ts"
import { Acks } from "./acks.ts"
import { eventFrame, isStateVector, readInbound, savedFrame, syncFrame } from "./frames.ts"
import type { GateReason } from "./gate-decoder.ts"
import type { LiveDeps } from "./live-deps.ts"
import type { Outbox } from "./outbox.ts"
import type { PresenceUser } from "./presence.ts"
import { RECEIVING, type Receiving } from "./receiving.ts"
import type { Present } from "./room-presence.ts"
import type { Room } from "./room.ts"
import type { Write, Writer } from "./writer.ts"

/** The ways a session ends its socket. */
export interface SocketEnd {
  close(code: CloseCode): void
  terminate(): void
}

/** A document is made anew for one socket at most this often. */
const AGAIN_AFTER_MS = 1000
/** Bytes of updates that may wait for a client's first step 2. */
const MAX_EARLY_BYTES = 4 * 1024 * 1024

/** One socket in one room: reads its frames, answers its writes, holds its rights. */
export class Session implements Writer, Present {
  readonly room: Room
  readonly outbox: Outbox
  readonly acks = new Acks()
  private readonly deps: LiveDeps
  private readonly cookie: string | undefined
  private readonly end: SocketEnd
  /** In-memory rights, kept fresh by bus events; the store has the last word at every append. */
  private access: LiveAccess
  private isEnded = false
  receiving: Receiving = RECEIVING.joining
  /** Why this connection's newest refused write was refused: what builds upon it is refused alike. */
  private tainted: Refusal | null = null
  private hasStep2 = false
  /** When the document was last sent, ms; null before the join's. */
  private documentSentAt: number | null = null
  /** The server's step 1 was sent: without it offline edits would never arrive. */
  private hasAsked = false
  /** Updates that came before the client's first step 2 and build upon what it will bring. */
  private early: Write[] = []
  private earlyBytes = 0

  constructor(
    deps: LiveDeps,
    room: Room,
    access: LiveAccess,
    cookie: string | undefined,
    outbox: Outbox,
    end: SocketEnd,
  ) {
    this.deps = deps
    this.room = room
    this.access = access
    this.cookie = cookie
    this.outbox = outbox
    this.end = end
  }

  get userId(): string {
    return this.access.signedIn.userId
  }

  get presenceUser(): PresenceUser {
    return presenceUser(this.access)
  }

  /** One binary message. */
  receive(message: Uint8Array): void {
    if (this.receiving.kind === "closed") return
    const inbound = readInbound(message)
    switch (inbound.kind) {
      case "update":
        return this.write(inbound.update, false)
      case "step2":
        return this.receiveStep2(inbound.update)
      case "step1":
        return isStateVector(inbound.stateVector) ? this.sendDocument(inbound.stateVector) : this.close(CLOSE.badFrame)
      case "awareness":
        return this.room.announce(this, inbound.update)
      case "queryAwareness":
        return this.send([this.room.presence.everyone()])
      case "invalid":
        this.deps.log.warn({ userId: this.userId, meetingId: this.room.meetingId }, "frame outside the protocol")
        return this.close(CLOSE.badFrame)
    }
  }

  /**
   * First frames of a connection, in one write: step 1, everyone's presence, welcome. In a room just opened step 1 comes
   * behind the document, so that nobody waits for the Y.Doc to be built.
   */
  welcome(records: LiveRecords): void {
    const rest = [this.room.presence.everyone(), eventFrame(this.welcomeEvent(records))]
    this.hasAsked = this.room.isBuilt
    this.send(this.hasAsked ? [syncFrame("step1", this.room.stateVector()), ...rest] : rest)
  }

  /** Sends an event, or the part of it this person may see. Equal events are encoded once: `frames` remembers them. */
  tell(event: LiveEvent, frames: Map<LiveEvent, Buffer>): void {
    const visible = visibleEvent(this.access.actor, event, rightsOf(this.room.meeting))
    if (visible === null) return
    const frame = frames.get(visible) ?? eventFrame(visible)
    frames.set(visible, frame)
    this.send([frame])
  }

  send(pieces: readonly Uint8Array[]): void {
    if (this.receiving.kind !== "closed") this.outbox.send(pieces, this.deps.now())
  }

  /** The acknowledgement that is due, as a frame; null = none. */
  takeAck(): Buffer | null {
    return this.acks.isDue ? savedFrame(this.acks.take()) : null
  }

  refusal(): Refusal | null {
    const { meeting } = this.room
    if (this.hasEndedByTime) return "notAllowed"
    if (!this.isEnded && can(this.access.actor, "editMinutes", rightsOf(meeting))) return null
    return meeting.state === "final" ? "meetingFinal" : "notAllowed"
  }

  saved(n: number): void {
    this.acks.settle(n)
    this.room.ackDue(this)
  }

  refused(n: number, reason: Refusal): void {
    this.tainted = reason
    this.acks.settle(n)
    this.send([eventFrame({ type: "refused", n, reason })])
    this.room.ackDue(this)
  }

  rejected(write: Write, reason: GateReason, detail: string): void {
    if (reason === "gap" && !this.hasStep2 && this.holdEarly(write)) return
    if (reason === "gap" && this.tainted !== null) return this.refused(write.n, this.tainted)
    this.deps.log.warn({ userId: this.userId, meetingId: this.room.meetingId, reason, detail }, "update refused")
    this.refused(write.n, reason === "gap" ? "malformed" : reason)
    if (reason === "malformed") this.close(CLOSE.badFrame)
    // A gap heals: after a reconnect the client's step 2 brings what was missing.
    if (reason === "gap") this.close(CLOSE.slowConsumer)
  }

  /** Looks everything up again. Ends the connection when the right to be here ended; tells the page what changed. */
  async refreshRights(): Promise<void> {
    const found = await lookUpAccess(this.deps.store.db, this.cookie, this.room.meetingId, this.deps.now())
    if (this.receiving.kind === "closed") return
    if (!found.ok) {
      this.isEnded = true
      return this.close(found.code === CLOSE.signInRequired ? CLOSE.signInRequired : CLOSE.accessEnded)
    }
    const before = JSON.stringify(this.access.actor)
    this.access = found.access
    if (JSON.stringify(found.access.actor) === before) return
    const records = await this.room.records()
    this.send([eventFrame(this.welcomeEvent(records))])
    this.room.presenceChanged(this)
  }

  /** The session's life in the store, or a right the person has here, has ended by time: to be looked up again. */
  isExpired(now: number): boolean {
    const { signedIn, endsAt } = this.access
    return signedIn.expiresAt <= now || (endsAt !== null && endsAt <= now)
  }

  /** Judged with every write, so that none is taken between that moment and the looking up. */
  private get hasEndedByTime(): boolean {
    const hasEnded = this.isExpired(this.deps.now())
    if (hasEnded) void this.refreshRights().catch(() => this.end.terminate())
    return hasEnded
  }

  belongsTo(userId: string): boolean {
    return this.access.signedIn.userId === userId
  }

  close(code: CloseCode): void {
    if (this.receiving.kind === "closed") return
    const ack = this.takeAck()
    if (ack !== null) this.send([ack])
    this.receiving = RECEIVING.closed
    this.end.close(code)
  }

  /** Ends a socket that does not take what it is sent: no close frame would reach it. */
  terminate(): void {
    this.receiving = RECEIVING.closed
    this.end.terminate()
  }

  private receiveStep2(update: Uint8Array): void {
    this.hasStep2 = true
    this.write(update, true)
    const { early } = this
    this.early = []
    this.earlyBytes = 0
    // What came before may now stand; mostly the step 2 contained it already.
    for (const write of early) this.room.write({ ...write, mayRepeat: true })
  }

  private write(update: Uint8Array, mayRepeat: boolean): void {
    this.room.write({ writer: this, n: this.acks.next(), update, mayRepeat })
  }

  private holdEarly(write: Write): boolean {
    if (this.earlyBytes + write.update.length > MAX_EARLY_BYTES) return false
    this.early.push(write)
    this.earlyBytes += write.update.length
    return true
  }

  /** Asked again at once, or by somebody who has not taken the last document: it comes with the next tick, once. */
  private sendDocument(stateVector: Uint8Array): void {
    const now = this.deps.now()
    if (this.documentSentAt !== null && (!this.outbox.isDrained || now - this.documentSentAt < AGAIN_AFTER_MS)) {
      this.receiving = { kind: "behind", since: stateVector }
      return
    }
    this.documentSentAt = now
    this.outbox.sendDocument(this.room.documentFor(stateVector), now)
    this.receiving = RECEIVING.live
    if (this.hasAsked) return
    this.hasAsked = true
    // In the next turn: the document just written leaves first.
    setImmediate(() => this.send([syncFrame("step1", this.room.stateVector())]))
  }

  private welcomeEvent(records: LiveRecords): LiveEvent {
    const { actor, signedIn } = this.access
    const { meeting } = this.room
    const event: LiveEvent = {
      type: "welcome",
      epoch: meeting.epoch,
      schema: SCHEMA_VERSION,
      me: { id: signedIn.userId, name: signedIn.name, colour: this.presenceUser.colour },
      permissions: actionsOf(actor, meeting),
      readOnly: this.room.readOnly,
      records,
    }
    return (
      visibleEvent(actor, event, rightsOf(meeting)) ?? { ...event, records: { ...records, threads: [], revisions: [] } }
    )
  }
}

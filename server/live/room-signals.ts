import type { LiveDeps } from "./live-deps.ts"
import type { RoomPresence } from "./room-presence.ts"
import type { Session } from "./session.ts"

/** The two things of a room that may wait a moment so that they cost less: acknowledgements and presence. */
export class RoomSignals {
  private readonly deps: LiveDeps
  private readonly sessions: ReadonlySet<Session>
  private readonly presence: RoomPresence
  private readonly due = new Set<Session>()
  private ackTimer: NodeJS.Timeout | null = null
  private presenceTimer: NodeJS.Timeout | null = null

  constructor(deps: LiveDeps, sessions: ReadonlySet<Session>, presence: RoomPresence) {
    this.deps = deps
    this.sessions = sessions
    this.presence = presence
  }

  /** An acknowledgement rides with the next delivery; if none comes it is sent alone. */
  ackDue(session: Session): void {
    this.due.add(session)
    this.ackTimer ??= setTimeout(() => this.sendAcks(), this.deps.limits.ackMs)
  }

  /** Presence has changed: gathered, then sent to everyone as one frame. */
  presenceDue(): void {
    this.presenceTimer ??= setTimeout(() => this.sendPresence(), this.deps.limits.presenceMs)
  }

  forget(session: Session): void {
    this.due.delete(session)
  }

  stop(): void {
    if (this.ackTimer !== null) clearTimeout(this.ackTimer)
    if (this.presenceTimer !== null) clearTimeout(this.presenceTimer)
  }

  private sendAcks(): void {
    this.ackTimer = null
    for (const session of this.due) {
      const ack = session.takeAck()
      if (ack !== null) session.send([ack])
    }
    this.due.clear()
  }

  private sendPresence(): void {
    this.presenceTimer = null
    const frame = this.presence.takeChanges()
    if (frame === null) return
    const pieces = [frame]
    for (const session of this.sessions) if (session.receiving.kind !== "behind") session.send(pieces)
  }
}

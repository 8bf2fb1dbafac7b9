import type { RoomPresence } from "./room-presence.ts"
import type { Session } from "./session.ts"
import type { Soon, Task } from "./soon.ts"

/** The two things of a room that may wait a moment so that they cost less: acknowledgements and presence. */
export class RoomSignals implements Task {
  private readonly soon: Soon
  private readonly sessions: ReadonlySet<Session>
  private readonly presence: RoomPresence
  private readonly due = new Set<Session>()
  /** A commit is being delivered: what is due after it is decided then. */
  private isCommitting = false

  constructor(soon: Soon, sessions: ReadonlySet<Session>, presence: RoomPresence) {
    this.soon = soon
    this.sessions = sessions
    this.presence = presence
  }

  /** An acknowledgement rides with the next delivery; if none comes it is sent alone. */
  ackDue(session: Session): void {
    this.due.add(session)
    if (!this.isCommitting) this.soon.add(this)
  }

  /**
   * Runs the delivery of a commit. What it left to be acknowledged is sent at once in a calm room, where no delivery is to be
   * expected in time, and waits for the next one in a busy room.
   */
  committing(isCalm: boolean, deliver: () => void): void {
    this.isCommitting = true
    try {
      deliver()
    } finally {
      this.isCommitting = false
    }
    if (isCalm) this.sendAcks()
    else if (this.due.size > 0) this.soon.add(this)
  }

  /** Presence has changed: gathered, then sent to everyone as one frame. */
  presenceDue(): void {
    this.soon.add(this)
  }

  forget(session: Session): void {
    this.due.delete(session)
  }

  stop(): void {
    this.soon.drop(this)
  }

  run(): void {
    this.sendAcks()
    this.sendPresence()
  }

  private sendAcks(): void {
    for (const session of this.due) {
      const ack = session.takeAck()
      if (ack !== null) session.send([ack])
    }
    this.due.clear()
  }

  private sendPresence(): void {
    const frame = this.presence.takeChanges()
    if (frame === null) return
    const pieces = [frame]
    for (const session of this.sessions) if (session.receiving.kind !== "behind") session.send(pieces)
  }
}

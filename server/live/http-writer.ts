import { can, type Actor } from "../../shared/rules/permissions.ts"
import type { Refusal } from "../../shared/wire/events.ts"
import { meetingAccess } from "../commands/access.ts"
import type { Db } from "../store/store.ts"
import { rightsOf } from "./access.ts"
import type { GateReason } from "./gate-decoder.ts"
import type { Room } from "./room.ts"
import type { Write, Writer } from "./writer.ts"

interface Submission {
  readonly actor: Actor
  readonly updates: readonly Uint8Array[]
  /** The lineage they were made in, if the sender says so. */
  readonly epoch: string | undefined
}

type Outcome = { ok: true } | { ok: false; reason: Refusal }

/** Writes updates that came over HTTP, in causal order. Resolves when all are on disk, or with the first refusal. */
export async function submitUpdates(db: Db, room: Room, { actor, updates, epoch }: Submission): Promise<Outcome> {
  // A room has one epoch all its life; what the log has moved on to meanwhile, the append finds.
  if (epoch !== undefined && epoch !== room.meeting.epoch) return { ok: false, reason: "epochChanged" }
  if (updates.length === 0) return { ok: true }
  // The actor was looked up before the room was loaded; a right that ended meanwhile must not write under newer versions.
  const mayWrite = can(actor, "editMinutes", rightsOf(room.meeting))
  const found = mayWrite ? await meetingAccess(db, actor.userId, room.meetingId) : { actor }
  const now = found?.actor ?? { ...actor, active: false }
  return new Promise((resolve) => {
    const writer = new HttpWriter(db, room, now, updates.length, resolve)
    for (const [index, update] of updates.entries()) room.write({ writer, n: index + 1, update, mayRepeat: true })
  })
}

/** One request over HTTP, writing into a room. */
class HttpWriter implements Writer {
  readonly userId: string
  private readonly db: Db
  private readonly room: Room
  private actor: Actor
  private outstanding: number
  private firstRefusal: Refusal | null = null
  private readonly done: (outcome: Outcome) => void

  constructor(db: Db, room: Room, actor: Actor, count: number, done: (outcome: Outcome) => void) {
    this.userId = actor.userId
    this.db = db
    this.room = room
    this.actor = actor
    this.outstanding = count
    this.done = done
  }

  refusal(): Refusal | null {
    const { meeting } = this.room
    // A piece after a refused one would leave a hole in what the person sent.
    if (this.firstRefusal !== null) return this.firstRefusal
    if (can(this.actor, "editMinutes", rightsOf(meeting))) return null
    return meeting.state === "final" ? "meetingFinal" : "notAllowed"
  }

  async refreshRights(): Promise<void> {
    const found = await meetingAccess(this.db, this.userId, this.room.meetingId)
    this.actor = found?.actor ?? { ...this.actor, active: false }
  }

  saved(): void {
    this.settle()
  }

  refused(_n: number, reason: Refusal): void {
    this.firstRefusal ??= reason
    this.settle()
  }

  rejected(write: Write, reason: GateReason): void {
    this.refused(write.n, reason === "gap" ? "malformed" : reason)
  }

  private settle(): void {
    if (--this.outstanding > 0) return
    this.done(this.firstRefusal === null ? { ok: true } : { ok: false, reason: this.firstRefusal })
  }
}

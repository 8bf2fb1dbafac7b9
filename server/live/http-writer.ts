import { can, type Actor } from "../../shared/rules/permissions.ts"
import type { Refusal } from "../../shared/wire/events.ts"
import { meetingAccess } from "../commands/access.ts"
import type { RoomMoment, Written } from "../commands/meeting-rooms.ts"
import type { LiveDeps } from "./live-deps.ts"
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

/** Writes updates that came over HTTP, in causal order. Resolves when all are on disk, or with the first refusal. */
export async function submitUpdates(
  deps: LiveDeps,
  room: Room,
  { actor, updates, epoch }: Submission,
): Promise<Written> {
  // A room has one epoch all its life; what the log has moved on to meanwhile, the append finds.
  if (epoch !== undefined && epoch !== room.meeting.epoch) return { ok: false, reason: "epochChanged" }
  if (updates.length === 0) return { ok: true }
  const now = await actorNow(deps, room, actor)
  return new Promise((resolve) => {
    const writer = new HttpWriter(deps, room, now, updates.length, resolve)
    for (const [index, update] of updates.entries()) room.writeInTurn({ writer, n: index + 1, update, mayRepeat: true })
  })
}

/** See MeetingRooms.change. */
export async function changeDocument(
  deps: LiveDeps,
  room: Room,
  actor: Actor,
  make: (moment: RoomMoment) => Uint8Array | null,
): Promise<Written> {
  // The answer is waited for outside: what is parked goes on as soon as the change is queued before it.
  const written = await room.whileParked(async (committed): Promise<{ answer: Written | Promise<Written> }> => {
    const now = await actorNow(deps, room, actor)
    const update = make({ ...committed, carets: room.presence.carets() })
    if (update === null) return { answer: { ok: true } }
    const answer = new Promise<Written>((resolve) => {
      const writer = new HttpWriter(deps, room, now, 1, resolve)
      room.writeNow({ writer, n: 1, update, mayRepeat: false })
    })
    return { answer }
  })
  return written.answer
}

/** The actor was looked up before the room was loaded; a right that ended meanwhile must not write under newer versions. */
async function actorNow(deps: LiveDeps, room: Room, actor: Actor): Promise<Actor> {
  if (!can(actor, "editMinutes", rightsOf(room.meeting))) return actor
  const found = await meetingAccess(deps.store.db, actor, deps.now(), room.meetingId)
  return found?.actor ?? { ...actor, active: false }
}

/** One request over HTTP, writing into a room. */
class HttpWriter implements Writer {
  readonly userId: string
  private readonly deps: LiveDeps
  private readonly room: Room
  private actor: Actor
  private outstanding: number
  private firstRefusal: Refusal | null = null
  private readonly done: (outcome: Written) => void

  constructor(deps: LiveDeps, room: Room, actor: Actor, count: number, done: (outcome: Written) => void) {
    this.userId = actor.userId
    this.deps = deps
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
    const found = await meetingAccess(this.deps.store.db, this, this.deps.now(), this.room.meetingId)
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

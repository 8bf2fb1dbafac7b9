// The heavy work of one room, cut small enough that nobody waits for it: large updates, and small ones that delete much,
// are judged in pieces and applied in parts, each in a turn of its own.
import type { Refusal } from "../../shared/wire/events.ts"
import { authorOf, PieceWriter } from "./piece-writer.ts"
import type { RoomDocument } from "./room-document.ts"
import type { RoomWrites } from "./room-writes.ts"
import type { Turns } from "./turns.ts"
import type { QueuedWrite, Write, Writer } from "./writer.ts"

/** Updates larger than this are judged in turns, in pieces if they are many structs; keystrokes are far smaller. */
const LONG_BYTES = 16 * 1024
/** Committed updates that may wait to be applied to the Y.Doc until the next tick: together they cost less, and not too much. */
const MAX_UNAPPLIED = 256
const MAX_UNAPPLIED_BYTES = 64 * 1024
/** While somebody holds the room it is looked at again after this many milliseconds. */
const HELD_MS = 5

/** What the turns need of their room. */
export interface TurnsHost {
  readonly isBuilt: boolean
  readonly document: RoomDocument
  readonly isDestroyed: boolean
  readonly writes: RoomWrites
  broke(error: unknown): void
}

export class RoomTurns {
  private readonly host: TurnsHost
  private readonly turns: Turns
  /** What each writer has waiting, in order: what follows a long write waits behind it. */
  private readonly waiting = new Map<Writer, (Write | PieceWriter)[]>()
  private isDue = false

  constructor(host: TurnsHost, turns: Turns) {
    this.host = host
    this.turns = turns
  }

  /** Nothing waits to be judged. */
  get isCalm(): boolean {
    return this.waiting.size === 0
  }

  /**
   * Judges a write: at once, or in turns when it is long, stands behind a long one, or comes while the room is held (all
   * that came meanwhile would be judged in one go when it is let go).
   */
  write(write: Write): void {
    const isLong = write.update.length > LONG_BYTES || this.waiting.has(write.writer)
    if (isLong || this.host.writes.isHeld || this.hasMuchToApply) return this.writeInTurn(write)
    const pieces = this.judgeWhole(write)
    if (pieces === null) return
    // Nothing of this writer's was waiting.
    this.waiting.set(write.writer, [pieces])
    this.askForTurn()
  }

  /** Judges a write in a turn of its own, behind what its writer has waiting. */
  writeInTurn(write: Write): void {
    const queue = this.waiting.get(write.writer)
    if (queue === undefined) this.waiting.set(write.writer, [write])
    else queue.push(write)
    this.askForTurn()
  }

  /** After a commit: many updates, or large ones, are not left to the next tick. */
  applySoon(): void {
    const { count, bytes } = this.host.document.waitingToApply
    if (count > MAX_UNAPPLIED || bytes > MAX_UNAPPLIED_BYTES) this.askForTurn()
  }

  /** Does a part of what is heavy; false = there is nothing heavy to be done now. */
  step(): boolean {
    if (this.host.isDestroyed) return false
    if (this.hasMuchToApply) {
      this.apply(MAX_UNAPPLIED_BYTES)
      return true
    }
    if (this.host.writes.isHeld || this.waiting.size === 0) return false
    this.judgeNext()
    return true
  }

  /** Applies what waits, or only the oldest until these many bytes are passed. */
  apply(maxBytes?: number): void {
    try {
      this.host.document.apply(maxBytes)
    } catch (error) {
      this.host.broke(error)
    }
  }

  /** The room is over: what waits is refused by this name. */
  end(reason: Refusal): void {
    const queues = [...this.waiting.values()]
    this.waiting.clear()
    for (const each of queues.flat()) {
      if (each instanceof PieceWriter) each.refused(0, reason)
      else each.writer.refused(each.n, reason)
    }
  }

  /** Judges a write whole, unless it deletes so much that it is to be taken in pieces: those come back. */
  private judgeWhole(write: Write): PieceWriter | null {
    let pieces: PieceWriter | null = null
    const cut = (): boolean => {
      pieces = PieceWriter.ofDeleting(write)
      return pieces !== null
    }
    try {
      this.host.writes.write(write, cut)
    } catch (error) {
      this.host.broke(error)
    }
    return pieces
  }

  private get hasMuchToApply(): boolean {
    return this.host.isBuilt && this.host.document.unappliedBytes > MAX_UNAPPLIED_BYTES
  }

  private askForTurn(): void {
    if (this.isDue) return
    this.isDue = true
    this.turns.add(() => this.turn())
  }

  private turn(): void {
    this.isDue = false
    const { host } = this
    if (host.isDestroyed) return
    const hasWorked = this.step()
    if (!hasWorked && host.isBuilt && host.document.waitingToApply.count > MAX_UNAPPLIED) this.apply()
    if (this.waiting.size === 0 && !this.hasMuchToApply) return
    if (hasWorked) return this.askForTurn()
    this.isDue = true
    setTimeout(() => this.turn(), HELD_MS)
  }

  /** One step of whoever waited longest; then the next writer. */
  private judgeNext(): void {
    const [writer, queue] = this.waiting.entries().next().value as [Writer, (Write | PieceWriter)[]]
    this.waiting.delete(writer)
    const first = queue[0] as Write | PieceWriter
    queue.splice(0, 1, ...(first instanceof PieceWriter ? this.takePiece(first) : this.start(first)))
    // Its answer may have made the writer say more: that stands behind.
    const later = this.waiting.get(writer) ?? []
    if (queue.length + later.length > 0) this.waiting.set(writer, [...queue, ...later])
    if (this.host.isDestroyed) this.end("storageUnavailable")
  }

  /** @returns what is left of it */
  private start(write: Write): PieceWriter[] {
    const pieces = write.update.length > LONG_BYTES ? PieceWriter.of(write) : null
    if (pieces === "answered") return []
    return present(pieces ?? this.judgeWhole(write))
  }

  private takePiece(pieces: PieceWriter): PieceWriter[] {
    const piece = pieces.next()
    // What a piece deletes may be too much in its turn.
    return piece === null ? [] : [...present(this.judgeWhole(piece)), pieces]
  }
}

/** The writes with their authors in place of the pieces' writers. */
export function byAuthor(writes: readonly QueuedWrite[]): readonly QueuedWrite[] {
  if (!writes.some(({ writer }) => writer instanceof PieceWriter)) return writes
  return writes.map((write) => ({ ...write, writer: authorOf(write.writer) }))
}

function present(pieces: PieceWriter | null): PieceWriter[] {
  return pieces === null ? [] : [pieces]
}

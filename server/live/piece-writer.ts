import * as Y from "yjs"
import type { Refusal } from "../../shared/wire/events.ts"
import { piecesOf, type UpdatePiece } from "../../shared/wire/update-pieces.ts"
import { sectionsOf, structsInOrder, type Struct } from "./gate-causality.ts"
import { decodeBounded, GateRefusal, type GateReason } from "./gate-decoder.ts"
import { clocksIn } from "./gate-deletes.ts"
import { decode } from "./gate.ts"
import type { Write, Writer } from "./writer.ts"

/** Structs, or deleted ranges, of one piece: some ten milliseconds of judging, and fewer of applying. */
const LONG = { bytes: Infinity, entries: 3_000 }
/** Clocks that a piece may delete; where that is still too much, a piece of the piece. */
const DELETED = [1_000, 100] as const

/**
 * The pieces of one long write, each judged and logged as an update of its own; its author is answered once, for all of
 * them. Refused half-way, the pieces before stay, as if the author had sent those alone.
 */
export class PieceWriter implements Writer {
  /** Asked for this write, and is answered: its author, or the pieces it is one of. */
  private readonly asker: Writer
  private readonly write: Write
  private readonly pieces: Iterator<UpdatePiece, void>
  /** Pieces given out and not answered yet. */
  private open = 0
  private isComplete = false
  /** The author has been answered: whatever comes now concerns nobody. */
  private isOver = false

  private constructor(write: Write, pieces: Iterator<UpdatePiece, void>) {
    this.asker = write.writer
    this.write = write
    this.pieces = pieces
  }

  /**
   * Reads a write and gets ready to cut it; null = it is short, and goes to the gate whole. What cannot be read is
   * answered here: reading is half of what judging costs.
   */
  static of(write: Write): PieceWriter | "answered" | null {
    const decoded = decode(write.update)
    if (!decoded.ok) {
      write.writer.rejected(write, decoded.reason, decoded.detail)
      return "answered"
    }
    const { structs, ds } = decoded.update
    let ranges = 0
    for (const each of ds.clients.values()) ranges += each.length
    if (structs.length <= LONG.entries && ranges <= LONG.entries) return null
    return new PieceWriter(write, piecesOf(itemsInOrder(structs), ds, LONG))
  }

  /** A write the gate has read and would not take whole because of all it deletes; null = it is short all the same. */
  static ofDeleting(write: Write): PieceWriter | null {
    const { structs, ds } = decodeBounded(write.update)
    const clocks = clocksIn(ds)
    const deleted = DELETED.find((most) => clocks > most)
    if (deleted === undefined) return null
    return new PieceWriter(write, piecesOf(itemsInOrder(structs), ds, { ...LONG, deleted }))
  }

  /** Whose write it is: gets none of its pieces back. */
  get author(): Writer {
    return authorOf(this.asker)
  }

  get userId(): string {
    return this.asker.userId
  }

  /** The next piece; null = all have been given out, or the author was refused. */
  next(): Write | null {
    if (this.isOver) return null
    try {
      const { done, value } = this.pieces.next()
      if (done !== true) {
        this.open++
        return { ...this.write, writer: this, update: value.update }
      }
    } catch (error) {
      if (!(error instanceof GateRefusal)) throw error
      this.rejected(this.write, error.reason, error.message)
    }
    this.isComplete = true
    this.answerIfSaved()
    return null
  }

  refusal(): Refusal | null {
    return this.asker.refusal()
  }

  refreshRights(): Promise<void> {
    return this.asker.refreshRights()
  }

  saved(): void {
    this.open--
    this.answerIfSaved()
  }

  refused(_n: number, reason: Refusal): void {
    if (this.isOver) return
    this.isOver = true
    this.asker.refused(this.write.n, reason)
  }

  rejected(_piece: Write, reason: GateReason, detail: string): void {
    if (this.isOver) return
    this.isOver = true
    this.asker.rejected(this.write, reason, detail)
  }

  private answerIfSaved(): void {
    if (this.isOver || !this.isComplete || this.open > 0) return
    this.isOver = true
    this.asker.saved(this.write.n)
  }
}

/** Whose writes a writer's are: nobody gets an own one back. */
export function authorOf(writer: Writer): Writer {
  return writer instanceof PieceWriter ? writer.author : writer
}

/** The decoder refuses skipped ranges; the check says so to the compiler. */
function* itemsInOrder(structs: readonly Struct[]): Generator<Y.Item | Y.GC, void> {
  for (const struct of structsInOrder(sectionsOf(structs), () => 0)) if (!(struct instanceof Y.Skip)) yield struct
}

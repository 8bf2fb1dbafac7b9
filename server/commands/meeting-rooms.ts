// What commands may ask of live rooms. `live` implements it, `main` injects it; commands never import live.
import type * as Y from "yjs"
import type { Minutes } from "../../shared/minutes/minutes.ts"
import type { Actor } from "../../shared/rules/permissions.ts"
import type { Refusal } from "../../shared/wire/events.ts"

/** How a write over HTTP ended. */
export type Written = { readonly ok: true } | { readonly ok: false; readonly reason: Refusal }

/** The committed document of a meeting at one moment. */
export interface CommittedDocument {
  readonly doc: Y.Doc
  readonly epoch: string
  readonly seq: number
}

/** Where somebody's caret is, as that person's page says it: not to be trusted. */
export interface PresentCaret {
  readonly userId: string
  readonly name: string
  /** Two Yjs positions in JSON, if it is honest (shared/wire/events.ts). */
  readonly cursor: unknown
}
/** A meeting at a moment at which nothing accepted is still on its way to the disk. */
export interface RoomMoment extends CommittedDocument {
  readonly carets: readonly PresentCaret[]
}

/** Who has which meeting open now; everybody once, however many devices. */
export type PeopleInRooms = ReadonlyMap<string, readonly { readonly id: string; readonly name: string }[]>

export interface MeetingRooms {
  /** How many meetings are open, and how many sockets in them. */
  usage(): { readonly openRooms: number; readonly sockets: number }
  present(): PeopleInRooms
  /** What is on disk, as Minutes. Opens the room if needed. Throws MeetingDamaged if nothing readable exists. */
  readMinutes(meetingId: string): Promise<Minutes>
  /**
   * In the room's serial queue: park new writes, flush what was accepted, run `work` on the committed document.
   * Writes parked meanwhile are then judged against the state `work` left in the store (refused after a finalize).
   */
  whileParked<T>(meetingId: string, work: (committed: CommittedDocument) => Promise<T>): Promise<T>
  /**
   * Updates over HTTP, in causal order, through the same gate and log as the socket. Resolves when on disk or refused.
   * With an `epoch` they are refused as epochChanged in every other lineage; the append itself judges it again.
   */
  submit(meetingId: string, actor: Actor, updates: readonly Uint8Array[], epoch?: string): Promise<Written>
  /**
   * One change the server makes for a person: everything accepted is on disk, new writes wait, `make` answers the update
   * (or null: nothing to write, which counts as done), and no write comes between. It takes the way of every other write:
   * gate, right, log. `make` reads the document and must not change it. Resolves when on disk or refused.
   */
  change(meetingId: string, actor: Actor, make: (moment: RoomMoment) => Uint8Array | null): Promise<Written>
  /** A new epoch or a repaired log: everyone is closed with epochChanged and the room is dropped. */
  resetRoom(meetingId: string): Promise<void>
}

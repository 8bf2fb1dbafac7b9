// What the features of the minutes page may know of the live connection. One session per open page and generation.
import type { Awareness } from "y-protocols/awareness"
import type * as Y from "yjs"
import type { Action } from "../../shared/rules/permissions.ts"
import type { LiveRecords, ReadOnlyReason, Refusal, WelcomeEvent } from "../../shared/wire/events.ts"
import type { PageUndo } from "./undo.ts"

/** The save state in words that are true; the sentence for each is in shared/text/ko. */
export type SaveState =
  /** First sync not finished. */
  | "loading"
  /** Everything typed here is on the server's disk. */
  | "saved"
  /** Sent or about to be sent, not yet acknowledged. */
  | "saving"
  /** No connection; what was typed is held in this page alone. */
  | "offline"
  /** No connection; a write to this device has not completed yet. */
  | "storing"
  /** No connection; everything typed here is on this device. */
  | "onDevice"
  /** Connected, but an acknowledgement has been missing for seconds. */
  | "delayed"
  | "readOnly"

/** Why the session ended for good (final close codes). */
export type EndReason = "signInRequired" | "accessEnded" | "notFound" | "epochChanged" | "clientTooOld" | "badFrame"

export interface Peer {
  readonly clientId: number
  readonly userId: string
  readonly name: string
  /** A CSS class suffix / palette index decided by the server, e.g. "3". */
  readonly colour: string
  readonly place: string | null
  readonly isSelf: boolean
}

/** Whether this device keeps a copy of the document. */
export type DeviceStatus =
  /** By intent it does not. */
  | "off"
  | "ready"
  /** The browser allows no storage (a private window, a setting), or lost it. */
  | "blocked"
  | "full"

export interface SessionState {
  /** The document is there, from the server or from this device. */
  readonly synced: boolean
  readonly connected: boolean
  readonly save: SaveState
  readonly device: DeviceStatus
  readonly ended: EndReason | null
  readonly readOnly: ReadOnlyReason | null
  readonly me: WelcomeEvent["me"] | null
  readonly records: LiveRecords | null
  readonly permissions: readonly Action[]
  readonly peers: readonly Peer[]
  /** The newest refused write: it was kept on this device and the document is rebuilt from the server. */
  readonly refused: { readonly reason: Refusal; readonly at: number } | null
}

export interface MeetingSession {
  readonly meetingId: string
  /** Id of the person whose page this is; empty when nothing is kept on the device. */
  readonly person: string
  readonly doc: Y.Doc
  readonly awareness: Awareness
  /** ONE undo stack per person over header, attendance, body and opinions. Tracks LOCAL_ORIGIN. */
  readonly undo: PageUndo
  /** May this page write now: connected rights say editMinutes, nothing is read-only, the schema is not newer. */
  canEdit(): boolean
  /** Where this person is, for others' faces and edges: `body`, `header.title`, `opinion.<table>.<row>.<column>`, `attendance.<seat>`. */
  setPlace(place: string | null): void
  getState(): SessionState
  subscribe(listener: () => void): () => void
  destroy(): void
}

/** Origin of every local change, also of the editors' own: `doc.transact(fn, LOCAL_ORIGIN)`. */
export const LOCAL_ORIGIN = Symbol("local")

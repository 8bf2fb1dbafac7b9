// The tables, once for SQLite and PostgreSQL. Times are integer milliseconds, ids text, flags 0/1, bytes Uint8Array.
import type { MeetingState } from "../../shared/rules/permissions.ts"
import type {
  ClaimTable,
  CommitteeLinkTable,
  CommitteeTable,
  IdentityTable,
  InvitationTable,
  MembershipTable,
  OrganizationTable,
  PasskeyTable,
  RosterObserverTable,
  RosterSeatTable,
  SessionTable,
  TermTable,
  UserTable,
  ViewerLinkTable,
} from "./schema-people.ts"

export type * from "./schema-people.ts"

export interface MeetingTable {
  id: string
  committee_id: string
  round: number
  /** Copies of the header for lists, refreshed when a snapshot is written and at finalize. */
  title: string
  starts_at: string | null
  place: string
  state: MeetingState
  epoch: string
  /** Sequence number of the newest update on disk in this epoch; 1 = the creating transaction only. */
  last_seq: number
  /** Bumped whenever somebody's right to write here changes: an append under an older value is refused. */
  rights_version: number
  revision: number
  damaged: number
  created_by: string | null
  created_at: number
  updated_at: number
}
/** One row per document and group commit: `seq` is that of its last update, `entries` holds `count` of them. */
export interface MinutesUpdateTable {
  meeting_id: string
  epoch: string
  seq: number
  count: number
  at: number
  /** Encoded list of {userId, clientIds, update}: server/store/log-entry.ts. */
  entries: Uint8Array
  /** First 16 bytes of SHA-256 over meeting, epoch, seq and entries: tells a torn or corrupt row. */
  checksum: Uint8Array
}
export interface SnapshotTable {
  meeting_id: string
  epoch: string
  seq: number
  /** Y.encodeStateAsUpdate of the committed document at seq. */
  bytes: Uint8Array
  /** JSON: list of [clientID, userId], the owners of every clientID so far. */
  owners: string
  checksum: Uint8Array
  created_at: number
}
export interface BlobTable {
  sha256: string
  mime: string
  size: number
  bytes: Uint8Array
  created_at: number
}
/** Which meetings a blob was uploaded to: the right to read it follows the meeting's. */
export interface MeetingBlobTable {
  meeting_id: string
  sha256: string
  created_by: string | null
  created_at: number
}
export interface ThreadTable {
  id: string
  meeting_id: string
  anchor_kind: string
  anchor_table: string
  anchor_row: string
  created_by: string
  created_at: number
  resolved_by: string | null
  resolved_at: number | null
}
export interface CommentTable {
  id: string
  thread_id: string
  author_id: string
  body: string
  created_at: number
}
export interface RevisionTable {
  meeting_id: string
  n: number
  epoch: string
  seq: number
  /** RFC 8785 canonical JSON of `Minutes`. */
  minutes: string
  /** SHA-256 of `minutes` in UTF-8, hex. */
  sha256: string
  /** The document's own Yjs bytes: an amendment starts from them. */
  bytes: Uint8Array
  created_by: string
  created_at: number
}
export interface AuditTable {
  id: string
  at: number
  actor_id: string | null
  action: string
  committee_id: string | null
  meeting_id: string | null
  /** JSON; ids only, never names, contacts or addresses. */
  detail: string
  /** Place in the chain, from 1 without gaps. */
  seq: number
  /** From where: keyed hash of the network address; empty = the command line or the server itself. */
  origin: string
  /** SHA-256 over the hash before and this line: server/store/audit.ts. */
  hash: string
}
/** The end of the audit chain; its row lock puts the lines in one order. */
export interface AuditHeadTable {
  id: number
  seq: number
  hash: string
  /** Key of the hashes that stand for addresses. */
  salt: string
}
export interface SettingTable {
  key: string
  value: string
}

export interface Database {
  user: UserTable
  session: SessionTable
  organization: OrganizationTable
  committee: CommitteeTable
  roster_seat: RosterSeatTable
  term: TermTable
  roster_observer: RosterObserverTable
  membership: MembershipTable
  invitation: InvitationTable
  committee_link: CommitteeLinkTable
  claim: ClaimTable
  viewer_link: ViewerLinkTable
  passkey: PasskeyTable
  identity: IdentityTable
  meeting: MeetingTable
  minutes_update: MinutesUpdateTable
  snapshot: SnapshotTable
  blob: BlobTable
  meeting_blob: MeetingBlobTable
  thread: ThreadTable
  comment: CommentTable
  revision: RevisionTable
  audit: AuditTable
  audit_head: AuditHeadTable
  setting: SettingTable
}

// Tables of accounts, committees, rosters, links and keys. Conventions: schema.ts.
import type { Role } from "../../shared/rules/permissions.ts"

export interface UserTable {
  id: string
  name: string
  is_admin: number
  active: number
  created_at: number
  /** Contact, empty when unknown or erased; shown to those who manage the committee. */
  email: string
  phone: string
  affiliation: string
  /** The person asked to be forgotten: contacts are gone, official records keep the name. */
  erased_at: number | null
}
export interface SessionTable {
  /** SHA-256 of the cookie's token, hex; the token itself is never stored. */
  token_hash: string
  id: string
  user_id: string
  user_agent: string
  created_at: number
  last_seen_at: number
  expires_at: number
  ended_at: number | null
  /** Where it was opened from, as the audit log says it: a keyed hash, never an address. */
  origin: string
  /** When its owner saw and accepted it; null = a new device the owner has not seen yet. */
  acknowledged_at: number | null
  /** A name chosen at a committee's link: until the secretary approves, this session only reads in that committee. */
  pending_in: string | null
  invitation_id: string | null
}
export interface OrganizationTable {
  id: string
  name: string
  created_at: number
}
export interface CommitteeTable {
  id: string
  organization_id: string
  name: string
  /** JSON: rule of the regular day, label words, agenda skeleton, quorum and proxy settings. */
  settings: string
  created_at: number
}
/** A seat of the roster; who sits on it, and when, the terms say. */
export interface RosterSeatTable {
  id: string
  committee_id: string
  position: string
  sector: "public" | "private"
  /** First day (`YYYY-MM-DD`) on which the seat is no part of the roster any more. */
  removed_on: string | null
  created_at: number
}
/** A term of office (임기): one person on one seat. Days are civil days in Korea, `YYYY-MM-DD`. */
export interface TermTable {
  id: string
  seat_id: string
  user_id: string | null
  name: string
  affiliation: string
  /** 위촉일; null = before anything that was recorded. */
  starts_on: string | null
  /** Last day of the term as appointed; passing it warns and takes nothing away. */
  ends_on: string | null
  /** 해촉: the first day on which the person does not hold the seat any more. */
  ended_on: string | null
  created_at: number
}
/** 배석자 who come regularly. */
export interface RosterObserverTable {
  id: string
  committee_id: string
  name: string
  affiliation: string
  created_at: number
}
export interface MembershipTable {
  committee_id: string
  user_id: string
  role: Role
  /** A viewer's link may include drafts. */
  reads_drafts: number
  created_at: number
  /** 담당부서 of an officer. */
  department: string
  /** The role ends at this instant by itself; null = until it is taken away. */
  ends_at: number | null
}
/** A personal link; reusable until revoked or expired. */
export interface InvitationTable {
  token_hash: string
  id: string
  committee_id: string
  user_id: string
  created_by: string | null
  created_at: number
  expires_at: number | null
  revoked_at: number | null
  /** When it last signed somebody in. */
  used_at: number | null
  /** 1 = the first use ends it: the installer's link stands in a terminal's history. */
  one_time: number | null
}
/** One link for a whole committee: whoever opens it chooses a name and reads until the secretary approves. */
export interface CommitteeLinkTable {
  id: string
  token_hash: string
  committee_id: string
  created_by: string | null
  created_at: number
  expires_at: number | null
  revoked_at: number | null
}
/** A name chosen at a committee's link, waiting for or after the secretary's word. */
export interface ClaimTable {
  id: string
  link_id: string
  committee_id: string
  user_id: string
  session_id: string
  created_at: number
  decided_at: number | null
  decided_by: string | null
  outcome: "approved" | "refused" | null
}
/** A link that only reads one meeting; `user_id` is an account of its own, so that every rule holds for it too. */
export interface ViewerLinkTable {
  id: string
  token_hash: string
  meeting_id: string
  user_id: string
  label: string
  reads_drafts: number
  created_by: string | null
  created_at: number
  expires_at: number | null
  revoked_at: number | null
}
/** A passkey (WebAuthn credential); `id` in base64url. */
export interface PasskeyTable {
  id: string
  user_id: string
  public_key: Uint8Array
  counter: number
  transports: string
  name: string
  created_at: number
  last_used_at: number | null
}
/** Who somebody is at an OpenID provider. */
export interface IdentityTable {
  issuer: string
  subject: string
  user_id: string
  created_at: number
}

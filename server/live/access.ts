// What a live connection is allowed, looked up in the store and then kept in memory.
import { meetingAccess, signedInFrom, type SignedIn } from "../commands/access.ts"
import {
  allowedActions,
  canOpen,
  type Action,
  type Actor,
  type MeetingForRights,
} from "../../shared/rules/permissions.ts"
import { CLOSE } from "../../shared/wire/close-codes.ts"
import type { MeetingTable } from "../store/schema.ts"
import type { Db } from "../store/store.ts"
import type { PresenceUser } from "./presence.ts"

export interface LiveAccess {
  readonly signedIn: SignedIn
  readonly actor: Actor
  readonly meeting: MeetingTable
  /** See MeetingAccess. */
  readonly endsAt: number | null
}

export type AccessResult =
  | { readonly ok: true; readonly access: LiveAccess }
  | { readonly ok: false; readonly code: typeof CLOSE.signInRequired | typeof CLOSE.notFound }

/** Who asks, and may they open this meeting? Missing and forbidden look alike. */
export async function lookUpAccess(
  db: Db,
  cookieHeader: string | undefined,
  meetingId: string,
  now: number,
): Promise<AccessResult> {
  const signedIn = await signedInFrom(db, cookieHeader, now)
  if (signedIn === null) return { ok: false, code: CLOSE.signInRequired }
  const found = await meetingAccess(db, signedIn, now, meetingId)
  if (found === null || !canOpen(found.actor, rightsOf(found.meeting))) return { ok: false, code: CLOSE.notFound }
  return { ok: true, access: { signedIn, actor: found.actor, meeting: found.meeting, endsAt: found.endsAt } }
}

/** The part of a meeting the permission table looks at. */
export function rightsOf(meeting: Pick<MeetingTable, "state">): MeetingForRights {
  return { state: meeting.state }
}

/** Every action the person may take, in the table's order. */
export function actionsOf(actor: Actor, meeting: Pick<MeetingTable, "state">): Action[] {
  return allowedActions(actor, rightsOf(meeting))
}

const COLOURS = 8
const SHOWN_FIRST = ["secretary", "chair", "member", "staff", "officer", "viewer", "admin"] as const

/** How others see this person. The colour is an index of the client's palette, the same everywhere and every time. */
export function presenceUser(access: LiveAccess): PresenceUser {
  const { signedIn, actor } = access
  const role = SHOWN_FIRST.find((candidate) => actor.roles.includes(candidate)) ?? "viewer"
  return { id: signedIn.userId, name: signedIn.name, role, colour: colourOf(signedIn.userId) }
}

/** FNV-1a over the id (Fowler, Noll, Vo), folded to the palette. */
function colourOf(userId: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < userId.length; i++) hash = Math.imul(hash ^ userId.charCodeAt(i), 0x01000193) >>> 0
  return String(hash % COLOURS)
}

import { can, canOpen, type Action } from "../../shared/rules/permissions.ts"
import { meetingAccess, type MeetingAccess } from "../commands/access.ts"
import { canSee } from "../commands/list-meetings.ts"
import { refused, type Outcome } from "../errors.ts"
import type { SignedInCall } from "./route.ts"

/** `see`: knows the meeting exists (maybe by its revisions alone). `open`: may read the minutes as they are. */
type Need = "see" | "open"

/**
 * The meeting of the path's `:id`, for a person who may see or open it, and may do `action` when one is named.
 * A meeting one may not see answers exactly like one that does not exist.
 */
export async function seenMeeting(
  call: SignedInCall<unknown>,
  need: Need,
  action?: Action,
): Promise<Outcome<MeetingAccess>> {
  const access = await meetingAccess(call.deps.store.db, call.me, call.now, call.params["id"] ?? "")
  if (!access) return refused("notFound")
  const { meeting, actor } = access
  if (!(need === "open" ? canOpen(actor, meeting) : canSee(actor, meeting))) return refused("notFound")
  if (action !== undefined && !can(actor, action, meeting)) return refused("forbidden")
  return { ok: true, value: access }
}

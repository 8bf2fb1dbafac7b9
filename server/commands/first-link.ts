import type { CommandDeps } from "./command-deps.ts"
import { createInvitation } from "./create-invitation.ts"

/** A first link lies in a terminal's history or a log: it must not open the door for ever. */
const FIRST_LINK_LIFE_MS = 7 * 24 * 3600 * 1000

/**
 * While nobody has ever signed in: a fresh personal link for the installer (the first admin). Null from the first
 * session on. Links of earlier starts keep working until they expire, so that a copied one is not cut off by a restart.
 */
export async function firstLink(deps: CommandDeps): Promise<{ readonly name: string; readonly token: string } | null> {
  const { db } = deps.store
  const session = await db.selectFrom("session").select("id").limit(1).executeTakeFirst()
  if (session) return null
  const installer = await db
    .selectFrom("user")
    .innerJoin("membership", "membership.user_id", "user.id")
    .select(["user.id", "user.name", "membership.committee_id"])
    .where("user.is_admin", "=", 1)
    .where("user.active", "=", 1)
    .orderBy("user.created_at")
    .orderBy("user.id")
    .limit(1)
    .executeTakeFirst()
  if (!installer) return null
  const { token } = await createInvitation(deps, {
    committeeId: installer.committee_id,
    userId: installer.id,
    createdBy: null,
    expiresAt: deps.now() + FIRST_LINK_LIFE_MS,
  })
  return { name: installer.name, token }
}

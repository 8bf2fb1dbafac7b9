import { hasSessions } from "../store/sessions.ts"
import { findInstaller } from "../store/users.ts"
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
  return (await hasSessions(db)) ? null : adminLinkFor(deps)
}

/** A fresh link of one use for the first admin: the first start's, or for one who has no other way in. Null = nobody is admin. */
export async function adminLinkFor(
  deps: CommandDeps,
): Promise<{ readonly name: string; readonly token: string } | null> {
  const { db } = deps.store
  const installer = await findInstaller(db)
  if (!installer) return null
  const { token } = await createInvitation(deps, {
    committeeId: installer.committee_id,
    userId: installer.id,
    createdBy: null,
    expiresAt: deps.now() + FIRST_LINK_LIFE_MS,
    isOneTime: true,
  })
  return { name: installer.name, token }
}

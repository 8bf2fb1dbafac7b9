import { done, refused, type Outcome } from "../errors.ts"
import { insertAudit } from "../store/audit.ts"
import { countAdmins, findUser, setUserActive, setUserAdmin } from "../store/users.ts"
import { erasePerson as erase } from "../store/erase-person.ts"
import { endSessionsOf } from "../store/sessions.ts"
import type { CommandDeps } from "./command-deps.ts"
import { rightsChangeWithin } from "./rights-changed.ts"

export interface AccountAct {
  readonly userId: string
  readonly callerId: string
  readonly origin: string
}

/**
 * Forgets a person: contacts, links, keys and sessions are gone, the account is off, and no right is left on open pages when this
 * resolves. Minutes, revisions and comments are official records and keep the name they were made under.
 */
export async function erasePerson(deps: CommandDeps, { userId, callerId, origin }: AccountAct): Promise<Outcome<null>> {
  const now = deps.now()
  const outcome = await deps.store.transaction(async (trx): Promise<Outcome<null>> => {
    const user = await findUser(trx, userId)
    if (!user) return refused("notFound")
    if (user.is_admin === 1 && user.active === 1 && (await countAdmins(trx)) <= 1) return refused("lastAdmin")
    for (const committeeId of await erase(trx, userId, now)) await rightsChangeWithin(trx, committeeId)
    const detail = { userId }
    await insertAudit(trx, { id: deps.newId(), at: now, actorId: callerId, action: "personErased", origin, detail })
    return done(null)
  })
  if (outcome.ok) await deps.bus.publish({ type: "accessChanged", userId })
  return outcome
}

/** Turns an account on or off, or makes it an admin's or not. Off, its sessions end before this resolves. */
export async function changeAccount(
  deps: CommandDeps,
  { userId, callerId, origin }: AccountAct,
  changes: { readonly isActive?: boolean | undefined; readonly isAdmin?: boolean | undefined },
): Promise<Outcome<null>> {
  const now = deps.now()
  const outcome = await deps.store.transaction(async (trx): Promise<Outcome<null>> => {
    const user = await findUser(trx, userId)
    if (!user) return refused("notFound")
    if (user.erased_at !== null && changes.isActive === true) return refused("conflict")
    const isAdminNow = user.is_admin === 1 && user.active === 1
    const losesAdmin = isAdminNow && (changes.isActive === false || changes.isAdmin === false)
    if (losesAdmin && (await countAdmins(trx)) <= 1) return refused("lastAdmin")
    if (changes.isActive !== undefined) await setUserActive(trx, userId, changes.isActive)
    if (changes.isActive === false) await endSessionsOf(trx, userId, now)
    if (changes.isAdmin !== undefined) await setUserAdmin(trx, userId, changes.isAdmin)
    const detail = {
      userId,
      ...(changes.isActive === undefined ? {} : { isActive: changes.isActive ? 1 : 0 }),
      ...(changes.isAdmin === undefined ? {} : { isAdmin: changes.isAdmin ? 1 : 0 }),
    }
    await insertAudit(trx, { id: deps.newId(), at: now, actorId: callerId, action: "accountChanged", origin, detail })
    return done(null)
  })
  if (outcome.ok) await deps.bus.publish({ type: "accessChanged", userId })
  return outcome
}

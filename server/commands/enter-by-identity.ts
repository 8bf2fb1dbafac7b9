import { done, refused, type Outcome } from "../errors.ts"
import { insertAudit } from "../store/audit.ts"
import { findIdentity, findPeopleByEmail, insertIdentity } from "../store/identities.ts"
import type { Db } from "../store/store.ts"
import { signedInFrom } from "./access.ts"
import type { CommandDeps } from "./command-deps.ts"
import { announceLeft, openSession, type SigningIn } from "./open-session.ts"
import { refusable } from "./refusable.ts"

export interface ProvenIdentity {
  readonly issuer: string
  readonly subject: string
  /** An address the provider has verified; null = none. */
  readonly email: string | null
}

/**
 * Opens a session for whoever a provider has vouched for: the person this identity is linked to, or the one active person
 * with its verified address, who is linked from then on. `links`: whoever is signed in asked to link it to themselves.
 */
export async function enterByIdentity(
  deps: CommandDeps,
  { identity, links, by }: { readonly identity: ProvenIdentity; readonly links: boolean; readonly by: SigningIn },
): Promise<Outcome<{ readonly token: string | null }>> {
  const { issuer, subject } = identity
  const now = deps.now()
  const current = await signedInFrom(deps.store.db, by.cookieHeader, now)
  const outcome = await refusable(deps.store, async (trx): Promise<Outcome<{ readonly token: string | null }>> => {
    const known = await findIdentity(trx, issuer, subject)
    const isHere = current !== null && current.pendingIn === null
    const userId = known?.user_id ?? (links && isHere ? current.userId : await personOf(trx, identity))
    if (userId === null) return refused("notFound")
    if (!known) {
      await insertIdentity(trx, { issuer, subject, user_id: userId, created_at: now })
      const act = { id: deps.newId(), at: now, actorId: userId, action: "identityLinked" as const, origin: by.origin }
      await insertAudit(trx, act)
    }
    if (isHere && current.userId === userId) return done({ token: null })
    const opened = await openSession(deps, trx, { userId, by, current, detail: { by: "oidc" } })
    return done({ token: opened.token })
  })
  if (outcome.ok && outcome.value.token !== null) await announceLeft(deps, current)
  return outcome
}

/** The one person this verified address belongs to; of several nobody. */
async function personOf(trx: Db, { email }: ProvenIdentity): Promise<string | null> {
  const people = email === null ? [] : await findPeopleByEmail(trx, email)
  const [only] = people
  return only && people.length === 1 ? only.id : null
}

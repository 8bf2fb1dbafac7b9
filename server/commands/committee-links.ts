// One link for a whole committee: it lists names nobody has come in under yet. Who chooses one reads until the secretary
// approves.
import type { CommitteeLinkView } from "../../shared/wire/people-records.ts"
import { done, refused, type Outcome } from "../errors.ts"
import { insertAudit, type AuditAction } from "../store/audit.ts"
import {
  decideClaim,
  findOpenCommitteeLink,
  insertClaim,
  insertCommitteeLink,
  listOpenClaims,
  peopleWhoCameIn,
  revokeCommitteeLink,
} from "../store/committee-links.ts"
import { lockCommittee } from "../store/committees.ts"
import { listMembers, type MemberRow } from "../store/members.ts"
import { listSeats } from "../store/roster.ts"
import { approveSession, endSession } from "../store/sessions.ts"
import type { Db } from "../store/store.ts"
import { signedInFrom } from "./access.ts"
import type { CommandDeps } from "./command-deps.ts"
import { koreanDay } from "./korean-time.ts"
import { announceLeft, openSession, type SigningIn } from "./open-session.ts"
import { refusable } from "./refusable.ts"
import { announceRights } from "./rights-changed.ts"
import type { RosterAct } from "./seat-changes.ts"
import { newToken, tokenHash } from "./session-token.ts"

/** Roles whose names a committee's link may offer: a chosen name is no proof for anybody who manages or only reads. */
const OFFERED = new Set(["chair", "member", "staff", "officer"])

function audit(deps: CommandDeps, trx: Db, act: RosterAct, action: AuditAction, detail: Record<string, string>) {
  const { committeeId, callerId: actorId, origin = "" } = act
  return insertAudit(trx, { id: deps.newId(), at: deps.now(), actorId, action, committeeId, origin, detail })
}

/** A new link; its token is shown once. */
export async function createCommitteeLink(
  deps: CommandDeps,
  act: RosterAct,
  expiresAt: number | null,
): Promise<{ readonly id: string; readonly token: string; readonly createdAt: number }> {
  return deps.store.transaction(async (trx) => {
    const [id, token, createdAt] = [deps.newId(), newToken(), deps.now()]
    await insertCommitteeLink(trx, {
      id,
      token_hash: tokenHash(token),
      committee_id: act.committeeId,
      created_by: act.callerId,
      created_at: createdAt,
      expires_at: expiresAt,
    })
    await audit(deps, trx, act, "committeeLinkCreated", { linkId: id })
    return { id, token, createdAt }
  })
}

/** The link opens nothing any more; who came in by it stays. */
export async function revokeLink(deps: CommandDeps, act: RosterAct, linkId: string): Promise<Outcome<null>> {
  return deps.store.transaction(async (trx) => {
    if (!(await revokeCommitteeLink(trx, act.committeeId, linkId, deps.now()))) return refused("notFound")
    await audit(deps, trx, act, "committeeLinkRevoked", { linkId })
    return done(null)
  })
}

/** What the link's page shows. Reading it uses nothing up. */
export async function viewCommitteeLink(db: Db, token: string, now: number): Promise<Outcome<CommitteeLinkView>> {
  const link = await findOpenCommitteeLink(db, tokenHash(token), now)
  if (!link) return refused("notFound")
  const [free, seats] = await Promise.all([
    freeNames(db, link.committee_id, now),
    listSeats(db, link.committee_id, koreanDay(now)),
  ])
  const positions = new Map(seats.map((seat) => [seat.user_id, seat.position]))
  return done({
    committeeName: link.committee_name,
    names: free.map(({ id, name }) => ({ memberId: id, name, position: positions.get(id) ?? "" })),
  })
}

/** Members nobody has come in as, and whose name nobody waits for. */
async function freeNames(db: Db, committeeId: string, now: number): Promise<MemberRow[]> {
  const [members, claims] = await Promise.all([listMembers(db, committeeId, now), listOpenClaims(db, committeeId, now)])
  const offered = members.filter(
    ({ is_admin, active, memberships }) =>
      is_admin === 0 && active === 1 && memberships.every(({ role }) => OFFERED.has(role)),
  )
  const cameIn = await peopleWhoCameIn(
    db,
    offered.map(({ id }) => id),
  )
  const waiting = new Set(claims.map((claim) => claim.user_id))
  return offered.filter(({ id }) => !cameIn.has(id) && !waiting.has(id))
}

/** Chooses a name: a session that reads in this committee until the secretary approves. Of two who choose at once one gets it. */
export async function claimName(
  deps: CommandDeps,
  { token, memberId, by }: { readonly token: string; readonly memberId: string; readonly by: SigningIn },
): Promise<Outcome<{ readonly token: string }>> {
  const { db } = deps.store
  const current = await signedInFrom(db, by.cookieHeader, deps.now())
  const outcome = await refusable(deps.store, async (trx): Promise<Outcome<{ readonly token: string }>> => {
    const now = deps.now()
    const link = await findOpenCommitteeLink(trx, tokenHash(token), now)
    if (!link) return refused("notFound")
    const committeeId = link.committee_id
    await lockCommittee(trx, committeeId)
    const isFree = (await freeNames(trx, committeeId, now)).some(({ id }) => id === memberId)
    if (!isFree) return refused("nameTaken")
    const detail = { linkId: link.id }
    const opened = await openSession(deps, trx, {
      userId: memberId,
      by,
      current,
      committeeId,
      pendingIn: committeeId,
      detail,
    })
    const id = deps.newId()
    await insertClaim(trx, {
      id,
      link_id: link.id,
      committee_id: committeeId,
      user_id: memberId,
      session_id: opened.sessionId,
      created_at: now,
      decided_at: null,
      decided_by: null,
      outcome: null,
    })
    const act = { committeeId, callerId: memberId, origin: by.origin }
    await audit(deps, trx, act, "nameClaimed", { claimId: id, userId: memberId })
    return done({ token: opened.token })
  })
  if (outcome.ok) await announceLeft(deps, current)
  return outcome
}

/** Approved, the session is its owner's at once, on open pages too; refused, it ends. */
export async function decideOnClaim(
  deps: CommandDeps,
  act: RosterAct & { readonly callerId: string },
  claimId: string,
  isApproved: boolean,
): Promise<Outcome<null>> {
  const outcome = await deps.store.transaction(async (trx): Promise<Outcome<string>> => {
    const now = deps.now()
    await lockCommittee(trx, act.committeeId)
    const claim = (await listOpenClaims(trx, act.committeeId, now)).find(({ id }) => id === claimId)
    if (!claim) return refused("notFound")
    const decision = { decided_by: act.callerId, decided_at: now }
    await decideClaim(trx, claimId, { ...decision, outcome: isApproved ? "approved" : "refused" })
    if (isApproved) await approveSession(trx, claim.session_id, now)
    else await endSession(trx, claim.session_id, now)
    const detail = { claimId, userId: claim.user_id }
    await audit(deps, trx, act, isApproved ? "claimApproved" : "claimRefused", detail)
    return done(claim.user_id)
  })
  if (!outcome.ok) return outcome
  await announceRights(deps, [outcome.value])
  return done(null)
}

import { committeeSettingsSchema } from "../../shared/domain/committee-settings.ts"
import type { CreateCommittee } from "../../shared/wire/people-requests.ts"
import { badField, done, type Outcome } from "../errors.ts"
import { insertAudit } from "../store/audit.ts"
import { findOrganization, insertCommittee, insertOrganization, upsertMembership } from "../store/committees.ts"
import type { Db } from "../store/store.ts"
import { findUser } from "../store/users.ts"
import type { CommandDeps } from "./command-deps.ts"
import { refusable } from "./refusable.ts"
import { takeSeat } from "./take-seat.ts"

export interface CreateCommitteeInput extends CreateCommittee {
  readonly callerId: string
  readonly origin?: string
}

/** A new committee in a known or a new organization; the caller may take a role and a seat in the same step. Answers its id. */
export async function createCommittee(deps: CommandDeps, input: CreateCommitteeInput): Promise<Outcome<string>> {
  return refusable(deps.store, async (trx): Promise<Outcome<string>> => {
    const organization = await organizationOf(deps, trx, input)
    if (!organization.ok) return organization
    const id = deps.newId()
    const now = deps.now()
    const settings = committeeSettingsSchema.parse(input.settings ?? {})
    await insertCommittee(trx, {
      id,
      organization_id: organization.value,
      name: input.name,
      settings: JSON.stringify(settings),
      created_at: now,
    })
    const taken = await takeOwnPart(deps, trx, id, input, settings.termYears)
    if (!taken.ok) return taken
    await insertAudit(trx, {
      id: deps.newId(),
      at: now,
      actorId: input.callerId,
      action: "committeeCreated",
      committeeId: id,
      origin: input.origin ?? "",
    })
    return done(id)
  })
}

async function organizationOf(deps: CommandDeps, trx: Db, input: CreateCommittee): Promise<Outcome<string>> {
  const { organizationId, organizationName } = input
  if (organizationId !== undefined) {
    return (await findOrganization(trx, organizationId)) ? done(organizationId) : badField("organizationId", "unknown")
  }
  if (organizationName === undefined) return badField("organizationName", "required without organizationId")
  const id = deps.newId()
  await insertOrganization(trx, { id, name: organizationName, created_at: deps.now() })
  return done(id)
}

async function takeOwnPart(
  deps: CommandDeps,
  trx: Db,
  committeeId: string,
  { own, callerId }: CreateCommitteeInput,
  termYears: number,
): Promise<Outcome<string>> {
  if (!own) return done("")
  const membership = { committee_id: committeeId, user_id: callerId, reads_drafts: 0, created_at: deps.now() }
  await upsertMembership(trx, { ...membership, role: own.role })
  if (!own.seat) return done("")
  const user = await findUser(trx, callerId)
  return takeSeat(deps, trx, {
    committeeId,
    userId: callerId,
    name: user?.name ?? "",
    affiliation: user?.affiliation ?? "",
    choice: own.seat,
    dates: {},
    termYears,
  })
}

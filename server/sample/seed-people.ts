// Committee, roster and accounts of the sample, in one transaction with the plan of all its ids.
import { z } from "zod"
import { ROLES } from "../../shared/rules/permissions.ts"
import {
  sampleNames,
  sampleOthers,
  sampleRoster,
  sampleSettings,
  type SampleSeat,
} from "../../shared/text/ko/sample.ts"
import { sampleOlder } from "../../shared/text/ko/sample-body.ts"
import { insertMember } from "../commands/add-member.ts"
import type { CommandDeps } from "../commands/command-deps.ts"
import { SAMPLE_PLAN_KEY } from "../commands/sample-committee.ts"
import { insertCommittee, insertOrganization } from "../store/committees.ts"
import { insertSeat, insertTerm } from "../store/roster.ts"
import { readSetting, writeSetting } from "../store/settings.ts"
import type { Db } from "../store/store.ts"
import { hasUsers } from "../store/users.ts"

/** The ids of everything in the sample, fixed before any of it is made: a seeding cut off in the middle goes on under them. */
const planSchema = z.object({
  committeeId: z.string(),
  meetingId: z.string(),
  olderIds: z.array(z.string()),
  people: z.array(z.object({ userId: z.string(), name: z.string(), role: z.enum(ROLES) })),
})
export type SamplePlan = z.output<typeof planSchema>

/** The sample's plan; null when the database has people but no sample. */
export async function seedPeople(deps: CommandDeps): Promise<SamplePlan | null> {
  const known = await readSetting(deps.store.db, SAMPLE_PLAN_KEY)
  if (known !== undefined) return planSchema.parse(JSON.parse(known))
  return deps.store.transaction(async (trx) => {
    // Asked again inside: the command line may seed beside a server that is just starting.
    const other = await readSetting(trx, SAMPLE_PLAN_KEY)
    if (other !== undefined) return planSchema.parse(JSON.parse(other))
    if (await hasUsers(trx)) return null
    const { newId } = deps
    const plan: SamplePlan = {
      committeeId: newId(),
      meetingId: newId(),
      olderIds: sampleOlder.map(() => newId()),
      people: [...sampleRoster.filter((seat) => seat.name !== ""), ...sampleOthers].map(({ name, role }) => ({
        userId: newId(),
        name,
        role,
      })),
    }
    await writeSetting(trx, SAMPLE_PLAN_KEY, JSON.stringify(plan))
    await seedCommittee(deps, trx, plan)
    return plan
  })
}

/** The person of the sample with this role; the first one when several have it. */
export function personWith(plan: SamplePlan, role: SamplePlan["people"][number]["role"]): string {
  const person = plan.people.find((other) => other.role === role)
  if (!person) throw new Error(`the sample has no ${role}`)
  return person.userId
}

async function seedCommittee(deps: CommandDeps, trx: Db, plan: SamplePlan): Promise<void> {
  const { newId, now } = deps
  const { committeeId } = plan
  const organizationId = newId()
  await insertOrganization(trx, { id: organizationId, name: sampleNames.organization, created_at: now() })
  await insertCommittee(trx, {
    id: committeeId,
    organization_id: organizationId,
    name: sampleNames.committee,
    settings: JSON.stringify(sampleSettings),
    created_at: now(),
  })
  // The installer comes first: the first sign-in link is for the oldest admin.
  const installer = { userId: newId(), committeeId, name: sampleNames.installer, createdBy: null }
  await insertMember(deps, trx, { ...installer, roles: ["secretary"], isAdmin: true })
  for (const { userId, name, role } of plan.people) {
    const readsDrafts = role === "viewer"
    await insertMember(deps, trx, { userId, committeeId, name, roles: [role], readsDrafts, createdBy: null })
  }
  for (const seat of sampleRoster) await seedSeat(deps, trx, plan, seat)
}

async function seedSeat(deps: CommandDeps, trx: Db, plan: SamplePlan, seat: SampleSeat): Promise<void> {
  const { name, position, sector, affiliation } = seat
  const holder = name === "" ? undefined : plan.people.find((person) => person.name === name)
  const id = deps.newId()
  const created_at = deps.now()
  await insertSeat(trx, { id, committee_id: plan.committeeId, position, sector, created_at })
  if (name === "") return
  await insertTerm(trx, {
    id: deps.newId(),
    seat_id: id,
    user_id: holder?.userId ?? null,
    name,
    affiliation,
    starts_on: null,
    ends_on: null,
    ended_on: null,
    created_at,
  })
}

// Fresh links into the sample for people who try it out: at least one of every role.
import type { Role } from "../../shared/rules/permissions.ts"
import { sampleAdmin } from "../../shared/text/ko/sample.ts"
import { insertMember } from "../commands/add-member.ts"
import type { CommandDeps } from "../commands/command-deps.ts"
import { createInvitation, invitationUrl } from "../commands/create-invitation.ts"
import { readSetting, writeSetting } from "../store/settings.ts"
import type { SamplePlan } from "./seed-people.ts"

const ADMIN_KEY = "sampleAdmin"
/** Enough members to write together; the other roles have few people anyway. */
const MEMBERS = 6

export interface DemoInvitation {
  readonly name: string
  readonly role: Role
  readonly url: string
}

export async function demoInvitations(
  deps: CommandDeps,
  plan: SamplePlan,
  publicUrl: string,
): Promise<DemoInvitation[]> {
  const admin = { userId: await demoAdmin(deps, plan), name: sampleAdmin, role: "admin" as const }
  const members = plan.people.filter((person) => person.role === "member").slice(0, MEMBERS)
  const others = plan.people.filter((person) => person.role !== "member")
  const invitations: DemoInvitation[] = []
  for (const { userId, name, role } of [admin, ...others, ...members]) {
    const { token } = await createInvitation(deps, {
      committeeId: plan.committeeId,
      userId,
      createdBy: null,
      expiresAt: null,
    })
    invitations.push({ name, role, url: invitationUrl(publicUrl, token) })
  }
  return invitations
}

/** An admin who is nothing else, made when the first demo asks: an installation that only starts has no second admin. */
async function demoAdmin(deps: CommandDeps, plan: SamplePlan): Promise<string> {
  return deps.store.transaction(async (trx) => {
    const known = await readSetting(trx, ADMIN_KEY)
    if (known !== undefined) return known
    const userId = deps.newId()
    const { committeeId } = plan
    await insertMember(deps, trx, { userId, committeeId, name: sampleAdmin, roles: [], isAdmin: true, createdBy: null })
    await writeSetting(trx, ADMIN_KEY, userId)
    return userId
  })
}

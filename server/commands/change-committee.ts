import { committeeSettingsSchema, readCommitteeSettings } from "../../shared/domain/committee-settings.ts"
import type { PatchCommittee } from "../../shared/wire/people-requests.ts"
import { done, refused, type Outcome } from "../errors.ts"
import { insertAudit } from "../store/audit.ts"
import { lockCommittee, updateCommittee } from "../store/committees.ts"
import type { CommandDeps } from "./command-deps.ts"

export interface ChangeCommittee {
  readonly committeeId: string
  readonly changes: PatchCommittee
  readonly callerId: string
  readonly origin?: string
}

/** Changes a committee's name and the settings that are named; the others stay. Minutes that exist keep what they were made with. */
export async function changeCommittee(deps: CommandDeps, input: ChangeCommittee): Promise<Outcome<null>> {
  const { committeeId, changes } = input
  return deps.store.transaction(async (trx) => {
    const committee = await lockCommittee(trx, committeeId)
    if (!committee) return refused("notFound")
    const settings = committeeSettingsSchema.parse({
      ...readCommitteeSettings(committee.settings),
      ...changes.settings,
    })
    await updateCommittee(trx, committeeId, {
      ...(changes.name === undefined ? {} : { name: changes.name }),
      settings: JSON.stringify(settings),
    })
    await insertAudit(trx, {
      id: deps.newId(),
      at: deps.now(),
      actorId: input.callerId,
      action: "committeeChanged",
      committeeId,
      origin: input.origin ?? "",
      detail: { fields: [...Object.keys(changes), ...Object.keys(changes.settings ?? {})].join(",") },
    })
    return done(null)
  })
}

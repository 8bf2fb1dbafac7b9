import { bumpRights } from "../store/meetings.ts"
import type { Db } from "../store/store.ts"
import type { CommandDeps } from "./command-deps.ts"

/** Within the transaction of a change of rights: what was accepted under the old ones is not written any more. */
export const rightsChangeWithin = (trx: Db, committeeId: string): Promise<void> => bumpRights(trx, committeeId)

/**
 * After the commit, before the answer: every live socket of these people is judged anew. From then on nothing is accepted
 * under their old rights.
 */
export async function announceRights(deps: CommandDeps, userIds: Iterable<string>): Promise<void> {
  await Promise.all([...new Set(userIds)].map((userId) => deps.bus.publish({ type: "accessChanged", userId })))
}

import { insertAudit } from "../store/audit.ts"
import { updateUser } from "../store/members.ts"
import type { CommandDeps } from "./command-deps.ts"

export interface ChangeOwnAccount {
  readonly userId: string
  readonly changes: {
    readonly name?: string | undefined
    readonly email?: string | undefined
    readonly phone?: string | undefined
  }
  readonly origin: string
}

/** A person's own name and contact; others see the new name on open pages at once. */
export async function changeOwnAccount(
  deps: CommandDeps,
  { userId, changes, origin }: ChangeOwnAccount,
): Promise<void> {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  await deps.store.transaction(async (trx) => {
    await updateUser(trx, userId, given)
    await insertAudit(trx, {
      id: deps.newId(),
      at: deps.now(),
      actorId: userId,
      action: "accountChanged",
      origin,
      detail: { userId, fields: Object.keys(given).join(",") },
    })
  })
  await deps.bus.publish({ type: "accessChanged", userId })
}

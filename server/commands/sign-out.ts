import { insertAudit } from "../store/audit.ts"
import { endSession } from "../store/sessions.ts"
import type { SignedIn } from "./access.ts"
import type { CommandDeps } from "./command-deps.ts"

/** Ends this one session; its open sockets are closed before the answer. */
export async function signOut(deps: CommandDeps, me: SignedIn): Promise<void> {
  const now = deps.now()
  await deps.store.transaction(async (trx) => {
    await endSession(trx, me.sessionId, now)
    await insertAudit(trx, {
      id: deps.newId(),
      at: now,
      actorId: me.userId,
      action: "sessionEnded",
      detail: { sessionId: me.sessionId },
    })
  })
  await deps.bus.publish({ type: "accessChanged", userId: me.userId, sessionId: me.sessionId })
}

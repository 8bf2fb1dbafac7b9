import type { Thread } from "../../shared/wire/records.ts"
import { setThreadResolved } from "../store/threads.ts"
import type { CommandDeps } from "./command-deps.ts"
import { wholeThread } from "./create-thread.ts"

export interface ResolveThreadInput {
  readonly threadId: string
  readonly resolved: boolean
  readonly userId: string
}

/** Resolves or reopens a thread. Doing what is already done keeps the first name and time and tells nobody. */
export async function resolveThread(deps: CommandDeps, input: ResolveThreadInput): Promise<Thread> {
  const { thread, changed } = await deps.store.transaction(async (trx) => {
    const before = await wholeThread(trx, input.threadId)
    if ((before.resolvedAt !== null) === input.resolved) return { thread: before, changed: false }
    await setThreadResolved(trx, input.threadId, input.resolved ? input.userId : null, deps.now())
    return { thread: await wholeThread(trx, input.threadId), changed: true }
  })
  if (changed) await deps.bus.publish({ type: "threadChanged", meetingId: thread.meetingId, thread })
  return thread
}

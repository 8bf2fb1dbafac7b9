// A person's sessions on their devices: seen, recognized, ended.
import { deviceName } from "../../shared/domain/device-name.ts"
import type { DeviceSession } from "../../shared/wire/people-records.ts"
import { done, refused, type Outcome } from "../errors.ts"
import { insertAudit, type AuditAction } from "../store/audit.ts"
import { acknowledgeSession, endSession, endSessionsOf, listOpenSessions } from "../store/sessions.ts"
import type { Db } from "../store/store.ts"
import type { CommandDeps } from "./command-deps.ts"

/** Open sessions of the person, newest first. `currentId` = the one that asks. */
export async function deviceSessions(
  db: Db,
  userId: string,
  now: number,
  currentId: string | null,
): Promise<DeviceSession[]> {
  const rows = await listOpenSessions(db, userId, now)
  return rows.map((row) => ({
    id: row.id,
    device: deviceName(row.user_agent),
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    isCurrent: row.id === currentId,
    isNew: row.acknowledged_at === null,
    isPending: row.pending_in !== null,
  }))
}

/** Who acts on whose sessions. */
export interface SessionAct {
  readonly userId: string
  readonly callerId: string
  readonly origin: string
}

function audit(
  deps: CommandDeps,
  trx: Db,
  act: SessionAct,
  action: AuditAction,
  detail: Record<string, string | number>,
) {
  const { callerId: actorId, origin } = act
  return insertAudit(trx, { id: deps.newId(), at: deps.now(), actorId, action, origin, detail })
}

/** Ends one session; its open pages are closed before this resolves. */
export async function endDeviceSession(deps: CommandDeps, act: SessionAct, sessionId: string): Promise<Outcome<null>> {
  const outcome = await deps.store.transaction(async (trx): Promise<Outcome<null>> => {
    const own = await listOpenSessions(trx, act.userId, deps.now())
    if (!own.some(({ id }) => id === sessionId)) return refused("notFound")
    await endSession(trx, sessionId, deps.now())
    await audit(deps, trx, act, "sessionEnded", { sessionId, userId: act.userId })
    return done(null)
  })
  if (outcome.ok) await deps.bus.publish({ type: "accessChanged", userId: act.userId, sessionId })
  return outcome
}

/** Ends every session of the person, or every one but this. */
export async function endOtherSessions(deps: CommandDeps, act: SessionAct, exceptId?: string): Promise<void> {
  await deps.store.transaction(async (trx) => {
    const count = await endSessionsOf(trx, act.userId, deps.now(), exceptId)
    await audit(deps, trx, act, "sessionEnded", { count, userId: act.userId })
  })
  await deps.bus.publish({ type: "accessChanged", userId: act.userId })
}

/** "That was me": the device is no news any more. */
export async function recognizeDevice(deps: CommandDeps, act: SessionAct, sessionId: string): Promise<Outcome<null>> {
  return deps.store.transaction(async (trx) => {
    if (!(await acknowledgeSession(trx, act.userId, sessionId, deps.now()))) return refused("notFound")
    await audit(deps, trx, act, "sessionAcknowledged", { sessionId })
    return done(null)
  })
}

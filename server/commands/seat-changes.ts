// Seats and regular observers of a roster, beside who sits on them.
import type { Sector } from "../../shared/minutes/schema.ts"
import type { RosterObserver } from "../../shared/wire/people-records.ts"
import { done, refused, type Outcome } from "../errors.ts"
import { insertAudit } from "../store/audit.ts"
import { lockCommittee } from "../store/committees.ts"
import { deleteObserver, insertObserver, insertSeat, listSeats, updateSeat } from "../store/roster.ts"
import type { Db } from "../store/store.ts"
import type { CommandDeps } from "./command-deps.ts"
import { koreanDay } from "./korean-time.ts"

/** Who changes the roster of which committee. */
export interface RosterAct {
  readonly committeeId: string
  /** Null = the command line. */
  readonly callerId: string | null
  readonly origin?: string
}

async function audit(deps: CommandDeps, trx: Db, act: RosterAct, seatId: string, change: string): Promise<void> {
  await insertAudit(trx, {
    id: deps.newId(),
    at: deps.now(),
    actorId: act.callerId,
    action: "seatChanged",
    committeeId: act.committeeId,
    origin: act.origin ?? "",
    detail: { seatId, change },
  })
}

/** A new vacant seat. Answers its id. */
export async function addSeat(
  deps: CommandDeps,
  act: RosterAct,
  { position, sector }: { readonly position: string; readonly sector: Sector },
): Promise<Outcome<string>> {
  return deps.store.transaction(async (trx) => {
    if (!(await lockCommittee(trx, act.committeeId))) return refused("notFound")
    const id = deps.newId()
    await insertSeat(trx, { id, committee_id: act.committeeId, position, sector, created_at: deps.now() })
    await audit(deps, trx, act, id, "added")
    return done(id)
  })
}

/** Changes what a seat is called and whose it is; who sits there stays. */
export async function changeSeat(
  deps: CommandDeps,
  act: RosterAct,
  seatId: string,
  changes: { readonly position?: string | undefined; readonly sector?: Sector | undefined },
): Promise<Outcome<null>> {
  return withSeat(deps, act, seatId, async (trx) => {
    const { position, sector } = changes
    await updateSeat(trx, seatId, {
      ...(position === undefined ? {} : { position }),
      ...(sector === undefined ? {} : { sector }),
    })
    await audit(deps, trx, act, seatId, "changed")
    return done(null)
  })
}

/** Takes a vacant seat off the roster from today on; rosters of earlier days keep it. */
export async function removeSeat(deps: CommandDeps, act: RosterAct, seatId: string): Promise<Outcome<null>> {
  return withSeat(deps, act, seatId, async (trx, isVacant) => {
    if (!isVacant) return refused("seatTaken")
    await updateSeat(trx, seatId, { removed_on: koreanDay(deps.now()) })
    await audit(deps, trx, act, seatId, "removed")
    return done(null)
  })
}

function withSeat(
  deps: CommandDeps,
  act: RosterAct,
  seatId: string,
  work: (trx: Db, isVacant: boolean) => Promise<Outcome<null>>,
): Promise<Outcome<null>> {
  return deps.store.transaction(async (trx) => {
    if (!(await lockCommittee(trx, act.committeeId))) return refused("notFound")
    const seats = await listSeats(trx, act.committeeId, koreanDay(deps.now()))
    const seat = seats.find((each) => each.id === seatId)
    return seat ? work(trx, seat.term === null) : refused("notFound")
  })
}

/** Somebody who comes regularly without a seat (배석자). */
export async function addObserver(
  deps: CommandDeps,
  act: RosterAct,
  { name, affiliation }: { readonly name: string; readonly affiliation: string },
): Promise<Outcome<RosterObserver>> {
  return deps.store.transaction(async (trx) => {
    if (!(await lockCommittee(trx, act.committeeId))) return refused("notFound")
    const id = deps.newId()
    await insertObserver(trx, { id, committee_id: act.committeeId, name, affiliation, created_at: deps.now() })
    await audit(deps, trx, act, id, "observerAdded")
    return done({ id, name, affiliation })
  })
}

export async function removeObserver(deps: CommandDeps, act: RosterAct, id: string): Promise<Outcome<null>> {
  return deps.store.transaction(async (trx) => {
    if (!(await deleteObserver(trx, act.committeeId, id))) return refused("notFound")
    await audit(deps, trx, act, id, "observerRemoved")
    return done(null)
  })
}

// Who sits where, and from when to when. All within the transaction of the change that asks for it.
import { termEnd } from "../../shared/domain/term.ts"
import type { Sector } from "../../shared/minutes/schema.ts"
import { badField, done, refused, type Outcome } from "../errors.ts"
import { holdsOn, insertSeat, insertTerm, readSeats, updateTerm } from "../store/roster.ts"
import type { TermTable } from "../store/schema.ts"
import type { Db } from "../store/store.ts"
import type { CommandDeps } from "./command-deps.ts"
import { koreanDay } from "./korean-time.ts"

/** A seat that exists, or the description of a new one. */
export type SeatChoice = { readonly id: string } | { readonly position: string; readonly sector: Sector }

export interface TermDates {
  readonly startsOn?: string | null | undefined
  readonly endsOn?: string | null | undefined
  readonly endedOn?: string | null | undefined
}

export interface TakeSeat {
  readonly committeeId: string
  readonly userId: string | null
  readonly name: string
  readonly affiliation: string
  readonly choice: SeatChoice
  readonly dates: TermDates
  /** Years a term lasts in this committee. */
  readonly termYears: number
}

/**
 * Starts a term. On a seat somebody holds it is refused (`seatTaken`) unless it starts later: the successor's first day is
 * then the predecessor's first day without it. Another seat of the same person in the committee is given up on that day.
 */
export async function takeSeat(deps: CommandDeps, trx: Db, input: TakeSeat): Promise<Outcome<string>> {
  const { committeeId, choice, dates } = input
  const now = deps.now()
  const today = koreanDay(now)
  const startsOn = dates.startsOn === undefined ? today : dates.startsOn
  const seats = await readSeats(trx, committeeId)
  const first = startsOn ?? today
  if ("id" in choice) {
    const known = seats.find(
      ({ seat }) => seat.id === choice.id && (seat.removed_on === null || seat.removed_on > first),
    )
    if (!known) return badField("seat.id", "no seat of this committee")
    const holder = known.terms.findLast((term) => holdsOn(term, first))
    const isOwn = holder !== undefined && input.userId !== null && holder.user_id === input.userId
    if (holder && !isOwn && first <= today) return refused("seatTaken")
    if (holder) await updateTerm(trx, holder.id, { ended_on: first })
  }
  for (const term of termsOf(seats, input.userId, first)) await updateTerm(trx, term.id, { ended_on: first })
  const seatId = "id" in choice ? choice.id : deps.newId()
  if (!("id" in choice)) {
    const { position, sector } = choice
    await insertSeat(trx, { id: seatId, committee_id: committeeId, position, sector, created_at: now })
  }
  await insertTerm(trx, {
    id: deps.newId(),
    seat_id: seatId,
    user_id: input.userId,
    name: input.name,
    affiliation: input.affiliation,
    starts_on: startsOn,
    ends_on: dates.endsOn === undefined ? plannedEnd(startsOn, input.termYears) : dates.endsOn,
    ended_on: dates.endedOn ?? null,
    created_at: now,
  })
  return done(seatId)
}

const plannedEnd = (startsOn: string | null, years: number): string | null =>
  startsOn === null ? null : termEnd(startsOn, years)

function termsOf(seats: Awaited<ReturnType<typeof readSeats>>, userId: string | null, day: string): TermTable[] {
  if (userId === null) return []
  return seats.flatMap(({ terms }) => terms.filter((term) => term.user_id === userId && holdsOn(term, day)))
}

/** The term the person holds in the committee on a day; undefined = no seat. */
export async function currentTerm(
  trx: Db,
  committeeId: string,
  userId: string,
  day: string,
): Promise<TermTable | undefined> {
  return termsOf(await readSeats(trx, committeeId), userId, day).at(-1)
}

// Seats of a committee and the terms of those who sit on them. Days are civil days in Korea, `YYYY-MM-DD`.
import type { RosterObserverTable, RosterSeatTable, TermTable } from "./schema.ts"
import type { Db } from "./store.ts"

/** A seat with its holder on some day; without one it is vacant (공석). */
export interface RosterSeat extends Omit<RosterSeatTable, "removed_on"> {
  readonly term: TermTable | null
  readonly user_id: string | null
  /** Empty = vacant. */
  readonly name: string
  readonly affiliation: string
}

export async function insertSeat(db: Db, seat: Omit<RosterSeatTable, "removed_on">): Promise<void> {
  await db
    .insertInto("roster_seat")
    .values({ ...seat, removed_on: null })
    .execute()
}

export async function insertTerm(db: Db, term: TermTable): Promise<void> {
  await db.insertInto("term").values(term).execute()
}

/** Changes a seat's own words, or takes it off the roster from a day on. */
export async function updateSeat(
  db: Db,
  id: string,
  changes: Partial<Pick<RosterSeatTable, "position" | "sector" | "removed_on">>,
): Promise<void> {
  if (Object.keys(changes).length > 0) await db.updateTable("roster_seat").set(changes).where("id", "=", id).execute()
}

export async function updateTerm(
  db: Db,
  id: string,
  changes: Partial<Pick<TermTable, "starts_on" | "ends_on" | "ended_on" | "name" | "affiliation">>,
): Promise<void> {
  if (Object.keys(changes).length > 0) await db.updateTable("term").set(changes).where("id", "=", id).execute()
}

export async function insertObserver(db: Db, observer: RosterObserverTable): Promise<void> {
  await db.insertInto("roster_observer").values(observer).execute()
}

/** True = it was there. */
export async function deleteObserver(db: Db, committeeId: string, id: string): Promise<boolean> {
  const gone = await db
    .deleteFrom("roster_observer")
    .where("committee_id", "=", committeeId)
    .where("id", "=", id)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}

/** Does the term hold on that day? Its planned end only warns; 해촉 ends it. */
export function holdsOn(term: Pick<TermTable, "starts_on" | "ended_on">, day: string): boolean {
  return (term.starts_on === null || term.starts_on <= day) && (term.ended_on === null || term.ended_on > day)
}

/** Every seat of a committee, removed ones too, with all terms ever: what a roster of any day is made of. */
export async function readSeats(
  db: Db,
  committeeId: string,
): Promise<{ readonly seat: RosterSeatTable; readonly terms: TermTable[] }[]> {
  const [seats, terms] = await Promise.all([
    db
      .selectFrom("roster_seat")
      .selectAll()
      .where("committee_id", "=", committeeId)
      .orderBy("created_at")
      .orderBy("id")
      .execute(),
    db
      .selectFrom("term")
      .innerJoin("roster_seat", "roster_seat.id", "term.seat_id")
      .selectAll("term")
      .where("roster_seat.committee_id", "=", committeeId)
      .orderBy("term.created_at")
      .orderBy("term.id")
      .execute(),
  ])
  const bySeat = Map.groupBy(terms, (term) => term.seat_id)
  return seats.map((seat) => ({ seat, terms: bySeat.get(seat.id) ?? [] }))
}

/** The roster on a day, in the order the seats were made; the paper's order is computed from it. */
export async function listSeats(db: Db, committeeId: string, day: string): Promise<RosterSeat[]> {
  const all = await readSeats(db, committeeId)
  return all.flatMap(({ seat, terms }) => {
    const { removed_on: removedOn, ...kept } = seat
    if (removedOn !== null && removedOn <= day) return []
    // Of two terms that overlap the later one counts: a successor takes over.
    const term = terms.findLast((each) => holdsOn(each, day)) ?? null
    const { user_id = null, name = "", affiliation = "" } = term ?? {}
    return [{ ...kept, term, user_id, name, affiliation }]
  })
}

/** 배석자 who come regularly, in the order they were added. */
export function listObservers(db: Db, committeeId: string): Promise<RosterObserverTable[]> {
  return db
    .selectFrom("roster_observer")
    .selectAll()
    .where("committee_id", "=", committeeId)
    .orderBy("created_at")
    .orderBy("id")
    .execute()
}

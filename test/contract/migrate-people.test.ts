import { sql } from "kysely"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { firstBrokenLine, insertAudit } from "../../server/store/audit.ts"
import { listSeats } from "../../server/store/roster.ts"
import { COMMITTEE, NOW, seedMeetings, USER } from "../support/store-records.ts"
import { ENGINES, openTestStore, type TestStore } from "../support/store.ts"

/** What version 2 added, taken away again: a database as version 1 left it, with data in it. */
async function backToVersionOne({ store }: TestStore): Promise<void> {
  const { db } = store
  const tables = [
    "term",
    "roster_seat",
    "roster_observer",
    "claim",
    "committee_link",
    "viewer_link",
    "passkey",
    "identity",
    "audit_head",
  ]
  await sql`drop index audit_seq`.execute(db)
  for (const table of tables) await sql`drop table ${sql.table(table)}`.execute(db)
  const columns = {
    user: ["email", "phone", "affiliation", "erased_at"],
    membership: ["department", "ends_at"],
    session: ["origin", "acknowledged_at", "pending_in", "invitation_id"],
    invitation: ["used_at", "one_time"],
    audit: ["seq", "origin", "hash"],
  }
  for (const [table, names] of Object.entries(columns)) {
    for (const name of names) await sql`alter table ${sql.table(table)} drop column ${sql.ref(name)}`.execute(db)
  }
  await sql`create table seat (id text primary key, committee_id text, user_id text, name text, position text, sector text,
    affiliation text, created_at bigint)`.execute(db)
  const seats = [
    ["s1", USER, "한가람", "총무", "private"],
    ["s2", null, "", "", "public"],
  ] as const
  for (const [id, user, name, position, sector] of seats) {
    await sql`insert into seat values (${id}, ${COMMITTEE}, ${user}, ${name}, ${position}, ${sector}, '가온기관', ${NOW})`.execute(
      db,
    )
  }
  for (const id of ["b", "a"]) {
    await sql`insert into audit (id, at, action, detail) values (${id}, ${NOW}, 'memberAdded', '{}')`.execute(db)
  }
  await sql`delete from schema_version where version = 2`.execute(db)
}

describe.each(ENGINES)("a database of version 1 on %s", (engine) => {
  let test: TestStore
  beforeEach(async () => {
    test = await openTestStore(engine)
    await seedMeetings(test.store, "m1")
    await backToVersionOne(test)
    await test.reopen()
  })
  afterEach(() => test.close())

  it("[ST24] keeps who sits where as terms without dates, and vacant seats vacant", async () => {
    const seats = await listSeats(test.store.db, COMMITTEE, "2030-01-01")
    expect(seats.map(({ id, name, user_id, position }) => [id, name, user_id, position])).toEqual([
      ["s1", "한가람", USER, "총무"],
      ["s2", "", null, ""],
    ])
    expect(seats[0]?.term).toMatchObject({ starts_on: null, ends_on: null, ended_on: null, affiliation: "가온기관" })
  })

  it("[ST24] chains the audit log it had, and goes on with it", async () => {
    const { store } = test
    expect(await firstBrokenLine(store.db)).toBeNull()
    await store.transaction((trx) => insertAudit(trx, { id: "c", at: NOW, actorId: USER, action: "memberChanged" }))
    expect(await firstBrokenLine(store.db)).toBeNull()
    const lines = await store.db.selectFrom("audit").select(["id", "seq"]).orderBy("seq").execute()
    expect(lines.map(({ id, seq }) => `${seq}${id}`)).toEqual(["1a", "2b", "3c"])
  })
})

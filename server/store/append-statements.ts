// The two statements of the append path, written once with Kysely and compiled for each engine.
import { sql } from "kysely"
import type { AppendSql } from "./sqlite-protocol.ts"
import type { Db } from "./store.ts"

/** Stand-ins whose order of appearance tells that the SQL takes its parameters as the append path binds them. */
const ADVANCE = [1, 2, "meeting", "epoch", "draft", 3] as const
const INSERT = ["meeting", "epoch", 1, 2, 3, new Uint8Array([1]), new Uint8Array([2])] as const

/**
 * `advance` (count, at, meeting, epoch, state, rights version) moves the meeting's `last_seq` and returns it, or no row when
 * epoch, state or rights have moved on or the log is damaged: this row lock makes commit order = seq order.
 * `insert` (meeting, epoch, seq, count, at, entries, checksum) writes the log row.
 */
export function appendStatements(db: Db): AppendSql {
  const advance = db
    .updateTable("meeting")
    .set((eb) => ({ last_seq: eb("last_seq", "+", ADVANCE[0]), updated_at: ADVANCE[1] }))
    .where("id", "=", ADVANCE[2])
    .where("epoch", "=", ADVANCE[3])
    .where("state", "=", ADVANCE[4])
    .where("rights_version", "=", ADVANCE[5])
    .where("damaged", "=", sql.lit(0))
    .returning("last_seq")
    .compile()
  const [meeting_id, epoch, seq, count, at, entries, checksum] = INSERT
  const insert = db
    .insertInto("minutes_update")
    .values({ meeting_id, epoch, seq, count, at, entries, checksum })
    .compile()
  assertOrder(advance.parameters, ADVANCE)
  assertOrder(insert.parameters, INSERT)
  return { advance: advance.sql, insert: insert.sql }
}

function assertOrder(actual: readonly unknown[], expected: readonly unknown[]): void {
  const isSame = actual.length === expected.length && expected.every((value, at) => value === actual[at])
  if (!isSame) throw new Error("the append statements take their parameters in another order")
}

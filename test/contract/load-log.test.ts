import { afterEach, beforeEach, describe, expect, it } from "vitest"
import * as Y from "yjs"
import { insertFirstUpdate, voidUpdate } from "../../server/store/append-updates.ts"
import { loadLog } from "../../server/store/load-log.ts"
import { startEpoch } from "../../server/store/meetings.ts"
import { writeSnapshot, type NewSnapshot } from "../../server/store/snapshots.ts"
import { SnapshotUnreadable, verifySnapshot } from "../../server/store/verify-snapshot.ts"
import { ENGINES, openTestStore } from "../support/store.ts"
import type { TestStore } from "../support/store.ts"
import { appendOf, EPOCH, entryOf, NOW, numberOf, seedMeetings, USER } from "../support/store-records.ts"

const owners = new Map([[7, USER]])

/** A snapshot at `seq` that tells its sequence number. */
function snapshotAt(seq: number, meetingId = "m1") {
  const doc = new Y.Doc()
  doc.clientID = seq
  doc.getMap("header").set("title", `제${seq}차 회의록`)
  return { meetingId, epoch: EPOCH, seq, bytes: Y.encodeStateAsUpdate(doc), owners, now: NOW }
}

describe.each(ENGINES)("load on %s", (engine) => {
  let test: TestStore
  beforeEach(async () => {
    test = await openTestStore(engine)
    await seedMeetings(test.store, "m1", "m2")
    for (const number of [1, 2, 3, 4, 5]) await test.store.append([appendOf("m1", [number]), appendOf("m2", [number])])
  })
  afterEach(() => test.close())

  async function load(meetingId = "m1") {
    const loaded = await loadLog(test.store.db, meetingId)
    return { ...loaded!, numbers: loaded!.tail.map(numberOf) }
  }
  const row = (seq: number) =>
    test.store.db.updateTable("minutes_update").where("meeting_id", "=", "m1").where("seq", "=", seq)
  async function writeWhole(snapshot: NewSnapshot): Promise<void> {
    const verified = await verifySnapshot(snapshot)
    await test.store.transaction((trx) => writeSnapshot(trx, verified))
  }
  const write = (seq: number) => writeWhole(snapshotAt(seq))

  it("[ST5] a load gives the newest snapshot and the updates after it, with their numbers and owners", async () => {
    await write(3)
    const { snapshot, tail, numbers, owners: all, seq, damaged } = await load()
    expect(snapshot?.bytes).toEqual(snapshotAt(3).bytes)
    expect(numbers).toEqual([3, 4, 5])
    expect(tail.map((update) => update.seq)).toEqual([4, 5, 6])
    expect([...all.entries()]).toEqual(
      expect.arrayContaining([
        [7, USER],
        [1003, USER],
        [4_294_967_295, USER],
      ]),
    )
    expect({ seq, damaged }).toEqual({ seq: 6, damaged: null })
    expect(await loadLog(test.store.db, "nowhere")).toBeNull()
  })

  it("[ST5] the first to write with a clientID owns it", async () => {
    await test.store.append([
      appendOf("m1", [], { entries: [{ ...entryOf(9), userId: "other", clientIds: [1001, 55] }] }),
    ])
    const all = (await load()).owners
    expect([all.get(1001), all.get(55)]).toEqual([USER, "other"])
  })

  it("[ST6] the two newest snapshots are kept, and every log row", async () => {
    for (const seq of [2, 3, 3, 4]) await write(seq)
    const kept = await test.store.db.selectFrom("snapshot").select("seq").orderBy("seq").execute()
    expect(kept.map(({ seq }) => seq)).toEqual([3, 4])
    const { count } = await test.store.db
      .selectFrom("minutes_update")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("meeting_id", "=", "m1")
      .executeTakeFirstOrThrow()
    expect(count).toBe(6)
  })

  it("[ST6] bytes that do not decode into a whole document are no snapshot", async () => {
    const whole = snapshotAt(4)
    const doc = new Y.Doc()
    doc.getText("a").insert(0, "가")
    const before = Y.encodeStateVector(doc)
    doc.getText("a").insert(1, "나")
    for (const bytes of [whole.bytes.subarray(0, 5), Y.encodeStateAsUpdate(doc, before)]) {
      await expect(writeWhole({ ...whole, bytes })).rejects.toThrow(SnapshotUnreadable)
    }
    expect((await load()).snapshot).toBeNull()
  })

  it("[ST6] a large snapshot is proved whole, or torn, on a thread of its own", async () => {
    const doc = new Y.Doc()
    doc.getText("a").insert(0, "가".repeat(100_000))
    const before = Y.encodeStateVector(doc)
    doc.getText("a").insert(1, "나".repeat(100_000))
    await writeWhole({ ...snapshotAt(4), bytes: Y.encodeStateAsUpdate(doc) })
    expect((await load()).snapshot?.seq).toBe(4)
    const torn = { ...snapshotAt(5), bytes: Y.encodeStateAsUpdate(doc, before) }
    await expect(writeWhole(torn)).rejects.toThrow(SnapshotUnreadable)
  })

  it("[ST6] a damaged snapshot is passed over: the one before it, else the whole log", async () => {
    await write(3)
    await write(4)
    await test.store.db
      .updateTable("snapshot")
      .set({ bytes: new Uint8Array([0, 0]) })
      .where("seq", "=", 4)
      .execute()
    expect(await load()).toMatchObject({ snapshot: { seq: 3 }, numbers: [3, 4, 5], damaged: null })
    await test.store.db.updateTable("snapshot").set({ owners: "[]" }).where("seq", "=", 3).execute()
    expect(await load()).toMatchObject({ snapshot: null, numbers: [0, 1, 2, 3, 4, 5], damaged: null })
  })

  it("[ST7] a corrupt row ends the good part, and other documents are whole", async () => {
    await row(4)
      .set({ entries: new Uint8Array([1, 1, 0]) })
      .execute()
    expect(await load()).toMatchObject({ numbers: [0, 1, 2], seq: 3, damaged: { atSeq: 4 } })
    expect(await load("m2")).toMatchObject({ numbers: [0, 1, 2, 3, 4, 5], damaged: null })
  })

  it("[ST7] a row moved to another place is not trusted", async () => {
    await row(6).set({ seq: 7 }).execute()
    await test.store.db.updateTable("meeting").set({ last_seq: 7 }).where("id", "=", "m1").execute()
    expect(await load()).toMatchObject({ seq: 5, damaged: { atSeq: 6 } })
  })

  it("[ST7] a missing row and a missing end are damage, not a shorter document", async () => {
    await test.store.db.deleteFrom("minutes_update").where("meeting_id", "=", "m1").where("seq", "=", 6).execute()
    expect(await load()).toMatchObject({ numbers: [0, 1, 2, 3, 4], damaged: { atSeq: 6 } })
    await test.store.db.deleteFrom("minutes_update").where("meeting_id", "=", "m1").where("seq", "=", 3).execute()
    expect(await load()).toMatchObject({ numbers: [0, 1], damaged: { atSeq: 3 } })
  })

  it("[ST8] a void update is never loaded again, and its row is whole", async () => {
    await test.store.append([appendOf("m1", [6, 7, 8])])
    const voiding = (seq: number) =>
      test.store.transaction((trx) => voidUpdate(trx, { meetingId: "m1", epoch: EPOCH, seq }))
    expect(await voiding(8)).toBe(true)
    expect(await voiding(99)).toBe(false)
    const { tail, numbers, seq, damaged } = await load()
    expect(numbers).toEqual([0, 1, 2, 3, 4, 5, 6, 8])
    expect(tail.at(-1)?.seq).toBe(9)
    expect({ seq, damaged }).toEqual({ seq: 9, damaged: null })
  })

  it("[ST9] a new epoch starts with its own first update, and the old one's log stays", async () => {
    await test.store.transaction(async (trx) => {
      await startEpoch(trx, "m1", { epoch: "epoch-two", now: NOW })
      await insertFirstUpdate(trx, { meetingId: "m1", epoch: "epoch-two", at: NOW, entry: entryOf(77) })
    })
    expect(await load()).toMatchObject({ numbers: [77], seq: 1, damaged: null, snapshot: null })
    const old = await test.store.db.selectFrom("minutes_update").select("seq").where("epoch", "=", EPOCH).execute()
    expect(old.length).toBe(12)
  })

  it("[ST10] a log of 100,000 edits loads as snapshot and tail", async () => {
    const rows = Array.from({ length: 1000 }, (_, at) => Array.from({ length: 100 }, (_one, n) => at * 100 + n))
    for (let at = 0; at < rows.length; at += 100) {
      await test.store.append(rows.slice(at, at + 100).map((numbers) => appendOf("m1", numbers)))
    }
    await write(99_506)
    const { snapshot, numbers, seq } = await load()
    expect(snapshot?.seq).toBe(99_506)
    expect(seq).toBe(100_006)
    expect(numbers).toEqual(Array.from({ length: 500 }, (_, at) => 99_500 + at))
    await test.store.db.deleteFrom("snapshot").execute()
    expect((await load()).numbers.length).toBe(100_006)
  })
})

import { createHash } from "node:crypto"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { findMeetingBlob, linkBlob, putBlob } from "../../server/store/blobs.ts"
import { upsertMembership } from "../../server/store/committees.ts"
import { insertSeat, insertTerm } from "../../server/store/roster.ts"
import { isUniqueViolation } from "../../server/store/engine-errors.ts"
import { findMeeting, listMeetings } from "../../server/store/meetings.ts"
import { findMeetingPart, listParts } from "../../server/store/parts.ts"
import { findRevision, insertRevision, listRevisions } from "../../server/store/revisions.ts"
import { endSession, extendSession, findOpenSession, insertSession } from "../../server/store/sessions.ts"
import { claimSetting, readSetting, writeSetting } from "../../server/store/settings.ts"
import { insertComment, insertThread, listThreads, setThreadResolved } from "../../server/store/threads.ts"
import { insertUser, setUserActive } from "../../server/store/users.ts"
import { ENGINES, openTestStore } from "../support/store.ts"
import type { TestStore } from "../support/store.ts"
import { COMMITTEE, EPOCH, NOW, seedMeetings, USER } from "../support/store-records.ts"

/** Old Hangul, compatibility jamo, decomposed and composed syllables, hanja, an emoji: nothing may be normalized or lost. */
const HANGUL = "가나다 ㄱㅏ ᄒᆞᆫ글 한글 決議 👩‍👩‍👧 ① ※ “따옴표”\n\t끝"

const thread = (id: string, at: number) => ({
  id,
  meeting_id: "m1",
  anchor_kind: "opinionRow",
  anchor_table: "table",
  anchor_row: "row",
  created_by: USER,
  created_at: at,
})

/** The day of NOW in Korea: the first of the terms below. */
const MOMENT = { now: NOW, today: "2030-03-18" }

describe.each(ENGINES)("records on %s", (engine) => {
  let test: TestStore
  beforeEach(async () => {
    test = await openTestStore(engine)
    await seedMeetings(test.store, "m1", "m2")
  })
  afterEach(() => test.close())

  it("[ST11] text comes back exactly as it was written", async () => {
    const { db } = test.store
    await insertThread(db, thread("t1", NOW))
    const comment = { id: "c1", thread_id: "t1", author_id: USER, body: HANGUL, created_at: NOW }
    expect(await insertComment(db, comment)).toBe(true)
    expect((await listThreads(db, "m1"))[0]?.comments).toEqual([{ ...comment, author_name: "한가람" }])
  })

  it("[ST11] integers beyond 32 bit, flags, nulls and bytes have the same types on both engines", async () => {
    const meeting = await findMeeting(test.store.db, "m1")
    expect(meeting).toMatchObject({ created_at: NOW, starts_at: null, damaged: 0, last_seq: 1 })
    const bytes = new Uint8Array(300_000).map((_, at) => at % 256)
    const sha256 = createHash("sha256").update(bytes).digest("hex")
    await putBlob(test.store.db, { sha256, mime: "image/jpeg", size: bytes.length, bytes, created_at: NOW })
    expect(bytes.length).toBe(300_000)
    await linkBlob(test.store.db, { meeting_id: "m1", sha256, created_by: USER, created_at: NOW })
    const stored = await findMeetingBlob(test.store.db, "m1", sha256)
    expect(Object.getPrototypeOf(stored?.bytes)).toBe(Uint8Array.prototype)
    expect(stored).toEqual({ sha256, mime: "image/jpeg", size: 300_000, bytes, created_at: NOW })
    const pooled = Buffer.from("part of a larger buffer").subarray(3, 7)
    const other = { sha256: "0".repeat(64), mime: "x", size: 4, bytes: pooled, created_at: Number.MAX_SAFE_INTEGER }
    await putBlob(test.store.db, other)
    const read = await test.store.db.selectFrom("blob").selectAll().where("size", "=", 4).executeTakeFirstOrThrow()
    expect(read).toEqual({ ...other, bytes: new Uint8Array(pooled) })
  })

  it("[ST12] equal bytes are stored once, and a hash opens only the meetings it was uploaded to", async () => {
    const blob = { sha256: "a".repeat(64), mime: "image/png", size: 1, bytes: new Uint8Array([1]), created_at: NOW }
    for (const meeting_id of ["m1", "m1"]) {
      await putBlob(test.store.db, blob)
      await linkBlob(test.store.db, { meeting_id, sha256: blob.sha256, created_by: USER, created_at: NOW })
    }
    expect(await findMeetingBlob(test.store.db, "m1", blob.sha256)).toEqual(blob)
    expect(await findMeetingBlob(test.store.db, "m2", blob.sha256)).toBeUndefined()
  })

  it("[ST13] a repeated id writes nothing twice", async () => {
    const { db } = test.store
    expect(await insertThread(db, thread("t1", NOW))).toBe(true)
    expect(await insertThread(db, thread("t1", NOW + 1))).toBe(false)
    const comment = { id: "c1", thread_id: "t1", author_id: USER, body: "의견", created_at: NOW }
    expect([await insertComment(db, comment), await insertComment(db, comment)]).toEqual([true, false])
    expect([await claimSetting(db, "k", "1"), await claimSetting(db, "k", "2")]).toEqual([true, false])
    expect(await readSetting(db, "k")).toBe("1")
    await writeSetting(db, "k", "3")
    expect(await readSetting(db, "k")).toBe("3")
    const again = insertUser(db, { id: USER, name: "다른 사람", isAdmin: false, now: NOW })
    expect(await again.catch(isUniqueViolation)).toBe(true)
  })

  it("[ST13] a record that names nobody is refused", async () => {
    await expect(insertThread(test.store.db, { ...thread("t1", NOW), created_by: "nobody" })).rejects.toThrow()
    expect(await listThreads(test.store.db, "m1")).toEqual([])
  })

  it("[ST14] threads and comments come oldest first, with who resolved them", async () => {
    const { db } = test.store
    for (const [at, id] of ["t2", "t1", "t3"].entries()) await insertThread(db, thread(id, NOW + at))
    for (const [at, id] of ["c2", "c1"].entries()) {
      await insertComment(db, { id, thread_id: "t1", author_id: USER, body: id, created_at: NOW + at })
    }
    await setThreadResolved(db, "t2", USER, NOW)
    const threads = await listThreads(db, "m1")
    expect(threads.map((one) => one.thread.id)).toEqual(["t2", "t1", "t3"])
    expect(threads[1]?.comments.map(({ id }) => id)).toEqual(["c2", "c1"])
    expect(threads[0]?.thread).toMatchObject({ resolved_by: USER, resolved_at: NOW, resolver_name: "한가람" })
    await setThreadResolved(db, "t2", null, NOW)
    expect((await listThreads(db, "m1"))[0]?.thread.resolved_at).toBeNull()
  })

  it("[ST14] meetings are listed by committee, in the order they were made", async () => {
    const { db } = test.store
    const ids = async (committeeId?: string) => (await listMeetings(db, committeeId)).map(({ id }) => id)
    expect([await ids(), await ids(COMMITTEE), await ids("none")]).toEqual([["m1", "m2"], ["m1", "m2"], []])
  })

  it("[ST21] a person's part in a committee is account, roles and seat, in one query", async () => {
    const { db } = test.store
    const nothing = { committeeId: COMMITTEE, isAdmin: false, isActive: true, roles: [], readsDrafts: false }
    expect(await listParts(db, USER, MOMENT)).toEqual([{ ...nothing, hasSeat: false, endsAt: null }])
    const row = { committee_id: COMMITTEE, user_id: USER, created_at: NOW }
    for (const role of ["member", "viewer", "viewer"] as const) {
      await upsertMembership(db, { ...row, role, reads_drafts: role === "viewer" ? 1 : 0 })
    }
    const term = { name: "한가람", affiliation: "", user_id: USER, created_at: NOW, ends_on: null, ended_on: null }
    for (const id of ["s1", "s2"]) {
      await insertSeat(db, { id, committee_id: COMMITTEE, position: "", sector: "private", created_at: NOW })
      await insertTerm(db, { ...term, id: `term-${id}`, seat_id: id, starts_on: "2030-03-18" })
    }
    const found = await findMeetingPart(db, USER, MOMENT, "m1")
    expect(found?.meeting).toMatchObject((await findMeeting(db, "m1")) ?? {})
    expect(found?.part).toMatchObject({ readsDrafts: true, hasSeat: true })
    expect(new Set(found?.part.roles)).toEqual(new Set(["member", "viewer"]))
    expect(await listParts(db, USER, MOMENT, COMMITTEE)).toEqual([found?.part])
    await setUserActive(db, USER, false)
    expect((await findMeetingPart(db, USER, MOMENT, "m1"))?.part.isActive).toBe(false)
    expect([
      await findMeetingPart(db, "nobody", MOMENT, "m1"),
      await findMeetingPart(db, USER, MOMENT, "none"),
    ]).toEqual([undefined, undefined])
  })

  it("[ST14] a session is found by its token's hash until it is ended, expired or the account is closed", async () => {
    const { db } = test.store
    const times = { created_at: NOW, last_seen_at: NOW, expires_at: NOW + 10 }
    await insertSession(db, { token_hash: "hash", id: "s1", user_id: USER, user_agent: "", ...times })
    const isOpen = async (at: number) => (await findOpenSession(db, "hash", at)) !== undefined
    expect([await isOpen(NOW + 9), await isOpen(NOW + 10)]).toEqual([true, false])
    await extendSession(db, "s1", NOW, NOW + 20)
    expect(await isOpen(NOW + 10)).toBe(true)
    await setUserActive(db, USER, false)
    expect(await isOpen(NOW)).toBe(false)
    await setUserActive(db, USER, true)
    await endSession(db, "s1", NOW + 1)
    await extendSession(db, "s1", NOW, NOW + 99)
    expect(await isOpen(NOW)).toBe(false)
    expect(await findOpenSession(db, "other", NOW)).toBeUndefined()
  })

  it("[ST15] a revision is written once and comes back byte for byte", async () => {
    const { db } = test.store
    const head = {
      meeting_id: "m1",
      n: 1,
      epoch: EPOCH,
      seq: 1,
      sha256: "b".repeat(64),
      created_by: USER,
      created_at: NOW,
    }
    const revision = { ...head, minutes: JSON.stringify({ title: HANGUL }), bytes: new Uint8Array([0, 255, 7]) }
    await insertRevision(db, revision)
    const { bytes, ...read } = { ...revision, by_name: "한가람" }
    expect(await findRevision(db, "m1", 1)).toEqual(read)
    const row = await db.selectFrom("revision").select("bytes").executeTakeFirstOrThrow()
    expect(row.bytes).toEqual(bytes)
    expect(await insertRevision(db, { ...revision, minutes: "{}" }).catch(isUniqueViolation)).toBe(true)
    expect(await listRevisions(db, "m1")).toEqual([{ ...head, by_name: "한가람" }])
  })
})

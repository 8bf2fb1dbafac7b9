import { createHash, randomUUID } from "node:crypto"
import canonicalize from "canonicalize"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as Y from "yjs"
import type { Minutes } from "../../shared/minutes/minutes.ts"
import type { Meeting, Revision, RevisionSummary, Thread } from "../../shared/wire/records.ts"
import type { ApiPerson } from "../support/api-person.ts"
import { firstLine, typeText } from "../support/live-minutes.ts"
import { emptyPostgresDatabase, type TestDatabase } from "../support/postgres.ts"
import { demoPerson, joinMeeting } from "../support/product-client.ts"
import { startProduct, type Demo, type RunningProduct } from "../support/running-product.ts"
import { until } from "../support/until.ts"

let database: TestDatabase
let product: RunningProduct
let demo: Demo
let secretary: ApiPerson
let member: ApiPerson
beforeAll(async () => {
  database = await emptyPostgresDatabase(`p_${randomUUID().replaceAll("-", "")}`)
  product = await startProduct({ DATABASE_URL: database.url })
  demo = await product.demo()
  secretary = await demoPerson(demo, "secretary")
  member = await demoPerson(demo, "member")
})
afterAll(async () => {
  await product.stop()
  await database.drop()
})

const HANGUL = "훈민졍음 ᄒᆞᆫ글 한글 決議 👩‍👩‍👧"
const anchor = { kind: "opinionRow", tableId: "table-1", rowId: "row-1" }

async function freshMeeting(): Promise<{ meeting: Meeting; path: string }> {
  const body = { committeeId: demo.committeeId }
  const { body: meeting } = await secretary.call<Meeting>("POST", "/api/meetings", { body })
  return { meeting, path: `/api/meetings/${meeting.id}` }
}

describe("the product on PostgreSQL", () => {
  it("[ST22] two people write, the server is killed and comes back: nothing acknowledged is lost, and it is finalized", async () => {
    const { meeting, path } = await freshMeeting()
    await secretary.call("PUT", `${path}/minutes`, {
      body: (await secretary.call<Minutes>("GET", `/api/meetings/${demo.meetingId}/minutes`)).body,
    })
    const [one, two] = [
      await joinMeeting(product.url, secretary, meeting.id),
      await joinMeeting(product.url, member, meeting.id),
    ]
    typeText(one.doc, HANGUL)
    typeText(two.doc, "나란히")
    await Promise.all([one.settled(), two.settled()])
    await until(() => firstLine(one.doc) === firstLine(two.doc), { what: "equal lines" })
    const written = firstLine(one.doc)
    expect(written).toContain(HANGUL)
    await product.kill()
    await product.restart()
    const back = await joinMeeting(product.url, member, meeting.id)
    expect(firstLine(back.doc)).toBe(written)
    expect(Y.encodeStateVector(back.doc)).toEqual(Y.encodeStateVector(one.doc))
    const stateVector = Buffer.from(Y.encodeStateVector(one.doc)).toString("base64")
    const finalized = await secretary.call<RevisionSummary>("POST", `${path}/finalize`, { body: { stateVector } })
    expect(finalized.status).toBe(201)
    const { body: revision } = await secretary.call<Revision>("GET", `${path}/revisions/1`)
    const text = canonicalize(revision.minutes) ?? ""
    expect(createHash("sha256").update(text).digest("hex")).toBe(finalized.body.sha256)
    expect(text).toContain(HANGUL)
    back.close()
  })

  it("[CM5] of equal threads and comments sent at once one is made, and all are answered alike", async () => {
    const path = `/api/meetings/${demo.meetingId}/threads`
    const body = { id: randomUUID(), anchor, body: HANGUL }
    const posts = (target: string, sent: unknown) =>
      Promise.all(Array.from({ length: 8 }, () => member.call<Thread>("POST", target, { body: sent })))
    const threads = await posts(path, body)
    expect(new Set(threads.map(({ status }) => status))).toEqual(new Set([201]))
    for (const answer of threads) expect(answer.body).toEqual(threads[0]?.body)
    const comments = await posts(`/api/threads/${body.id}/comments`, { id: randomUUID(), body: "답" })
    for (const answer of comments) expect(answer.body.comments).toHaveLength(2)
    const both = await Promise.all(
      [member, secretary].map((person) => person.call("POST", path, { body: { ...body, id: `${body.id}-2` } })),
    )
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409])
    // Its first comment has the thread's own id: a comment that has it already leaves no empty thread behind.
    const clash = await secretary.call("POST", path, { body: { ...body, id: comments[0]?.body.comments[1]?.id } })
    expect(clash.status).toBe(409)
    const listed = await member.call<Thread[]>("GET", path)
    expect(listed.body.every((thread) => thread.comments.length > 0)).toBe(true)
  })

  it("[ST23] NUL and half characters in any text are dropped on the way in and never fail", async () => {
    const odd = "가\0나\ud800다"
    const created = await secretary.call<Meeting>("POST", "/api/meetings", {
      body: { committeeId: demo.committeeId, title: odd, place: odd },
    })
    expect([created.status, created.body.title, created.body.place]).toEqual([201, "가나\ufffd다", "가나\ufffd다"])
    const path = `/api/meetings/${created.body.id}`
    const thread = await member.call<Thread>("POST", `${path}/threads`, {
      body: { id: randomUUID(), anchor, body: odd },
    })
    expect(thread.body.comments[0]?.body).toBe("가나\ufffd다")
    const minutes = (await secretary.call<Minutes>("GET", `${path}/minutes`)).body
    const header = { ...minutes.header, title: odd }
    expect((await secretary.call("PUT", `${path}/minutes`, { body: { ...minutes, header } })).status).toBe(204)
    const client = await joinMeeting(product.url, secretary, created.body.id)
    client.doc.getMap("header").set("place", odd)
    typeText(client.doc, odd)
    await client.settled()
    client.close()
    const { body: read } = await secretary.call<Minutes>("GET", `${path}/minutes`)
    expect([read.header.title, read.header.place]).toEqual(["가나\ufffd다", "가나\ufffd다"])
    expect(JSON.stringify(read)).not.toContain("\\u0000")
  })

  it.each(["/api/meetings/%00", "/api/meetings?committeeId=%00", "/api/threads/%00/comments", "/api/invitations/%00"])(
    "[ST23] %s is refused, not failed",
    async (path) => {
      const method = path.endsWith("comments") ? "POST" : "GET"
      const body = method === "POST" ? { body: { id: randomUUID(), body: "가" } } : {}
      expect((await secretary.call(method, path, body)).status).toBe(400)
    },
  )
})

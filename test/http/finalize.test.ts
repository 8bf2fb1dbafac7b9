import { createHash } from "node:crypto"
import canonicalize from "canonicalize"
import { afterEach, describe, expect, it } from "vitest"
import * as Y from "yjs"
import type { Minutes } from "../../shared/minutes/minutes.ts"
import { readMinutes } from "../../shared/minutes/read-minutes.ts"
import type { Meeting, Revision, RevisionSummary } from "../../shared/wire/records.ts"
import { StoreFailure, type Store } from "../../server/store/store.ts"
import type { ApiPerson } from "../support/api-person.ts"
import { startHttpServer, type HttpServer, type HttpServerOptions } from "../support/http-server.ts"

let server: HttpServer
afterEach(() => server.close())
const start = async (options: HttpServerOptions = {}): Promise<{ secretary: ApiPerson; path: string }> => {
  server = await startHttpServer(options)
  return { secretary: await server.person("secretary"), path: `/api/meetings/${server.plan.meetingId}` }
}

function update(change: (header: Y.Map<unknown>) => void): { doc: Y.Doc; base64: string } {
  const doc = new Y.Doc()
  // The highest of all: of two who write one field without knowing of each other, the higher one's stands.
  doc.clientID = 0xffffffff
  change(doc.getMap("header"))
  return { doc, base64: Buffer.from(Y.encodeStateAsUpdate(doc)).toString("base64") }
}

describe("finalize", () => {
  it("[FZ1] makes revision 1 with the hash of its canonical minutes, and the meeting final", async () => {
    const { secretary, path } = await start()
    const before = await secretary.call<Minutes>("GET", `${path}/minutes`)
    const done = await secretary.call<RevisionSummary>("POST", `${path}/finalize`, { body: {} })
    expect(done.status).toBe(201)
    const { body } = await secretary.call<Revision>("GET", `${path}/revisions/1`)
    expect(body.minutes).toEqual(before.body)
    expect(
      createHash("sha256")
        .update(canonicalize(body.minutes) ?? "")
        .digest("hex"),
    ).toBe(done.body.sha256)
    const meeting = await secretary.call<Meeting>("GET", path)
    expect(meeting.body).toMatchObject({ state: "final", revision: 1 })
    const audit = await server.deps.store.db
      .selectFrom("audit")
      .selectAll()
      .where("meeting_id", "=", server.plan.meetingId)
      .execute()
    expect(audit.map((row) => row.action)).toContain("meetingFinalized")
  })

  it("[FZ2] the hash can be made again from the document's own bytes", async () => {
    const { secretary, path } = await start()
    const done = await secretary.call<RevisionSummary>("POST", `${path}/finalize`, { body: {} })
    const row = await server.deps.store.db
      .selectFrom("revision")
      .selectAll()
      .where("meeting_id", "=", server.plan.meetingId)
      .executeTakeFirstOrThrow()
    const doc = new Y.Doc()
    Y.applyUpdate(doc, row.bytes)
    expect(
      createHash("sha256")
        .update(canonicalize(readMinutes(doc)) ?? "")
        .digest("hex"),
    ).toBe(done.body.sha256)
  })

  it("[FZ3] refuses with the list of everything that is missing and changes nothing", async () => {
    const { secretary, path } = await start()
    const created = await secretary.call<Meeting>("POST", "/api/meetings", {
      body: { committeeId: server.plan.committeeId, place: "" },
    })
    const answer = await secretary.call("POST", `/api/meetings/${created.body.id}/finalize`, { body: {} })
    expect(answer.status).toBe(409)
    expect(answer.body.error.code).toBe("cannotFinalize")
    const kinds = (answer.body.error.detail as { kind: string }[]).map((finding) => finding.kind)
    expect(kinds).toEqual(["noPlace", "unmarkedAttendance"])
    expect((await secretary.call<Meeting>("GET", path)).body.state).toBe("draft")
  })

  it("[FZ3] refuses while something on the person's screen has not reached the server", async () => {
    const { secretary, path } = await start()
    const typed = update((header) => header.set("place", "2층"))
    const stateVector = Buffer.from(Y.encodeStateVector(typed.doc)).toString("base64")
    const early = await secretary.call("POST", `${path}/finalize`, { body: { stateVector } })
    expect(early.body.error.detail).toEqual([{ kind: "notSavedYet" }])
    expect((await secretary.call("POST", `${path}/updates`, { body: { updates: [typed.base64] } })).status).toBe(204)
    expect((await secretary.call("POST", `${path}/finalize`, { body: { stateVector } })).status).toBe(201)
  })

  it("[FZ3] refuses while a deletion on the person's screen has not reached the server, where the caller tells of it", async () => {
    const { secretary, path } = await start()
    const typed = update((header) => header.set("place", "2층 회의실 옆"))
    expect((await secretary.call("POST", `${path}/updates`, { body: { updates: [typed.base64] } })).status).toBe(204)
    const before = Y.encodeStateVector(typed.doc)
    typed.doc.getMap("header").delete("place")
    const deletion = Buffer.from(Y.encodeStateAsUpdate(typed.doc, before)).toString("base64")
    const snapshot = Buffer.from(Y.encodeSnapshot(Y.snapshot(typed.doc))).toString("base64")
    const early = await secretary.call("POST", `${path}/finalize`, { body: { snapshot } })
    expect(early.body.error.detail).toContainEqual({ kind: "notSavedYet" })
    expect((await secretary.call("POST", `${path}/updates`, { body: { updates: [deletion] } })).status).toBe(204)
    const late = await secretary.call("POST", `${path}/finalize`, { body: { snapshot } })
    expect(late.body.error?.detail ?? []).not.toContainEqual({ kind: "notSavedYet" })
    expect((await secretary.call("POST", `${path}/finalize`, { body: { snapshot: "/w==" } })).status).toBe(400)
  })

  it("[FZ4] a failed commit unlocks the room", async () => {
    let isBroken = false
    const wrapStore = (store: Store): Store => ({
      ...store,
      transaction: (work) =>
        store.transaction(async (trx) => {
          const result = await work(trx)
          if (isBroken) throw new StoreFailure("full", new Error("disk full"))
          return result
        }),
    })
    const { secretary, path } = await start({ wrapStore })
    isBroken = true
    const failed = await secretary.call("POST", `${path}/finalize`, { body: {} })
    expect(failed.status).toBe(503)
    expect(failed.body.error.code).toBe("storageUnavailable")
    isBroken = false
    expect((await secretary.call<Meeting>("GET", path)).body).toMatchObject({ state: "draft", revision: 0 })
    const typed = update((header) => header.set("place", "2층"))
    expect((await secretary.call("POST", `${path}/updates`, { body: { updates: [typed.base64] } })).status).toBe(204)
    expect((await secretary.call("POST", `${path}/finalize`, { body: {} })).status).toBe(201)
  })

  it("[FZ5] later writes and a second finalize are refused by name", async () => {
    const { secretary, path } = await start()
    const both = await Promise.all([1, 2].map(() => secretary.call("POST", `${path}/finalize`, { body: {} })))
    expect(both.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([201, 409])
    const typed = update((header) => header.set("place", "2층"))
    const late = await secretary.call("POST", `${path}/updates`, { body: { updates: [typed.base64] } })
    expect(late.status).toBe(409)
    expect(late.body.error.code).toBe("meetingFinal")
    expect((await secretary.call<RevisionSummary[]>("GET", `${path}/revisions`)).body).toHaveLength(1)
  })
})

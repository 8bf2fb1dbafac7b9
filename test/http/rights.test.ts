import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as Y from "yjs"
import type { Role } from "../../shared/rules/permissions.ts"
import type { Meeting, Revision, Thread } from "../../shared/wire/records.ts"
import { apiPerson, type ApiPerson } from "../support/api-person.ts"
import { startHttpServer, type HttpServer } from "../support/http-server.ts"

let server: HttpServer
let draft: string
let final: string
beforeAll(async () => {
  server = await startHttpServer()
  draft = server.plan.meetingId
  final = server.plan.olderIds[0] ?? ""
})
afterAll(() => server.close())

/** Something real to write: an empty update would be nothing to refuse. */
function someUpdate(): string {
  const doc = new Y.Doc()
  doc.getMap("header").set("nextReason", "바뀐 날짜")
  return Buffer.from(Y.encodeStateAsUpdate(doc)).toString("base64")
}

let serial = 0
const newRecord = (): string => `record-${++serial}-x`
const anchor = { kind: "opinionRow", tableId: "t", rowId: "r" }

// What each role is answered, call by call. The viewer's link of the sample reads drafts; the officer reads revisions only.
const CALLS: readonly (readonly [string, (person: ApiPerson) => Promise<number>, Record<Role, number>])[] = [
  ["read the draft", get(() => `/api/meetings/${draft}/minutes`), answers(200, 200, 200, 200, 200, 404, 200)],
  ["see the draft's record", get(() => `/api/meetings/${draft}`), answers(200, 200, 200, 200, 200, 404, 200)],
  ["read the final minutes", get(() => `/api/meetings/${final}/minutes`), answers(200, 200, 200, 200, 200, 200, 200)],
  ["read revisions", get(() => `/api/meetings/${final}/revisions/1`), answers(200, 200, 200, 200, 200, 200, 200)],
  ["read comments", get(() => `/api/meetings/${draft}/threads`), answers(200, 200, 200, 200, 200, 404, 403)],
  [
    "read comments of a final one",
    get(() => `/api/meetings/${final}/threads`),
    answers(200, 200, 200, 200, 200, 403, 403),
  ],
  [
    "comment",
    post(
      () => `/api/meetings/${draft}/threads`,
      () => ({ id: newRecord(), anchor, body: "의견" }),
    ),
    answers(403, 201, 201, 201, 201, 404, 403),
  ],
  [
    "reply",
    post(
      () => "/api/threads/sample-1-1-2/comments",
      () => ({ id: newRecord(), body: "답글" }),
    ),
    answers(404, 201, 201, 201, 201, 404, 404),
  ],
  [
    "write over HTTP",
    post(
      () => `/api/meetings/${draft}/updates`,
      () => ({ updates: [someUpdate()] }),
    ),
    answers(403, 204, 204, 204, 204, 404, 403),
  ],
  [
    "upload a photo",
    post(
      () => `/api/meetings/${draft}/blobs`,
      () => new Uint8Array([1]),
    ),
    answers(403, 415, 415, 415, 415, 404, 403),
  ],
  [
    "finalize (bad vector)",
    post(
      () => `/api/meetings/${draft}/finalize`,
      () => ({ stateVector: "!" }),
    ),
    answers(403, 400, 400, 403, 403, 404, 403),
  ],
  [
    "create a meeting",
    post(
      () => "/api/meetings",
      () => ({ committeeId: server.plan.committeeId }),
    ),
    answers(403, 201, 201, 403, 403, 403, 403),
  ],
]

function answers(...statuses: [number, number, number, number, number, number, number]): Record<Role, number> {
  const [admin, secretary, chair, member, staff, officer, viewer] = statuses
  return { admin, secretary, chair, member, staff, officer, viewer }
}
function get(path: () => string) {
  return async (person: ApiPerson): Promise<number> => (await person.call("GET", path())).status
}
function post(path: () => string, body: () => unknown) {
  return async (person: ApiPerson): Promise<number> => (await person.call("POST", path(), { body: body() })).status
}

describe("rights over REST", () => {
  const cells = CALLS.flatMap(([name, act, expected]) =>
    Object.entries(expected).map(([role, status]) => ({ name, act, role: role as Role, status })),
  )
  it.each(cells)("[PM11] $name by $role answers $status", async ({ act, role, status }) => {
    expect(await act(await server.person(role))).toBe(status)
  })

  it("[PM11] without a session every call but the public ones is refused", async () => {
    const nobody = apiPerson(server.url)
    for (const path of [`/api/meetings/${draft}`, "/api/meetings", "/api/me", `/api/meetings/${final}/revisions`]) {
      expect((await nobody.call("GET", path)).body.error.code, path).toBe("signInRequired")
    }
    expect((await nobody.call("POST", "/api/threads/sample-1-1-2/comments", { body: {} })).status).toBe(401)
  })
})

const listed = async (person: ApiPerson): Promise<string[]> =>
  (await person.call<Meeting[]>("GET", "/api/meetings")).body.map((meeting) => meeting.id)

describe("what one may not see", () => {
  it("[PM12] an unknown meeting and a forbidden one answer the same", async () => {
    const stranger = await server.stranger()
    const sample = { forbidden: draft, unknown: "00000000-0000-4000-8000-000000000000" }
    const calls = [
      ["GET", ""],
      ["GET", "/minutes"],
      ["GET", "/threads"],
      ["GET", "/revisions"],
      ["GET", "/revisions/1"],
      ["GET", `/blobs/${"0".repeat(64)}`],
      ["POST", "/finalize"],
    ] as const
    for (const [method, path] of calls) {
      const both = await Promise.all(
        Object.values(sample).map(async (id) => {
          const answer = await stranger.call(
            method,
            `/api/meetings/${id}${path}`,
            method === "POST" ? { body: {} } : {},
          )
          return { status: answer.status, code: answer.body.error.code, detail: answer.body.error.detail }
        }),
      )
      expect(both[0], path).toEqual({ status: 404, code: "notFound", detail: undefined })
      expect(both[1], path).toEqual(both[0])
    }
    expect(
      (await stranger.call("POST", "/api/threads/sample-1-1-2/comments", { body: { id: newRecord(), body: "x" } }))
        .status,
    ).toBe(404)
    const create = await stranger.call("POST", "/api/meetings", { body: { committeeId: server.plan.committeeId } })
    expect(create.status).toBe(404)
  })

  it("[PM12] the list holds exactly the meetings the person may open or read a revision of", async () => {
    expect(await listed(await server.person("officer"))).toEqual([final])
    expect(await listed(await server.person("member"))).toContain(draft)
    expect(await listed(await server.stranger())).toEqual([])
  })

  it("[PM12] a photo opens only through a meeting it belongs to", async () => {
    const member = await server.person("member")
    const { body } = await member.call<{ attachments: { blob: string }[] }>("GET", `/api/meetings/${draft}/minutes`)
    const hash = body.attachments[0]?.blob
    const photo = await member.call<string>("GET", `/api/meetings/${draft}/blobs/${hash}`)
    expect(photo.status).toBe(200)
    expect(photo.headers.get("content-type")).toBe("image/jpeg")
    expect(photo.headers.get("x-content-type-options")).toBe("nosniff")
    expect(photo.headers.get("cache-control")).toBe("private, max-age=31536000, immutable")
    expect(photo.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox")
    expect((await member.call("GET", `/api/meetings/${final}/blobs/${hash}`)).status).toBe(404)
    expect((await (await server.person("officer")).call("GET", `/api/meetings/${draft}/blobs/${hash}`)).status).toBe(
      404,
    )
  })

  it("[PM12] a revision holds exactly what was hashed", async () => {
    const officer = await server.person("officer")
    const { body } = await officer.call<Revision>("GET", `/api/meetings/${final}/revisions/1`)
    expect(body).toMatchObject({ n: 1, meetingId: final, by: { name: "한지우" } })
    const threads = await (await server.person("secretary")).call<Thread[]>("GET", `/api/meetings/${draft}/threads`)
    expect(threads.body.length).toBeGreaterThanOrEqual(3)
  })
})

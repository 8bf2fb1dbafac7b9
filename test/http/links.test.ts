import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as Y from "yjs"
import type { Claim, CommitteeLinkView } from "../../shared/wire/people-records.ts"
import type { Me, Meeting } from "../../shared/wire/records.ts"
import { apiPerson, signIn, type ApiPerson } from "../support/api-person.ts"
import { startHttpServer, type HttpServer } from "../support/http-server.ts"

let server: HttpServer
let secretary: ApiPerson
let base: string
let draft: string
beforeAll(async () => {
  server = await startHttpServer()
  secretary = await server.person("secretary")
  base = `/api/committees/${server.plan.committeeId}`
  draft = server.plan.meetingId
})
afterAll(() => server.close())

/** Something real to write. */
function someUpdate(): string {
  const doc = new Y.Doc()
  doc.getMap("header").set("nextReason", "바뀐 날짜")
  return Buffer.from(Y.encodeStateAsUpdate(doc)).toString("base64")
}

const cookieOf = (headers: Headers): string => (headers.get("set-cookie") ?? "").split(";")[0] ?? ""

async function committeeLink(): Promise<{ id: string; path: string }> {
  const answer = await secretary.post(`${base}/links`, {})
  const { id, url } = answer.body as { id: string; url: string }
  expect(answer.status).toBe(201)
  return { id, path: `/api/committee-links/${url.split("/c/")[1]}` }
}
const namesAt = async (path: string) => ((await apiPerson(server.url).get(path)).body as CommitteeLinkView).names
async function claim(path: string, memberId: string | undefined): Promise<{ status: number; person: ApiPerson }> {
  const answer = await apiPerson(server.url).post(`${path}/claim`, { memberId })
  return { status: answer.status, person: apiPerson(server.url, cookieOf(answer.headers)) }
}
const claims = async (): Promise<Claim[]> => (await secretary.get(`${base}/claims`)).body as Claim[]

describe("a link for the whole committee", () => {
  it("[SI8] lists the names nobody came in under, and never those who manage", async () => {
    const { path } = await committeeLink()
    const names = (await namesAt(path)).map(({ name }) => name)
    expect(names).toContain("오세찬")
    expect(names).not.toContain("한지우")
    expect(names).not.toContain("관리자")
  })

  it("[SI9] who chooses a name only reads until the secretary approves, and then has every right at once", async () => {
    const { path } = await committeeLink()
    const [wanted] = await namesAt(path)
    const { status, person } = await claim(path, wanted?.memberId)
    expect(status).toBe(204)
    expect((await person.get("/api/me")).body).toMatchObject({ isPending: true, isAdmin: false })
    expect((await person.get(`/api/meetings/${draft}/minutes`)).status).toBe(200)
    expect((await person.get(`/api/meetings/${draft}/threads`)).status).toBe(403)
    expect((await person.post(`/api/meetings/${draft}/updates`, { updates: [someUpdate()] })).status).toBe(403)
    expect((await person.patch("/api/me", { name: "남의이름" })).status).toBe(403)
    expect((await person.get(`${base}/invitations`)).status).toBe(403)
    const mine = (await claims()).find(({ memberId }) => memberId === wanted?.memberId)
    expect((await secretary.post(`${base}/claims/${mine?.id}`, { approve: true })).status).toBe(204)
    expect((await person.get("/api/me")).body).toMatchObject({ isPending: false })
    expect((await person.post(`/api/meetings/${draft}/updates`, { updates: [someUpdate()] })).status).toBe(204)
  })

  it("[SI10] of two who choose one name at once one gets it; a refused one is out", async () => {
    const { path } = await committeeLink()
    const [wanted] = await namesAt(path)
    const both = await Promise.all([claim(path, wanted?.memberId), claim(path, wanted?.memberId)])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409])
    const person = both.find(({ status }) => status === 204)?.person
    const mine = (await claims()).find(({ memberId }) => memberId === wanted?.memberId)
    expect((await secretary.post(`${base}/claims/${mine?.id}`, { approve: false })).status).toBe(204)
    expect((await person?.get("/api/me"))?.status).toBe(401)
    expect((await namesAt(path)).map(({ memberId }) => memberId)).toContain(wanted?.memberId)
  })

  it("[SI11] ended links, foreign names and strangers get nothing", async () => {
    const { id, path } = await committeeLink()
    const admins = (await (await server.person("admin")).get("/api/me")).body as Me
    expect((await claim(path, admins.id)).status).toBe(409)
    expect((await (await server.person("member")).delete(`${base}/links/${id}`)).status).toBe(403)
    expect((await secretary.delete(`${base}/links/${id}`)).status).toBe(204)
    expect((await apiPerson(server.url).get(path)).status).toBe(404)
    expect((await claim(path, "anybody")).status).toBe(404)
  })
})

const make = async (body: object) => {
  const answer = await secretary.post(`/api/meetings/${draft}/viewer-links`, body)
  const { id, url } = answer.body as { id: string; url: string }
  return { status: answer.status, id, token: url.split("/i/")[1] ?? "" }
}

describe("a link that reads one meeting", () => {
  it("[SI12] opens that meeting alone, drafts only when so chosen, and writes nothing", async () => {
    const link = await make({ readsDrafts: true, label: "시의회" })
    expect(link.status).toBe(201)
    const view = await apiPerson(server.url).get(`/api/invitations/${link.token}`)
    expect(view.body).toMatchObject({ kind: "viewer", committeeName: "돌봄분과" })
    const reader = await signIn(server.url, link.token)
    expect(((await reader.get("/api/meetings")).body as Meeting[]).map(({ id }) => id)).toEqual([draft])
    expect((await reader.get(`/api/meetings/${draft}/minutes`)).status).toBe(200)
    expect((await reader.get(`/api/meetings/${draft}/threads`)).status).toBe(403)
    expect((await reader.post(`/api/meetings/${draft}/updates`, { updates: [someUpdate()] })).status).toBe(403)
    expect((await reader.get(`/api/meetings/${server.plan.olderIds[0]}`)).status).toBe(404)
    expect((await reader.get(base)).status).toBe(404)
    const strict = await signIn(server.url, (await make({})).token)
    expect((await strict.get(`/api/meetings/${draft}/minutes`)).status).toBe(404)
  })

  it("[SI13] ends when it is revoked or its time is over", async () => {
    const expiresAt = server.deps.now() + 60_000
    const [revoked, timed] = [await make({ readsDrafts: true }), await make({ readsDrafts: true, expiresAt })]
    const [one, two] = [await signIn(server.url, revoked.token), await signIn(server.url, timed.token)]
    expect((await secretary.delete(`/api/meetings/${draft}/viewer-links/${revoked.id}`)).status).toBe(204)
    expect((await one.get(`/api/meetings/${draft}`)).status).toBe(401)
    server.advance(61_000)
    expect((await two.get(`/api/meetings/${draft}`)).status).toBe(404)
    expect((await (await server.person("member")).post(`/api/meetings/${draft}/viewer-links`, {})).status).toBe(403)
  })
})

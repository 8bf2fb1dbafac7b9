import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { adminLinkFor } from "../../server/commands/first-link.ts"
import type { DeviceSession, InvitationMade, Member } from "../../shared/wire/people-records.ts"
import { apiPerson, signIn, type ApiPerson } from "../support/api-person.ts"
import { startHttpServer, type HttpServer } from "../support/http-server.ts"

let server: HttpServer
let secretary: ApiPerson
let base: string
let member: Member
beforeAll(async () => {
  server = await startHttpServer({ limits: { signInsPerMinute: 5 } })
  secretary = await server.person("secretary")
  base = `/api/committees/${server.plan.committeeId}`
  member = (await secretary.post(`${base}/members`, { name: "새솔빛" })).body as Member
})
afterAll(() => server.close())

const tokenOf = (url: string): string => url.split("/i/")[1] ?? ""
const invite = async (body: object = {}): Promise<InvitationMade> => {
  const answer = await secretary.post(`${base}/invitations`, { memberId: member.id, ...body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body as InvitationMade
}
const accept = (token: string, headers: Record<string, string> = {}) =>
  apiPerson(server.url).call("POST", `/api/invitations/${token}/accept`, { headers })
const devicesOf = async (person: ApiPerson): Promise<DeviceSession[]> =>
  (await person.get("/api/me/sessions")).body as DeviceSession[]

describe("personal links", () => {
  it("[SI1] a link is made for a member, works again until it is revoked, and is shown only once", async () => {
    const made = await invite()
    for (const round of [1, 2]) expect((await accept(tokenOf(made.url))).status, String(round)).toBe(204)
    const listed = (await secretary.get(`${base}/invitations`)).body as object[]
    expect(JSON.stringify(listed)).not.toContain(tokenOf(made.url))
    expect(listed).toContainEqual(expect.objectContaining({ id: made.id, usedAt: expect.any(Number) }))
    expect((await secretary.delete(`${base}/invitations/${made.id}`)).status).toBe(204)
    expect((await accept(tokenOf(made.url))).status).toBe(404)
  })

  it("[SI2] a renewed link ends the earlier ones; an expired one opens nothing; one in the past is refused", async () => {
    const [first, second] = [await invite(), await invite({ renew: true })]
    expect([(await accept(tokenOf(first.url))).status, (await accept(tokenOf(second.url))).status]).toEqual([404, 204])
    const now = server.deps.now()
    expect((await secretary.post(`${base}/invitations`, { memberId: member.id, expiresAt: now - 1 })).status).toBe(400)
    const short = await invite({ expiresAt: now + 60_000 })
    server.advance(61_000)
    expect((await accept(tokenOf(short.url))).status).toBe(404)
  })

  it("[SI3] only who manages the committee makes links, never into accounts that reach beyond it", async () => {
    const plain = await server.person("member")
    expect((await plain.post(`${base}/invitations`, { memberId: member.id })).status).toBe(403)
    const stranger = await server.stranger()
    expect((await stranger.post(`${base}/invitations`, { memberId: member.id })).status).toBe(404)
    const installer = ((await secretary.get(`${base}/members`)).body as Member[]).find(({ roles }) =>
      roles.includes("admin"),
    )
    expect((await secretary.post(`${base}/invitations`, { memberId: installer?.id })).status).toBe(403)
    const all = (await secretary.post(`${base}/invitations/all`)).body as InvitationMade[]
    expect(all.length).toBeGreaterThan(10)
    expect(all.map(({ memberId }) => memberId)).not.toContain(installer?.id)
  })

  it("[SI4] failed attempts alone are limited: thirty people come in at once from one address that guessed too much", async () => {
    const { url } = await invite()
    const guesses = await Promise.all(Array.from({ length: 12 }, () => accept("guessed")))
    expect(new Set(guesses.map(({ status }) => status))).toEqual(new Set([404, 429]))
    const late = guesses.find(({ status }) => status === 429)
    expect(late?.headers.get("retry-after")).toMatch(/^\d+$/)
    const people = await Promise.all(Array.from({ length: 30 }, () => accept(tokenOf(url))))
    expect(people.every(({ status }) => status === 204)).toBe(true)
  })
})

describe("devices", () => {
  const IPHONE =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 KAKAOTALK 25.1"

  it("[SI5] a second device is pointed out to its owner and to the secretary until the owner knows it", async () => {
    const person = (await secretary.post(`${base}/members`, { name: "두기기" })).body as Member
    const { body } = await secretary.post(`${base}/invitations`, { memberId: person.id })
    const token = tokenOf((body as InvitationMade).url)
    const first = await signIn(server.url, token)
    const second = await accept(token, { "user-agent": IPHONE })
    expect(second.status).toBe(204)
    const fresh = (await devicesOf(first)).find(({ isNew }) => isNew)
    expect(fresh).toMatchObject({ device: "iPhone · 카카오톡", isCurrent: false })
    const seen = (await secretary.get(`${base}/members/${person.id}`)).body as Member
    expect(seen.devices).toMatchObject({ open: 2, hasNew: true })
    expect((await first.post(`/api/me/sessions/${fresh?.id}/acknowledge`)).status).toBe(204)
    expect((await devicesOf(first)).some(({ isNew }) => isNew)).toBe(false)
  })

  it("[SI6] a device is signed out by its owner or the secretary, one or all others, and opens nothing then", async () => {
    const token = tokenOf((await invite()).url)
    const [one, two, three] = [
      await signIn(server.url, token),
      await signIn(server.url, token),
      await signIn(server.url, token),
    ]
    const current = async (person: ApiPerson) => (await devicesOf(person)).find(({ isCurrent }) => isCurrent)?.id
    expect((await one.delete(`/api/me/sessions/${await current(two)}`)).status).toBe(204)
    expect((await two.get("/api/me")).status).toBe(401)
    const path = `${base}/members/${member.id}/sessions`
    expect(((await secretary.get(path)).body as DeviceSession[]).length).toBeGreaterThan(1)
    expect((await secretary.delete(`${path}/${await current(three)}`)).status).toBe(204)
    expect((await three.get("/api/me")).status).toBe(401)
    expect((await one.delete("/api/me/sessions")).status).toBe(204)
    expect(await devicesOf(one)).toHaveLength(1)
    const other = await server.person("chair")
    expect((await other.delete(`/api/me/sessions/${await current(one)}`)).status).toBe(404)
  })

  it("[SI7] a person changes their own name and contact", async () => {
    const me = await signIn(server.url, tokenOf((await invite()).url))
    const changed = await me.patch("/api/me", { name: " 새  솔빛 ", email: "sol@example.com" })
    expect(changed.body).toMatchObject({ name: "새 솔빛", email: "sol@example.com", isPending: false })
    expect((await me.patch("/api/me", { email: "nowhere" })).status).toBe(400)
  })
})

describe("the installer's link", () => {
  it("[SI18] opens once: of two who use it at the same time one gets in, and nobody afterwards", async () => {
    const link = await adminLinkFor(server.deps)
    const both = await Promise.all([accept(link?.token ?? ""), accept(link?.token ?? "")])
    expect(both.filter(({ status }) => status === 204)).toHaveLength(1)
    expect((await accept(link?.token ?? "")).status).toBeGreaterThanOrEqual(400)
  })
})

import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { apiPerson } from "../support/api-person.ts"
import { OWN_ORIGIN, startHttpServer, type HttpServer } from "../support/http-server.ts"
import { ROLES } from "../../shared/rules/permissions.ts"

let server: HttpServer
beforeAll(async () => {
  server = await startHttpServer()
})
afterAll(() => server.close())

const tokenOf = (at: number): string => server.invitations[at]?.url.split("/i/")[1] ?? ""
const sessions = async (): Promise<number> =>
  (await server.deps.store.db.selectFrom("session").select("id").execute()).length

describe("invitations", () => {
  it("[PM6] a link preview reads the name and uses nothing up", async () => {
    const before = await sessions()
    const nobody = apiPerson(server.url)
    for (const round of [1, 2, 3]) {
      const seen = await nobody.call("GET", `/api/invitations/${tokenOf(0)}`)
      expect(seen.status, String(round)).toBe(200)
      expect(seen.body).toEqual({ name: server.invitations[0]?.name, committeeName: "돌봄분과" })
      expect(seen.headers.get("set-cookie")).toBeNull()
    }
    expect(await sessions()).toBe(before)
    expect((await nobody.call("POST", `/api/invitations/${tokenOf(0)}/accept`)).status).toBe(204)
  })

  it("[PM6] every role has a link that opens a session of its own", async () => {
    for (const role of ROLES) {
      const person = await server.person(role)
      const me = await person.call<{ name: string; isAdmin: boolean; committees: { roles: string[] }[] }>(
        "GET",
        "/api/me",
      )
      expect(me.status).toBe(200)
      expect(me.body.committees[0]?.roles, role).toEqual([role])
      expect(me.body.isAdmin).toBe(role === "admin")
    }
  })

  it("[PM6] unknown, revoked and expired links look alike", async () => {
    const nobody = apiPerson(server.url)
    const at = server.invitations.length - 1
    const { db } = server.deps.store
    const { tokenHash } = await import("../../server/commands/session-token.ts")
    for (const change of [{ revoked_at: 1 }, { revoked_at: null, expires_at: 1 }]) {
      await db
        .updateTable("invitation")
        .set(change)
        .where("token_hash", "=", tokenHash(tokenOf(at)))
        .execute()
      expect((await nobody.call("POST", `/api/invitations/${tokenOf(at)}/accept`)).status).toBe(404)
    }
    expect((await nobody.call("POST", "/api/invitations/nonsense/accept")).body.error.code).toBe("notFound")
    expect((await nobody.call("GET", "/api/invitations/nonsense")).status).toBe(404)
  })
})

describe("sessions", () => {
  it("[PM7] the cookie is for this site alone, out of reach of scripts, for thirty days; only its hash is stored", async () => {
    const answer = await apiPerson(server.url).call("POST", `/api/invitations/${tokenOf(1)}/accept`)
    const cookie = answer.headers.get("set-cookie") ?? ""
    expect(cookie).toMatch(/^hanjari_session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/)
    const stored = await server.deps.store.db.selectFrom("session").selectAll().execute()
    expect(JSON.stringify(stored)).not.toContain(cookie.split(";")[0]?.split("=")[1])
  })

  it("[PM7] over https the cookie is Secure with the __Host- prefix, and no other name is taken", async () => {
    const https = await startHttpServer({ publicUrl: "https://minutes.test" })
    try {
      const person = await https.person("member")
      expect(person.cookie).toMatch(/^__Host-hanjari_session=h\./)
      expect((await person.call("GET", "/api/me")).status).toBe(200)
      const plain = apiPerson(https.url, person.cookie.replace("__Host-", ""))
      expect((await plain.call("GET", "/api/me")).status).toBe(401)
    } finally {
      await https.close()
    }
  })

  it("[PM8] a session rolls on with use and ends thirty days after the last", async () => {
    const rolling = await startHttpServer()
    const day = 24 * 3600 * 1000
    try {
      const [used, unused] = [await rolling.person("member"), await rolling.person("member", 1)]
      rolling.advance(20 * day)
      const answer = await used.call("GET", "/api/me")
      expect(answer.headers.get("set-cookie")).toContain(used.cookie)
      rolling.advance(11 * day)
      expect((await used.call("GET", "/api/me")).status).toBe(200)
      expect((await unused.call("GET", "/api/me")).body.error.code).toBe("signInRequired")
    } finally {
      await rolling.close()
    }
  })

  it("[PM9] signing out ends this session and tells the live side", async () => {
    const [one, other] = [await server.person("member", 2), await server.person("member", 2)]
    const told: unknown[] = []
    const stop = server.deps.bus.subscribe((event) => void told.push(event))
    const out = await one.call("POST", "/api/me/sign-out")
    stop()
    expect(out.status).toBe(204)
    expect(out.headers.get("set-cookie")).toContain("Max-Age=0")
    expect((await one.call("GET", "/api/me")).status).toBe(401)
    expect((await other.call("GET", "/api/me")).status).toBe(200)
    expect(told).toMatchObject([{ type: "accessChanged", sessionId: expect.any(String) }])
  })

  it("[PM9] an account that is switched off is out at once", async () => {
    const person = await server.person("member", 3)
    const me = await person.call<{ id: string }>("GET", "/api/me")
    await server.deps.store.db.updateTable("user").set({ active: 0 }).where("id", "=", me.body.id).execute()
    expect((await person.call("GET", "/api/me")).status).toBe(401)
  })
})

describe("where a write comes from", () => {
  it("[PM10] an unsafe request from another origin is refused, whatever its cookie", async () => {
    const person = await server.person("secretary")
    const call = (headers: Record<string, string>) => person.call("POST", "/api/meetings", { body: {}, headers })
    expect((await call({ origin: "http://evil.test" })).body.error.code).toBe("originRefused")
    expect((await call({ origin: `${OWN_ORIGIN}.evil.test` })).status).toBe(403)
    expect((await call({ "sec-fetch-site": "cross-site" })).status).toBe(403)
    expect((await call({ origin: OWN_ORIGIN })).body.error.code).toBe("badRequest")
    expect((await call({})).body.error.code).toBe("badRequest")
  })
})

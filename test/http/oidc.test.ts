import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { Provider } from "oidc-provider"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { OidcClient } from "../../server/oidc/oidc-client.ts"
import type { Member } from "../../shared/wire/people-records.ts"
import type { Me } from "../../shared/wire/records.ts"
import { OWN_ORIGIN, startHttpServer, type HttpServer } from "../support/http-server.ts"
import { apiPerson } from "../support/api-person.ts"

// A real provider on this machine; whoever comes to its sign-in page is the person set here.
let provider: Server
let issuer: string
let visitor = { sub: "one", email: "known@example.com", email_verified: true }
let server: HttpServer

beforeAll(async () => {
  provider = createServer()
  await new Promise<void>((done) => provider.listen(0, "localhost", done))
  issuer = `http://localhost:${(provider.address() as AddressInfo).port}`
  const oidc = new Provider(issuer, {
    clients: [
      {
        client_id: "hanjari",
        client_secret: "a secret of this test alone",
        redirect_uris: [`${OWN_ORIGIN}/auth/oidc/callback`],
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: [] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: () => "/enter" },
    findAccount: (_context: unknown, id: string) => ({ accountId: id, claims: () => ({ ...visitor, sub: id }) }),
    loadExistingGrant: async (context: {
      oidc: { client: { clientId: string }; session: { accountId: string }; provider: Provider }
    }) => {
      const { client, session, provider: own } = context.oidc
      const grant = new own.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope("openid email profile")
      await grant.save()
      return grant
    },
  } as never)
  const answer = oidc.callback()
  provider.on("request", (request, response) => {
    if (request.url !== "/enter") return void answer(request, response)
    void oidc.interactionFinished(request, response, { login: { accountId: visitor.sub } })
  })
  const settings = { issuer, clientId: "hanjari", clientSecret: "a secret of this test alone", label: "시청 계정" }
  server = await startHttpServer({ oidc: new OidcClient(settings, OWN_ORIGIN) })
})
afterAll(async () => {
  await server?.close()
  provider?.closeAllConnections()
  provider?.close()
})

/** A browser that keeps cookies by host and follows every redirect; the address our own pages would be at stands for the server. */
class Walker {
  readonly jars = new Map<string, Map<string, string>>()

  async go(address: string): Promise<string> {
    for (let url = new URL(address, OWN_ORIGIN), steps = 0; ; steps += 1) {
      if (steps > 12) throw new Error(`no end at ${url.href}`)
      const isOurs = url.origin === OWN_ORIGIN
      const jar = this.jars.get(url.origin) ?? new Map<string, string>()
      this.jars.set(url.origin, jar)
      const target = isOurs ? `${server.url}${url.pathname}${url.search}` : url.href
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ")
      const answer = await fetch(target, { redirect: "manual", headers: { cookie, "sec-fetch-site": "same-origin" } })
      for (const line of answer.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        if (value === "") jar.delete(name)
        else jar.set(name, value)
      }
      const location = answer.headers.get("location")
      if (location === null) return url.href
      url = new URL(location, url)
      if (url.origin === OWN_ORIGIN && !url.pathname.startsWith("/auth/")) return url.pathname + url.search
    }
  }

  async me(): Promise<Me | null> {
    const session = this.jars.get(OWN_ORIGIN)?.get("hanjari_session")
    const answer = await apiPerson(server.url, `hanjari_session=${session ?? ""}`).get("/api/me")
    return answer.status === 200 ? (answer.body as Me) : null
  }
}

async function member(name: string, email: string): Promise<Member> {
  const admin = await server.person("admin")
  return (await admin.post(`/api/committees/${server.plan.committeeId}/members`, { name, email })).body as Member
}

describe("signing in at the organization's own provider", () => {
  it("[SI15] opens a session for the one person with the verified address, and knows them by identity from then on", async () => {
    const person = await member("기관이", "Known@Example.com")
    const walker = new Walker()
    expect(await walker.go("/auth/oidc/start")).toBe("/")
    expect(await walker.me()).toMatchObject({ id: person.id, name: "기관이" })
    visitor = { ...visitor, email: "changed@example.com" }
    const again = new Walker()
    expect(await again.go("/auth/oidc/start")).toBe("/")
    expect(await again.me()).toMatchObject({ id: person.id })
  })

  it("[SI15] lets nobody in by an unknown, an unverified or an ambiguous address, or by a forged answer", async () => {
    await member("하나", "twice@example.com")
    await member("둘", "twice@example.com")
    await member("미확인", "unproved@example.com")
    for (const who of [
      { sub: "two", email: "nobody@example.com", email_verified: true },
      { sub: "three", email: "unproved@example.com", email_verified: false },
      { sub: "four", email: "twice@example.com", email_verified: true },
    ]) {
      visitor = who
      const walker = new Walker()
      expect(await walker.go("/auth/oidc/start"), who.sub).toBe("/?sign-in=unknown")
      expect(await walker.me()).toBeNull()
    }
    expect(await new Walker().go("/auth/oidc/callback?code=forged&state=forged")).toBe("/?sign-in=unknown")
  })

  it("[SI16] is linked to whoever is signed in only when they asked for it", async () => {
    visitor = { sub: "five", email: "five@example.com", email_verified: true }
    const secretary = await server.person("secretary")
    const walker = new Walker()
    walker.jars.set(OWN_ORIGIN, new Map([["hanjari_session", secretary.cookie.split("=")[1] ?? ""]]))
    expect(await walker.go("/auth/oidc/start")).toBe("/?sign-in=unknown")
    expect(await walker.go("/auth/oidc/start?link=1")).toBe("/")
    const fresh = new Walker()
    expect(await fresh.go("/auth/oidc/start")).toBe("/")
    expect((await fresh.me())?.name).toBe("한지우")
  })
})

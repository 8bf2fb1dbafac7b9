// The browser's way to a provider and back. What it must bring back lies in a sealed cookie of ten minutes.
import { parseCookie, stringifySetCookie } from "cookie"
import { enterByIdentity } from "../commands/enter-by-identity.ts"
import { refused } from "../errors.ts"
import type { OidcJourney } from "../oidc/oidc-client.ts"
import { publicRoute, type Answer, type Call, type Route } from "./route.ts"
import { sessionCookie } from "./session-cookie.ts"
import { signingIn } from "./signing-in.ts"

const JOURNEY = "hanjari_oidc"
const LIFE_S = 600

/** Scripts cannot read it, and it comes back from the provider's page: a navigation, which Lax allows. */
function journeyCookie(value: string, secure: boolean): string {
  const maxAge = value === "" ? 0 : LIFE_S
  return stringifySetCookie({ name: JOURNEY, value, maxAge, path: "/auth", httpOnly: true, sameSite: "lax", secure })
}

/** `links`: begun by a signed-in person on the account page, to link what comes back to themselves. */
type Journey = OidcJourney & { readonly links: boolean }

function journeyIn({ req }: Call<unknown>): Journey | null {
  try {
    const value = parseCookie(req.headers.cookie ?? "")[JOURNEY] ?? ""
    const parsed = JSON.parse(Buffer.from(value, "base64url").toString("utf8")) as Partial<Journey>
    const { state, nonce, verifier, links = false } = parsed
    return state && nonce && verifier ? { state, nonce, verifier, links } : null
  } catch {
    return null
  }
}

const goTo = (location: string, cookies: readonly string[]): Answer => ({
  ok: true,
  status: 302,
  headers: { location },
  cookies,
})

export const oidcRoutes: readonly Route[] = [
  publicRoute({
    method: "get",
    path: "/auth/oidc/start",
    summary: "Goes to the sign-in page of the organization's provider.",
    access: "public",
    answer: { status: 302 },
    async handle({ deps, req, query }) {
      if (deps.oidc === null) return refused("notFound")
      const { url, journey } = await deps.oidc.begin()
      // Only a press on our own page links: another site could send a signed-in person here.
      const links = query["link"] === "1" && req.headers["sec-fetch-site"] === "same-origin"
      const value = Buffer.from(JSON.stringify({ ...journey, links })).toString("base64url")
      return goTo(url, [journeyCookie(value, deps.config.secure)])
    },
  }),
  publicRoute({
    method: "get",
    path: "/auth/oidc/callback",
    summary: "Comes back from the provider: opens a session for a known person, links the identity of a signed-in one.",
    access: "public",
    answer: { status: 302 },
    async handle(call) {
      const { deps, req } = call
      const journey = journeyIn(call)
      if (deps.oidc === null) return refused("notFound")
      const ended = journeyCookie("", deps.config.secure)
      const unknown = goTo("/?sign-in=unknown", [ended])
      if (journey === null) return unknown
      const query = req.originalUrl.split("?")[1] ?? ""
      const identity = await deps.oidc.finish(query, journey).catch((error: unknown) => {
        deps.log.warn({ err: error }, "an answer of the sign-in provider was refused")
        return null
      })
      if (identity === null) return unknown
      const entered = await enterByIdentity(deps, { identity, links: journey.links, by: await signingIn(call) })
      if (!entered.ok) return unknown
      const { token } = entered.value
      return goTo("/", token === null ? [ended] : [ended, sessionCookie(token, deps.config.secure)])
    },
  }),
]

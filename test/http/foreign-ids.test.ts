import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as Y from "yjs"
import { ROUTES } from "../../server/http/routes.ts"
import type { Route } from "../../server/http/route.ts"
import { blankMinutes } from "../support/live-minutes.ts"
import type { CommitteeDetail, InvitationMade, Member } from "../../shared/wire/people-records.ts"
import type { Meeting } from "../../shared/wire/records.ts"
import { apiPerson, type ApiPerson } from "../support/api-person.ts"
import { startHttpServer, type HttpServer } from "../support/http-server.ts"
import { claimAndDecide } from "../support/rights-interleaving.ts"

// Everything of a second committee, asked for by everybody who has no part in it, on every route there is.

const SECRET = "비밀의분과"
let server: HttpServer
let ids: Record<string, string>
let others: [string, ApiPerson][]

beforeAll(async () => {
  const limits = { writesPerMinute: 1_000_000, signInsPerMinute: 1_000_000 }
  server = await startHttpServer({ limits })
  const admin = await server.person("admin")
  const own = { role: "secretary" }
  const committee = (await admin.post("/api/committees", { name: SECRET, organizationName: `${SECRET} 협의체`, own }))
    .body as CommitteeDetail
  const base = `/api/committees/${committee.id}`
  const seat = { position: `${SECRET}장`, sector: "private" }
  const member = (await admin.post(`${base}/members`, { name: `${SECRET}위원`, seat })).body as Member
  const invitation = (await admin.post(`${base}/invitations`, { memberId: member.id })).body as InvitationMade
  const link = (await admin.post(`${base}/links`, {})).body as { id: string }
  const observer = (await admin.post(`${base}/observers`, { name: `${SECRET}배석` })).body as { id: string }
  const meeting = (await admin.post("/api/meetings", { committeeId: committee.id, title: `${SECRET} 회의` }))
    .body as Meeting
  const viewer = (await admin.post(`/api/meetings/${meeting.id}/viewer-links`, {})).body as { id: string }
  const thread = {
    id: "secret-thread",
    anchor: { kind: "opinionRow", tableId: "t", rowId: "r" },
    body: `${SECRET} 댓글`,
  }
  await admin.post(`/api/meetings/${meeting.id}/threads`, thread)
  ids = {
    committees: committee.id,
    organizations: committee.organizationId,
    meetings: meeting.id,
    threads: thread.id,
    memberId: member.id,
    userId: member.id,
    seatId: member.seat?.id ?? "",
    observerId: observer.id,
    invitationId: invitation.id,
    linkId: link.id,
    viewerLinkId: viewer.id,
    claimId: "no-claim",
    sessionId: (await server.deps.store.db.selectFrom("session").select("id").executeTakeFirstOrThrow()).id,
    sha256: "0".repeat(64),
    n: "1",
    token: "guessed",
  }
  const roles = ["secretary", "chair", "member", "staff", "officer", "viewer"] as const
  others = await Promise.all(roles.map(async (role): Promise<[string, ApiPerson]> => [role, await server.person(role)]))
  others.push(["a stranger", await server.stranger()], ["nobody", apiPerson(server.url)])
  others.push(["an approved name", await claimAndDecide(server, admin, true)])
})
afterAll(() => server.close())

const change = (): string => {
  const doc = new Y.Doc()
  doc.getMap("header").set("place", "침입")
  return Buffer.from(Y.encodeStateAsUpdate(doc)).toString("base64")
}

/** A body each route would take: the right is to be judged, not the shape. A new route with a body needs a line here. */
const BODIES: Record<string, (() => unknown) | undefined> = {
  "post /api/organizations": () => ({ name: "침입" }),
  "patch /api/organizations/:id": () => ({ name: "침입" }),
  "post /api/committees": () => ({ name: "침입", organizationId: ids["organizations"] }),
  "patch /api/committees/:id": () => ({ name: "침입" }),
  "post /api/committees/:id/members": () => ({ name: "침입" }),
  "patch /api/committees/:id/members/:memberId": () => ({ role: "secretary" }),
  "post /api/committees/:id/hand-over": () => ({ role: "secretary", fromMemberId: "a", toMemberId: "b" }),
  "post /api/committees/:id/seats": () => ({ position: "침입", sector: "public" }),
  "patch /api/committees/:id/seats/:seatId": () => ({ position: "침입" }),
  "post /api/committees/:id/observers": () => ({ name: "침입" }),
  "post /api/roster-preview": () => new TextEncoder().encode("성명\n침입"),
  "post /api/committees/:id/roster/import": () => ({ rows: [{ name: "침입", sector: "public" }] }),
  "post /api/committees/:id/invitations": () => ({ memberId: ids["memberId"] }),
  "post /api/committee-links/:token/claim": () => ({ memberId: ids["memberId"] }),
  "post /api/committees/:id/links": () => ({}),
  "post /api/passkeys/sign-in": () => ({ id: "foreign" }),
  "post /api/committees/:id/claims/:claimId": () => ({ approve: true }),
  "post /api/meetings/:id/viewer-links": () => ({}),
  "patch /api/users/:userId": () => ({ isAdmin: true }),
  "post /api/meetings": () => ({ committeeId: ids["committees"] }),
  "put /api/meetings/:id/minutes": () => blankMinutes(),
  "post /api/meetings/:id/updates": () => ({ updates: [change()] }),
  "post /api/meetings/:id/agenda-moves": () => ({ itemId: "a", beforeItemId: null }),
  "post /api/meetings/:id/blobs": () => new Uint8Array([1]),
  "post /api/meetings/:id/threads": () => ({
    id: "a-thread-id",
    anchor: { kind: "opinionRow", tableId: "t", rowId: "r" },
    body: "침입",
  }),
  "post /api/threads/:id/comments": () => ({ id: "a-comment-id", body: "침입" }),
  "patch /api/threads/:id": () => ({ resolved: true }),
  "post /api/meetings/:id/finalize": () => ({}),
}

/** Routes about the caller's own things or about nothing that belongs to anybody: no foreign id can be put into them. */
const OWN = new Set([
  "get /api/me/passkeys",
  "post /api/me/passkeys/options",
  "post /api/me/passkeys",
  "post /api/passkeys/options",
  "get /auth/oidc/start",
  "get /auth/oidc/callback",
  "get /api/sign-in",
  "get /api/me",
  "patch /api/me",
  "post /api/me/sign-out",
  "get /api/me/sessions",
  "delete /api/me/sessions",
  "get /api/organizations",
  "get /api/committees",
  "get /api/meetings",
])

const nameOf = (route: Route): string => `${route.method} ${route.path}`

function pathOf({ path }: Route): string {
  const collection = path.split("/")[2] ?? ""
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => {
    if (name === "id") return ids[collection] ?? ""
    return (path.includes("viewer-links") && name === "linkId" ? ids["viewerLinkId"] : ids[name]) ?? ""
  })
  return filled === "/api/audit" || filled === "/api/audit.csv" ? `${filled}?committeeId=${ids["committees"]}` : filled
}

describe("ids of a committee one has no part in", () => {
  const walked = ROUTES.filter((route) => !OWN.has(nameOf(route)))

  it.each(walked.map((route) => [nameOf(route), route] as const))(
    "[PM24] %s gives nothing away",
    async (name, route) => {
      const body = route.body ? BODIES[name] : undefined
      if (route.body) expect(body, "a route with a body needs a line in BODIES").toBeDefined()
      for (const [who, person] of others) {
        const options = body ? { body: body() } : {}
        const answer = await person.call(route.method.toUpperCase(), pathOf(route), options)
        expect([401, 403, 404, 429], `${who}: ${answer.status}`).toContain(answer.status)
        const text = JSON.stringify(answer.body)
        expect(text, who).not.toContain(SECRET)
        for (const id of [ids["committees"], ids["meetings"], ids["memberId"]]) expect(text, who).not.toContain(id)
      }
    },
  )

  it("[PM24] lists never name it, and what is missing looks like what is forbidden", async () => {
    for (const [who, person] of others) {
      if (who === "nobody") continue
      for (const path of ["/api/me", "/api/committees", "/api/meetings", "/api/organizations"]) {
        expect(JSON.stringify((await person.get(path)).body), `${who} ${path}`).not.toContain(SECRET)
      }
      for (const path of ["/api/committees/ID", "/api/committees/ID/members", "/api/meetings/MEETING/minutes"]) {
        const real = await person.call(
          "GET",
          path.replace("ID", ids["committees"] ?? "").replace("MEETING", ids["meetings"] ?? ""),
        )
        const missing = await person.call("GET", path.replace("ID", "nothing").replace("MEETING", "nothing"))
        const shape = ({ status, body }: typeof real) => ({ status, code: body.error.code, detail: body.error.detail })
        expect(shape(real), `${who} ${path}`).toEqual(shape(missing))
      }
    }
  })
})

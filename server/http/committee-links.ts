import { z } from "zod"
import { deviceName } from "../../shared/domain/device-name.ts"
import {
  claimSchema,
  committeeLinkMadeSchema,
  committeeLinkSchema,
  committeeLinkViewSchema,
} from "../../shared/wire/people-records.ts"
import { claimNameSchema, createCommitteeLinkSchema, decideClaimSchema } from "../../shared/wire/people-requests.ts"
import {
  claimName,
  createCommitteeLink,
  decideOnClaim,
  revokeLink,
  viewCommitteeLink,
} from "../commands/committee-links.ts"
import type { RosterAct } from "../commands/seat-changes.ts"
import { badField, type Outcome } from "../errors.ts"
import { listCommitteeLinks, listOpenClaims } from "../store/committee-links.ts"
import { originOf } from "./origin.ts"
import {
  answerJson,
  answerNothing,
  jsonRoute,
  plainRoute,
  publicJsonRoute,
  publicRoute,
  type Route,
  type SignedInCall,
} from "./route.ts"
import { seenCommittee } from "./seen-committee.ts"
import { signedInAnswer, signingIn } from "./signing-in.ts"

async function managed(
  call: SignedInCall<unknown>,
): Promise<Outcome<RosterAct & { readonly callerId: string; readonly origin: string }>> {
  const seen = await seenCommittee(call, "manageCommittee")
  if (!seen.ok) return seen
  const origin = await originOf(call.deps.store.db, call.req)
  return { ok: true, value: { committeeId: seen.value.committee.id, callerId: call.me.userId, origin } }
}

export const committeeLinkRoutes: readonly Route[] = [
  publicRoute({
    method: "get",
    path: "/api/committee-links/:token",
    summary: "The names one may choose at a committee's link. Reading it uses nothing up.",
    access: "public",
    answer: { status: 200, schema: committeeLinkViewSchema },
    async handle({ deps, params, now }) {
      const view = await viewCommitteeLink(deps.store.db, params["token"] ?? "", now)
      return view.ok ? answerJson(200, view.value) : view
    },
  }),
  publicJsonRoute(claimNameSchema, {
    method: "post",
    path: "/api/committee-links/:token/claim",
    summary: "Chooses a name: a session that only reads until the secretary approves; the answer carries its cookie.",
    access: "public",
    answer: { status: 204 },
    async handle(call) {
      const { memberId } = call.body
      const claimed = await claimName(call.deps, {
        token: call.params["token"] ?? "",
        memberId,
        by: await signingIn(call),
      })
      return claimed.ok ? signedInAnswer(call, claimed.value.token) : claimed
    },
  }),
  plainRoute({
    method: "get",
    path: "/api/committees/:id/links",
    summary: "The committee's links that open; the links themselves are shown only when they are made.",
    access: "signedIn",
    answer: { status: 200, schema: z.array(committeeLinkSchema) },
    async handle(call) {
      const act = await managed(call)
      if (!act.ok) return act
      const links = await listCommitteeLinks(call.deps.store.db, act.value.committeeId, call.now)
      return answerJson(
        200,
        links.map(({ id, created_at: createdAt, expires_at: expiresAt }) => ({ id, createdAt, expiresAt })),
      )
    },
  }),
  jsonRoute(createCommitteeLinkSchema, {
    method: "post",
    path: "/api/committees/:id/links",
    summary: "One link for the whole committee.",
    access: "signedIn",
    answer: { status: 201, schema: committeeLinkMadeSchema },
    async handle(call) {
      const act = await managed(call)
      if (!act.ok) return act
      const { expiresAt = null } = call.body
      if (expiresAt !== null && expiresAt <= call.now) return badField("expiresAt", "lies in the past")
      const { id, token, createdAt } = await createCommitteeLink(call.deps, act.value, expiresAt)
      return answerJson(201, { id, createdAt, expiresAt, url: `${call.deps.config.publicUrl}/c/${token}` })
    },
  }),
  plainRoute({
    method: "delete",
    path: "/api/committees/:id/links/:linkId",
    summary: "Ends a link of the committee; who came in by it stays.",
    access: "signedIn",
    answer: { status: 204 },
    async handle(call) {
      const act = await managed(call)
      if (!act.ok) return act
      const revoked = await revokeLink(call.deps, act.value, call.params["linkId"] ?? "")
      return revoked.ok ? answerNothing : revoked
    },
  }),
  plainRoute({
    method: "get",
    path: "/api/committees/:id/claims",
    summary: "Who chose a name at the committee's link and waits for an approval, oldest first.",
    access: "signedIn",
    answer: { status: 200, schema: z.array(claimSchema) },
    async handle(call) {
      const act = await managed(call)
      if (!act.ok) return act
      const claims = await listOpenClaims(call.deps.store.db, act.value.committeeId, call.now)
      return answerJson(
        200,
        claims.map(({ id, user_id: memberId, user_name: name, user_agent, created_at: createdAt }) => ({
          id,
          memberId,
          name,
          device: deviceName(user_agent),
          createdAt,
        })),
      )
    },
  }),
  jsonRoute(decideClaimSchema, {
    method: "post",
    path: "/api/committees/:id/claims/:claimId",
    summary:
      "Approves a chosen name, which gives its session every right at once, or refuses it, which ends the session.",
    access: "signedIn",
    answer: { status: 204 },
    async handle(call) {
      const act = await managed(call)
      if (!act.ok) return act
      const decided = await decideOnClaim(call.deps, act.value, call.params["claimId"] ?? "", call.body.approve)
      return decided.ok ? answerNothing : decided
    },
  }),
]

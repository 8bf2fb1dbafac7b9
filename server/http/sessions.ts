import { z } from "zod"
import { sessionSchema, signInOffersSchema } from "../../shared/wire/people-records.ts"
import { patchMeSchema } from "../../shared/wire/people-requests.ts"
import { meSchema } from "../../shared/wire/records.ts"
import { acceptInvitation, viewInvitation } from "../commands/accept-invitation.ts"
import { changeOwnAccount } from "../commands/change-own-account.ts"
import { describeMe } from "../commands/describe-me.ts"
import {
  deviceSessions,
  endDeviceSession,
  endOtherSessions,
  recognizeDevice,
  type SessionAct,
} from "../commands/device-sessions.ts"
import { passkeyPlace } from "../commands/passkeys.ts"
import { signOut } from "../commands/sign-out.ts"
import { originOf } from "./origin.ts"
import {
  answerJson,
  answerNothing,
  jsonRoute,
  plainRoute,
  publicRoute,
  type Route,
  type SignedInCall,
} from "./route.ts"
import { endedSessionCookie } from "./session-cookie.ts"
import { signedInAnswer, signingIn } from "./signing-in.ts"

const invitationViewSchema = z.object({
  name: z.string(),
  committeeName: z.string(),
  kind: z.enum(["viewer", "installer"]).optional(),
  meetingTitle: z.string().optional(),
})

/** The person acting on their own sessions. */
async function ownAct({ deps, me, req }: SignedInCall<unknown>): Promise<SessionAct> {
  return { userId: me.userId, callerId: me.userId, origin: await originOf(deps.store.db, req) }
}

export const sessionRoutes: readonly Route[] = [
  publicRoute({
    method: "get",
    path: "/api/sign-in",
    summary: "What this installation offers.",
    access: "public",
    answer: { status: 200, schema: signInOffersSchema },
    handle: async ({ deps }) =>
      answerJson(200, {
        mail: deps.mailer !== null,
        passkeys: passkeyPlace(deps.config.publicUrl) !== null,
        oidc: deps.oidc === null ? null : { label: deps.oidc.label },
      }),
  }),
  publicRoute({
    method: "get",
    path: "/api/invitations/:token",
    summary: "Whom an invitation link is for. Reading it does not use it.",
    access: "public",
    answer: { status: 200, schema: invitationViewSchema },
    async handle({ deps, params, now }) {
      const view = await viewInvitation(deps.store.db, params["token"] ?? "", now)
      return view.ok ? answerJson(200, view.value) : view
    },
  }),
  publicRoute({
    method: "post",
    path: "/api/invitations/:token/accept",
    summary: "Opens a session for the person the link is for; the answer carries its cookie.",
    access: "public",
    answer: { status: 204 },
    async handle(call) {
      const accepted = await acceptInvitation(call.deps, {
        token: call.params["token"] ?? "",
        by: await signingIn(call),
      })
      return accepted.ok ? signedInAnswer(call, accepted.value.token) : accepted
    },
  }),
  plainRoute({
    method: "get",
    path: "/api/me",
    summary: "The signed-in person and their committees.",
    access: "signedIn",
    answer: { status: 200, schema: meSchema },
    handle: async ({ deps, me, now }) => answerJson(200, await describeMe(deps.store.db, me, now)),
  }),
  jsonRoute(patchMeSchema, {
    method: "patch",
    path: "/api/me",
    summary: "The person's own name and contact.",
    access: "signedIn",
    answer: { status: 200, schema: meSchema },
    async handle({ deps, me, body: changes, now, req }) {
      const origin = await originOf(deps.store.db, req)
      await changeOwnAccount(deps, { userId: me.userId, changes, origin })
      return answerJson(200, await describeMe(deps.store.db, me, now))
    },
  }),
  plainRoute({
    method: "post",
    path: "/api/me/sign-out",
    summary: "Ends this session.",
    access: "signedIn",
    whilePending: true,
    answer: { status: 204 },
    async handle({ deps, me }) {
      await signOut(deps, me)
      return { ...answerNothing, headers: { "set-cookie": endedSessionCookie(deps.config.secure) } }
    },
  }),
  plainRoute({
    method: "get",
    path: "/api/me/sessions",
    summary: "The person's devices that are signed in, newest first.",
    access: "signedIn",
    answer: { status: 200, schema: z.array(sessionSchema) },
    async handle({ deps, me, now }) {
      // Whoever only chose a name sees that session alone.
      const all = await deviceSessions(deps.store.db, me.userId, now, me.sessionId)
      return answerJson(200, me.pendingIn === null ? all : all.filter(({ isCurrent }) => isCurrent))
    },
  }),
  plainRoute({
    method: "delete",
    path: "/api/me/sessions",
    summary: "Signs every other device out.",
    access: "signedIn",
    answer: { status: 204 },
    async handle(call) {
      await endOtherSessions(call.deps, await ownAct(call), call.me.sessionId)
      return answerNothing
    },
  }),
  plainRoute({
    method: "delete",
    path: "/api/me/sessions/:sessionId",
    summary: "Signs one device out; its open pages are closed before the answer.",
    access: "signedIn",
    answer: { status: 204 },
    async handle(call) {
      const ended = await endDeviceSession(call.deps, await ownAct(call), call.params["sessionId"] ?? "")
      return ended.ok ? answerNothing : ended
    },
  }),
  plainRoute({
    method: "post",
    path: "/api/me/sessions/:sessionId/acknowledge",
    summary: "The person knows this new device.",
    access: "signedIn",
    answer: { status: 204 },
    async handle(call) {
      const known = await recognizeDevice(call.deps, await ownAct(call), call.params["sessionId"] ?? "")
      return known.ok ? answerNothing : known
    },
  }),
]

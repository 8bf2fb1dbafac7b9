import { z } from "zod"
import { meSchema } from "../../shared/wire/records.ts"
import { acceptInvitation, viewInvitation } from "../commands/accept-invitation.ts"
import { describeMe } from "../commands/describe-me.ts"
import { signOut } from "../commands/sign-out.ts"
import { sessionTokenIn } from "../commands/session-token.ts"
import { answerJson, answerNothing, plainRoute, publicRoute, type Route } from "./route.ts"
import { endedSessionCookie, sessionCookie } from "./session-cookie.ts"

const invitationViewSchema = z.object({ name: z.string(), committeeName: z.string() })

export const sessionRoutes: readonly Route[] = [
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
    async handle({ deps, params, req }) {
      const accepted = await acceptInvitation(deps, {
        token: params["token"] ?? "",
        cookieHeader: req.headers.cookie,
        userAgent: req.headers["user-agent"] ?? "",
        secure: deps.config.secure,
      })
      if (!accepted.ok) return accepted
      const token = accepted.value.token ?? sessionTokenIn(req.headers.cookie) ?? ""
      return { ...answerNothing, headers: { "set-cookie": sessionCookie(token, deps.config.secure) } }
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
  plainRoute({
    method: "post",
    path: "/api/me/sign-out",
    summary: "Ends this session.",
    access: "signedIn",
    answer: { status: 204 },
    async handle({ deps, me }) {
      await signOut(deps, me)
      return { ...answerNothing, headers: { "set-cookie": endedSessionCookie(deps.config.secure) } }
    },
  }),
]

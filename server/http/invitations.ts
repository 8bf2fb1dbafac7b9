import { z } from "zod"
import { invitationMadeSchema, invitationSummarySchema, sessionSchema } from "../../shared/wire/people-records.ts"
import { createInvitationSchema } from "../../shared/wire/people-requests.ts"
import { invitationSummary } from "../commands/committee-records.ts"
import { invitationUrl } from "../commands/create-invitation.ts"
import { deviceSessions, endDeviceSession } from "../commands/device-sessions.ts"
import { inviteEveryone, inviteMember, revokeMemberInvitation, type MadeInvitation } from "../commands/invite-member.ts"
import { refuseForeignAccount } from "../commands/own-account.ts"
import { badField, refused, type Outcome } from "../errors.ts"
import { findCommittee } from "../store/committees.ts"
import { findInvitation } from "../store/invitations.ts"
import { findMember, newestInvitations } from "../store/members.ts"
import { findUser } from "../store/users.ts"
import { originOf } from "./origin.ts"
import { answerJson, answerNothing, jsonRoute, plainRoute, type Route, type SignedInCall } from "./route.ts"
import { seenCommittee } from "./seen-committee.ts"

/** The committee of the path, for who manages it, and from where they act. */
async function managed(call: SignedInCall<unknown>): Promise<Outcome<{ committeeId: string; origin: string }>> {
  const seen = await seenCommittee(call, "manageCommittee")
  if (!seen.ok) return seen
  const origin = await originOf(call.deps.store.db, call.req)
  return { ok: true, value: { committeeId: seen.value.committee.id, origin } }
}

/** The member of the path, whose account the caller may act on. */
async function managedMember(call: SignedInCall<unknown>): Promise<Outcome<{ memberId: string; origin: string }>> {
  const found = await managed(call)
  if (!found.ok) return found
  const { committeeId, origin } = found.value
  const memberId = call.params["memberId"] ?? ""
  const { db } = call.deps.store
  if (!(await findMember(db, committeeId, memberId, call.now))) return refused("notFound")
  const no = await refuseForeignAccount(db, call.me, committeeId, memberId)
  return no ?? { ok: true, value: { memberId, origin } }
}

const made = (publicUrl: string, { row, token }: MadeInvitation) => ({
  ...invitationSummary(row),
  url: invitationUrl(publicUrl, token),
})

export const invitationRoutes: readonly Route[] = [
  plainRoute({
    method: "get",
    path: "/api/committees/:id/invitations",
    summary: "The newest open link of each member; the links themselves are shown only when they are made.",
    access: "signedIn",
    answer: { status: 200, schema: z.array(invitationSummarySchema) },
    async handle(call) {
      const found = await managed(call)
      if (!found.ok) return found
      const newest = await newestInvitations(call.deps.store.db, found.value.committeeId, call.now)
      return answerJson(200, [...newest.values()].map(invitationSummary))
    },
  }),
  jsonRoute(createInvitationSchema, {
    method: "post",
    path: "/api/committees/:id/invitations",
    summary: "A personal link for a member; `renew` ends the earlier ones.",
    access: "signedIn",
    answer: { status: 201, schema: invitationMadeSchema },
    async handle(call) {
      const found = await managed(call)
      if (!found.ok) return found
      const { memberId, expiresAt = null, renew = false } = call.body
      if (expiresAt !== null && expiresAt <= call.now) return badField("expiresAt", "lies in the past")
      const { deps, me: caller } = call
      const invited = await inviteMember(deps, { ...found.value, memberId, caller, expiresAt, renews: renew })
      return invited.ok ? answerJson(201, made(deps.config.publicUrl, invited.value)) : invited
    },
  }),
  plainRoute({
    method: "post",
    path: "/api/committees/:id/invitations/all",
    summary: "A fresh link for every member, for a sheet to print; earlier links go on working.",
    access: "signedIn",
    answer: { status: 201, schema: z.array(invitationMadeSchema) },
    async handle(call) {
      const found = await managed(call)
      if (!found.ok) return found
      const { deps, me: caller } = call
      const all = await inviteEveryone(deps, { ...found.value, caller, expiresAt: null })
      return answerJson(
        201,
        all.map((each) => made(deps.config.publicUrl, each)),
      )
    },
  }),
  plainRoute({
    method: "post",
    path: "/api/committees/:id/invitations/:invitationId/mail",
    summary: "Mails a fresh link to the member this one is for.",
    access: "signedIn",
    answer: { status: 204 },
    async handle(call) {
      const found = await managed(call)
      if (!found.ok) return found
      const { deps, me: caller } = call
      if (deps.mailer === null) return refused("mailNotConfigured")
      const link = await findInvitation(deps.store.db, found.value.committeeId, call.params["invitationId"] ?? "")
      const member = link && (await findUser(deps.store.db, link.user_id))
      if (!member) return refused("notFound")
      if (member.email === "") return refused("noEmail")
      const wanted = { ...found.value, memberId: member.id, caller, expiresAt: link.expires_at, renews: false }
      const invited = await inviteMember(deps, wanted)
      if (!invited.ok) return invited
      const committee = await findCommittee(deps.store.db, found.value.committeeId)
      const mail = { to: member.email, name: member.name, committeeName: committee?.name ?? "" }
      try {
        await deps.mailer.sendInvitation({ ...mail, url: invitationUrl(deps.config.publicUrl, invited.value.token) })
        return answerNothing
      } catch (error) {
        deps.log.warn({ err: error }, "an invitation could not be mailed")
        return refused("mailFailed")
      }
    },
  }),
  plainRoute({
    method: "delete",
    path: "/api/committees/:id/invitations/:invitationId",
    summary: "Ends a link; with ?sessions=end also what it opened on devices.",
    access: "signedIn",
    answer: { status: 204 },
    async handle(call) {
      const found = await managed(call)
      if (!found.ok) return found
      const revoked = await revokeMemberInvitation(call.deps, {
        ...found.value,
        invitationId: call.params["invitationId"] ?? "",
        callerId: call.me.userId,
        endsSessions: call.query["sessions"] === "end",
      })
      return revoked.ok ? answerNothing : revoked
    },
  }),
  plainRoute({
    method: "get",
    path: "/api/committees/:id/members/:memberId/sessions",
    summary: "The devices a member is signed in on.",
    access: "signedIn",
    answer: { status: 200, schema: z.array(sessionSchema) },
    async handle(call) {
      const found = await managedMember(call)
      if (!found.ok) return found
      return answerJson(200, await deviceSessions(call.deps.store.db, found.value.memberId, call.now, null))
    },
  }),
  plainRoute({
    method: "delete",
    path: "/api/committees/:id/members/:memberId/sessions/:sessionId",
    summary: "Signs one device of a member out; its open pages are closed before the answer.",
    access: "signedIn",
    answer: { status: 204 },
    async handle(call) {
      const found = await managedMember(call)
      if (!found.ok) return found
      const { memberId: userId, origin } = found.value
      const act = { userId, callerId: call.me.userId, origin }
      const ended = await endDeviceSession(call.deps, act, call.params["sessionId"] ?? "")
      return ended.ok ? answerNothing : ended
    },
  }),
]

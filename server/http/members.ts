import { z } from "zod"
import { can } from "../../shared/rules/permissions.ts"
import { memberSchema, type Member } from "../../shared/wire/people-records.ts"
import { createMemberSchema, handOverSchema, patchMemberSchema } from "../../shared/wire/people-requests.ts"
import { addCommitteeMember } from "../commands/add-committee-member.ts"
import { changeMember } from "../commands/change-member.ts"
import { IN_COMMITTEE, memberRecords } from "../commands/committee-records.ts"
import { handOverRole } from "../commands/hand-over-role.ts"
import { namedOfficers } from "../commands/named-officers.ts"
import { removeMember } from "../commands/remove-member.ts"
import { refused } from "../errors.ts"
import { originOf } from "./origin.ts"
import {
  answerJson,
  answerNothing,
  jsonRoute,
  plainRoute,
  type Answer,
  type Route,
  type SignedInCall,
} from "./route.ts"
import { seenCommittee, type CommitteeAccess } from "./seen-committee.ts"
import type { Refused } from "../errors.ts"

async function members(call: SignedInCall<unknown>, { committee, actor }: CommitteeAccess): Promise<Member[]> {
  const manages = can(actor, "manageCommittee", IN_COMMITTEE)
  const officers = manages ? await namedOfficers(call.deps, committee.id) : new Map<string, string[]>()
  return memberRecords(call.deps.store.db, committee.id, actor, call.now, officers)
}

/** The member as they are now, under a status. */
async function answerMember(
  call: SignedInCall<unknown>,
  access: CommitteeAccess,
  id: string,
  status: 200 | 201,
): Promise<Answer | Refused> {
  const member = (await members(call, access)).find((each) => each.id === id)
  return member ? answerJson(status, member) : refused("notFound")
}

export const memberRoutes: readonly Route[] = [
  plainRoute({
    method: "get",
    path: "/api/committees/:id/members",
    summary: "The people of a committee. Contacts, links and devices only for who manages it.",
    access: "signedIn",
    answer: { status: 200, schema: z.array(memberSchema) },
    async handle(call) {
      const seen = await seenCommittee(call, "readRevisions")
      return seen.ok ? answerJson(200, await members(call, seen.value)) : seen
    },
  }),
  plainRoute({
    method: "get",
    path: "/api/committees/:id/members/:memberId",
    summary: "One person of a committee.",
    access: "signedIn",
    answer: { status: 200, schema: memberSchema },
    async handle(call) {
      const seen = await seenCommittee(call, "readRevisions")
      return seen.ok ? answerMember(call, seen.value, call.params["memberId"] ?? "", 200) : seen
    },
  }),
  jsonRoute(createMemberSchema, {
    method: "post",
    path: "/api/committees/:id/members",
    summary:
      "A new person with an account of their own: roles (member when none is named), a seat and a term when described.",
    access: "signedIn",
    answer: { status: 201, schema: memberSchema },
    async handle(call) {
      const seen = await seenCommittee(call, "manageCommittee")
      if (!seen.ok) return seen
      const { deps, me, body, req } = call
      const origin = await originOf(deps.store.db, req)
      const committeeId = seen.value.committee.id
      const added = await addCommitteeMember(deps, { ...body, committeeId, actorId: me.userId, origin })
      return added.ok ? answerMember(call, seen.value, added.value, 201) : added
    },
  }),
  jsonRoute(patchMemberSchema, {
    method: "patch",
    path: "/api/committees/:id/members/:memberId",
    summary:
      "Changes account, roles, seat and term, each only where named. Takes effect on open sockets before the answer.",
    access: "signedIn",
    answer: { status: 200, schema: memberSchema },
    async handle(call) {
      const seen = await seenCommittee(call, "manageCommittee")
      if (!seen.ok) return seen
      const { deps, me: caller, body: changes, req } = call
      const memberId = call.params["memberId"] ?? ""
      const committeeId = seen.value.committee.id
      const origin = await originOf(deps.store.db, req)
      const changed = await changeMember(deps, { committeeId, memberId, changes, caller, origin })
      return changed.ok ? answerMember(call, seen.value, memberId, 200) : changed
    },
  }),
  plainRoute({
    method: "delete",
    path: "/api/committees/:id/members/:memberId",
    summary:
      "Takes the person out of the committee as of today (해촉). Takes effect on open sockets before the answer.",
    access: "signedIn",
    answer: { status: 204 },
    async handle(call) {
      const seen = await seenCommittee(call, "manageCommittee")
      if (!seen.ok) return seen
      const { deps, me, req } = call
      const removed = await removeMember(deps, {
        committeeId: seen.value.committee.id,
        memberId: call.params["memberId"] ?? "",
        callerId: me.userId,
        callerIsAdmin: me.isAdmin,
        origin: await originOf(deps.store.db, req),
      })
      return removed.ok ? answerNothing : removed
    },
  }),
  jsonRoute(handOverSchema, {
    method: "post",
    path: "/api/committees/:id/hand-over",
    summary: "One person takes a role over from another, in one moment. What both wrote stays under their names.",
    access: "signedIn",
    answer: { status: 204 },
    async handle(call) {
      const seen = await seenCommittee(call, "manageCommittee")
      if (!seen.ok) return seen
      const { deps, me, body, req } = call
      const origin = await originOf(deps.store.db, req)
      const committeeId = seen.value.committee.id
      const handed = await handOverRole(deps, { ...body, committeeId, callerId: me.userId, origin })
      return handed.ok ? answerNothing : handed
    },
  }),
]

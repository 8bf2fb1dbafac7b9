import { z } from "zod"
import {
  committeeDetailSchema,
  organizationSchema,
  presenceSchema,
  type CommitteeDetail,
} from "../../shared/wire/people-records.ts"
import {
  createCommitteeSchema,
  createOrganizationSchema,
  patchCommitteeSchema,
  renameOrganizationSchema,
} from "../../shared/wire/people-requests.ts"
import { actorsOf } from "../commands/access.ts"
import { changeCommittee } from "../commands/change-committee.ts"
import { toCommitteeDetail } from "../commands/committee-records.ts"
import { createCommittee } from "../commands/create-committee.ts"
import { koreanDay } from "../commands/korean-time.ts"
import { removeCommittee } from "../commands/remove-committee.ts"
import { sampleCommitteeId } from "../commands/sample-committee.ts"
import { refused } from "../errors.ts"
import {
  countParts,
  findOrganization,
  insertOrganization,
  listCommittees,
  listOrganizations,
  renameOrganization,
} from "../store/committees.ts"
import { listMeetings } from "../store/meetings.ts"
import { originOf } from "./origin.ts"
import { answerJson, answerNothing, jsonRoute, plainRoute, type Route, type SignedInCall } from "./route.ts"
import { seenCommittee } from "./seen-committee.ts"

/** Every committee the person has a part in, an admin's being all; in the order they were made. */
async function ownCommittees({ deps, me, now }: SignedInCall<unknown>): Promise<CommitteeDetail[]> {
  const { db } = deps.store
  const [committees, actors, counts, sampleId] = await Promise.all([
    listCommittees(db),
    actorsOf(db, me, now),
    countParts(db, now, koreanDay(now)),
    sampleCommitteeId(db),
  ])
  return committees.flatMap((committee) => {
    const actor = actors.get(committee.id)
    if (!actor?.active || actor.roles.length === 0) return []
    return [toCommitteeDetail(committee, actor, counts(committee.id), committee.id === sampleId)]
  })
}

const committeeNow = async (call: SignedInCall<unknown>, id: string): Promise<CommitteeDetail | undefined> =>
  (await ownCommittees(call)).find((committee) => committee.id === id)

export const committeeRoutes: readonly Route[] = [
  plainRoute({
    method: "get",
    path: "/api/organizations",
    summary: "The organizations of the person's committees; every one for an admin.",
    access: "signedIn",
    answer: { status: 200, schema: z.array(organizationSchema) },
    async handle(call) {
      const all = await listOrganizations(call.deps.store.db)
      const own = new Set((await ownCommittees(call)).map((committee) => committee.organizationId))
      const shown = call.me.isAdmin ? all : all.filter((organization) => own.has(organization.id))
      return answerJson(
        200,
        shown.map(({ id, name, committees }) => ({ id, name, committees })),
      )
    },
  }),
  jsonRoute(createOrganizationSchema, {
    method: "post",
    path: "/api/organizations",
    summary: "Makes an organization. Admins only.",
    access: "signedIn",
    answer: { status: 201, schema: organizationSchema },
    async handle({ deps, me, body, now }) {
      if (!me.isAdmin) return refused("forbidden")
      const organization = { id: deps.newId(), name: body.name }
      await insertOrganization(deps.store.db, { ...organization, created_at: now })
      return answerJson(201, { ...organization, committees: 0 })
    },
  }),
  jsonRoute(renameOrganizationSchema, {
    method: "patch",
    path: "/api/organizations/:id",
    summary: "Renames an organization. Admins only; minutes that exist keep the name they were made with.",
    access: "signedIn",
    answer: { status: 200, schema: organizationSchema },
    async handle({ deps, me, params, body }) {
      if (!me.isAdmin) return refused("notFound")
      const id = params["id"] ?? ""
      if (!(await findOrganization(deps.store.db, id))) return refused("notFound")
      await renameOrganization(deps.store.db, id, body.name)
      const organization = (await listOrganizations(deps.store.db)).find((each) => each.id === id)
      return answerJson(200, { id, name: body.name, committees: organization?.committees ?? 0 })
    },
  }),
  plainRoute({
    method: "get",
    path: "/api/committees",
    summary: "The committees the person has a part in, with what they may do there; every one for an admin.",
    access: "signedIn",
    answer: { status: 200, schema: z.array(committeeDetailSchema) },
    handle: async (call) => answerJson(200, await ownCommittees(call)),
  }),
  jsonRoute(createCommitteeSchema, {
    method: "post",
    path: "/api/committees",
    summary:
      "Makes a committee in a known or a new organization. Admins only; `own` gives the caller a role and a seat in it.",
    access: "signedIn",
    answer: { status: 201, schema: committeeDetailSchema },
    async handle(call) {
      const { deps, me, body, req } = call
      if (!me.isAdmin) return refused("forbidden")
      const origin = await originOf(deps.store.db, req)
      const created = await createCommittee(deps, { ...body, callerId: me.userId, origin })
      return created.ok ? answerJson(201, await committeeNow(call, created.value)) : created
    },
  }),
  plainRoute({
    method: "get",
    path: "/api/committees/:id",
    summary: "One committee.",
    access: "signedIn",
    answer: { status: 200, schema: committeeDetailSchema },
    async handle(call) {
      const seen = await seenCommittee(call)
      return seen.ok ? answerJson(200, await committeeNow(call, seen.value.committee.id)) : seen
    },
  }),
  plainRoute({
    method: "get",
    path: "/api/committees/:id/presence",
    summary: "Who has which of the committee's meetings open now.",
    access: "signedIn",
    answer: { status: 200, schema: presenceSchema },
    async handle(call) {
      const seen = await seenCommittee(call, "readComments")
      if (!seen.ok) return seen
      const present = call.deps.rooms.present()
      const meetings = await listMeetings(call.deps.store.db, seen.value.committee.id)
      return answerJson(200, {
        meetings: meetings.flatMap(({ id }) => {
          const people = present.get(id)
          return people ? [{ meetingId: id, people: [...people] }] : []
        }),
      })
    },
  }),
  jsonRoute(patchCommitteeSchema, {
    method: "patch",
    path: "/api/committees/:id",
    summary: "Changes the name, and the settings that are named.",
    access: "signedIn",
    answer: { status: 200, schema: committeeDetailSchema },
    async handle(call) {
      const seen = await seenCommittee(call, "manageCommittee")
      if (!seen.ok) return seen
      const { deps, me, body: changes, req } = call
      const committeeId = seen.value.committee.id
      const origin = await originOf(deps.store.db, req)
      const changed = await changeCommittee(deps, { committeeId, changes, callerId: me.userId, origin })
      return changed.ok ? answerJson(200, await committeeNow(call, committeeId)) : changed
    },
  }),
  plainRoute({
    method: "delete",
    path: "/api/committees/:id",
    summary: "Removes a committee without meetings, or the fictional sample with everything in it.",
    access: "signedIn",
    answer: { status: 204 },
    async handle(call) {
      const seen = await seenCommittee(call, "manageInstallation")
      if (!seen.ok) return seen
      const { deps, me, req } = call
      const origin = await originOf(deps.store.db, req)
      const removed = await removeCommittee(deps, { committeeId: seen.value.committee.id, callerId: me.userId, origin })
      return removed.ok ? answerNothing : removed
    },
  }),
]

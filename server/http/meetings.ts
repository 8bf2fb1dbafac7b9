import { z } from "zod"
import { can } from "../../shared/rules/permissions.ts"
import { meetingSchema } from "../../shared/wire/records.ts"
import { createMeetingSchema } from "../../shared/wire/requests.ts"
import { actorIn } from "../commands/access.ts"
import { createMeeting } from "../commands/create-meeting.ts"
import { listMeetings } from "../commands/list-meetings.ts"
import { meetingRecord } from "../commands/meeting-records.ts"
import { refused } from "../errors.ts"
import { answerJson, jsonRoute, plainRoute, type Route } from "./route.ts"
import { seenMeeting } from "./seen-meeting.ts"

export const meetingRoutes: readonly Route[] = [
  plainRoute({
    method: "get",
    path: "/api/meetings",
    summary: "The meetings the person may see, newest first; ?committeeId= narrows to one committee.",
    access: "signedIn",
    answer: { status: 200, schema: z.array(meetingSchema) },
    handle: async ({ deps, me, query, now }) =>
      answerJson(200, await listMeetings(deps.store.db, me, now, query["committeeId"])),
  }),
  jsonRoute(createMeetingSchema, {
    method: "post",
    path: "/api/meetings",
    summary: "Creates a meeting from the committee's roster; what is left out is proposed from its rules.",
    access: "signedIn",
    answer: { status: 201, schema: meetingSchema },
    async handle({ deps, me, body, now }) {
      const actor = await actorIn(deps.store.db, me, now, body.committeeId)
      // Whoever has no part in the committee must not learn that it exists.
      if (actor.roles.length === 0) return refused("notFound")
      if (!can(actor, "createMeeting", { state: "draft" })) return refused("forbidden")
      const created = await createMeeting(deps, { ...body, createdBy: me.userId })
      return created.ok ? answerJson(201, created.value) : created
    },
  }),
  plainRoute({
    method: "get",
    path: "/api/meetings/:id",
    summary: "One meeting.",
    access: "signedIn",
    answer: { status: 200, schema: meetingSchema },
    async handle(call) {
      const seen = await seenMeeting(call, "see")
      if (!seen.ok) return seen
      return answerJson(200, await meetingRecord(call.deps.store.db, seen.value.meeting.id))
    },
  }),
]

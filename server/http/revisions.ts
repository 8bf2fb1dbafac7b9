import { z } from "zod"
import { can } from "../../shared/rules/permissions.ts"
import { revisionSchema, revisionSummarySchema } from "../../shared/wire/records.ts"
import { finalizeSchema } from "../../shared/wire/requests.ts"
import { finalizeMeeting } from "../commands/finalize-meeting.ts"
import { revisionSummaries } from "../commands/meeting-records.ts"
import { readRevision } from "../commands/read-revision.ts"
import { refused } from "../errors.ts"
import { answerJson, jsonRoute, plainRoute, type Route } from "./route.ts"
import { seenMeeting } from "./seen-meeting.ts"

export const revisionRoutes: readonly Route[] = [
  jsonRoute(finalizeSchema, {
    method: "post",
    path: "/api/meetings/:id/finalize",
    summary: "Finalizes the minutes as they are on disk; 409 cannotFinalize lists what is missing.",
    access: "signedIn",
    answer: { status: 201, schema: revisionSummarySchema },
    async handle(call) {
      const seen = await seenMeeting(call, "open")
      if (!seen.ok) return seen
      const { meeting, actor } = seen.value
      if (!can(actor, "changeState", meeting)) return refused("forbidden")
      if (meeting.state === "final") return refused("meetingFinal")
      const seenBy = { meetingId: meeting.id, userId: call.me.userId }
      const finalized = await finalizeMeeting(call.deps, { ...seenBy, ...call.body })
      return finalized.ok ? answerJson(201, finalized.value) : finalized
    },
  }),
  plainRoute({
    method: "get",
    path: "/api/meetings/:id/revisions",
    summary: "The revisions of a meeting, first to newest, without their content.",
    access: "signedIn",
    answer: { status: 200, schema: z.array(revisionSummarySchema) },
    async handle(call) {
      const seen = await seenMeeting(call, "see", "readRevisions")
      return seen.ok ? answerJson(200, await revisionSummaries(call.deps.store.db, seen.value.meeting.id)) : seen
    },
  }),
  plainRoute({
    method: "get",
    path: "/api/meetings/:id/revisions/:n",
    summary: "One revision; `sha256` is that of the RFC 8785 form of `minutes`.",
    access: "signedIn",
    answer: { status: 200, schema: revisionSchema },
    async handle(call) {
      const seen = await seenMeeting(call, "see", "readRevisions")
      if (!seen.ok) return seen
      const n = /^[1-9]\d{0,5}$/.test(call.params["n"] ?? "") ? Number(call.params["n"]) : 0
      const revision = await readRevision(call.deps.store.db, seen.value.meeting.id, n)
      return revision ? answerJson(200, revision) : refused("notFound")
    },
  }),
]

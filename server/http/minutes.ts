import { z } from "zod"
import { minutesSchema } from "../../shared/minutes/minutes.ts"
import { importMinutes } from "../commands/import-minutes.ts"
import { badField, REFUSAL_CODES, refused, type Refused } from "../errors.ts"
import {
  answerJson,
  answerNothing,
  jsonRoute,
  plainRoute,
  type Answer,
  type Route,
  type SignedInCall,
} from "./route.ts"
import { seenMeeting } from "./seen-meeting.ts"

function bytesOf(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, "base64"))
}

const updatesSchema = z.object({
  /** Yjs updates in causal order, each in base64. */
  updates: z.array(z.base64().min(1).transform(bytesOf)).min(1).max(1000),
  /** The lineage they were made in; another one is refused. */
  epoch: z.string().optional(),
})

export const minutesRoutes: readonly Route[] = [
  plainRoute({
    method: "get",
    path: "/api/meetings/:id/minutes",
    summary: "The minutes as they are on disk now.",
    access: "signedIn",
    answer: { status: 200, schema: minutesSchema },
    async handle(call) {
      const seen = await seenMeeting(call, "open")
      return seen.ok ? answerJson(200, await call.deps.rooms.readMinutes(seen.value.meeting.id)) : seen
    },
  }),
  jsonRoute(
    minutesSchema,
    {
      method: "put",
      path: "/api/meetings/:id/minutes",
      summary: "Replaces the minutes of a meeting nobody has written in yet (import), under a new epoch.",
      access: "signedIn",
      answer: { status: 204 },
      async handle(call) {
        const seen = await seenMeeting(call, "open", "editMinutes")
        if (!seen.ok) return seen
        const { documentBytes } = call.deps.config.limits
        const meetingId = seen.value.meeting.id
        const imported = await importMinutes(call.deps, {
          meetingId,
          userId: call.me.userId,
          minutes: call.body,
          documentBytes,
        })
        return imported.ok ? answerNothing : imported
      },
    },
    { limit: "documentBytes" },
  ),
  jsonRoute(
    updatesSchema,
    {
      method: "post",
      path: "/api/meetings/:id/updates",
      summary: "Yjs updates in causal order (JSON, or one as raw bytes); answered when on disk or refused by name.",
      access: "signedIn",
      answer: { status: 204 },
      handle: submitUpdates,
    },
    { limit: "documentBytes", fromBytes: (bytes) => ({ updates: [bytes] }) },
  ),
]

async function submitUpdates(call: SignedInCall<z.output<typeof updatesSchema>>): Promise<Answer | Refused> {
  const seen = await seenMeeting(call, "open")
  if (!seen.ok) return seen
  const { meeting, actor } = seen.value
  const { updates, epoch } = { epoch: call.query["epoch"], ...call.body }
  const result = await call.deps.rooms.submit(meeting.id, actor, updates, epoch)
  if (result.ok) return answerNothing
  if (result.reason === "malformed") return badField("updates", "the gate refused an update as malformed")
  return refused(REFUSAL_CODES[result.reason], { reason: result.reason })
}

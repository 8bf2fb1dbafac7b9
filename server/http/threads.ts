import { z } from "zod"
import { threadSchema } from "../../shared/wire/records.ts"
import { createCommentSchema, createThreadSchema, patchThreadSchema } from "../../shared/wire/requests.ts"
import { addComment } from "../commands/add-comment.ts"
import { createThread } from "../commands/create-thread.ts"
import { threadRecord, threadRecords } from "../commands/meeting-records.ts"
import { resolveThread } from "../commands/resolve-thread.ts"
import { refused, type Outcome } from "../errors.ts"
import { answerJson, jsonRoute, plainRoute, type Route, type SignedInCall } from "./route.ts"
import { seenMeeting } from "./seen-meeting.ts"

export const threadRoutes: readonly Route[] = [
  plainRoute({
    method: "get",
    path: "/api/meetings/:id/threads",
    summary: "All comment threads of a meeting, oldest first.",
    access: "signedIn",
    answer: { status: 200, schema: z.array(threadSchema) },
    async handle(call) {
      const seen = await seenMeeting(call, "open", "readComments")
      return seen.ok ? answerJson(200, await threadRecords(call.deps.store.db, seen.value.meeting.id)) : seen
    },
  }),
  jsonRoute(createThreadSchema, {
    method: "post",
    path: "/api/meetings/:id/threads",
    summary: "Starts a thread on an opinion row. The client makes the id: repeating the call changes nothing.",
    access: "signedIn",
    answer: { status: 201, schema: threadSchema },
    async handle(call) {
      const seen = await seenMeeting(call, "open", "comment")
      if (!seen.ok) return seen
      const meetingId = seen.value.meeting.id
      const created = await createThread(call.deps, { ...call.body, meetingId, authorId: call.me.userId })
      return created.ok ? answerJson(201, created.value) : created
    },
  }),
  jsonRoute(createCommentSchema, {
    method: "post",
    path: "/api/threads/:id/comments",
    summary: "Adds a comment; answers the whole thread. The client makes the id: repeating the call changes nothing.",
    access: "signedIn",
    answer: { status: 201, schema: threadSchema },
    async handle(call) {
      const thread = await writableThread(call)
      if (!thread.ok) return thread
      const added = await addComment(call.deps, { ...call.body, threadId: thread.value, authorId: call.me.userId })
      return added.ok ? answerJson(201, added.value) : added
    },
  }),
  jsonRoute(patchThreadSchema, {
    method: "patch",
    path: "/api/threads/:id",
    summary: "Resolves or reopens a thread.",
    access: "signedIn",
    answer: { status: 200, schema: threadSchema },
    async handle(call) {
      const thread = await writableThread(call)
      if (!thread.ok) return thread
      const { resolved } = call.body
      return answerJson(
        200,
        await resolveThread(call.deps, { threadId: thread.value, resolved, userId: call.me.userId }),
      )
    },
  }),
]

/** The id of the path's thread when the person may comment in its meeting; else as if there were none. */
async function writableThread(call: SignedInCall<unknown>): Promise<Outcome<string>> {
  const thread = await threadRecord(call.deps.store.db, call.params["id"] ?? "")
  if (!thread) return refused("notFound")
  const seen = await seenMeeting({ ...call, params: { id: thread.meetingId } }, "open", "comment")
  if (seen.ok) return { ok: true, value: thread.id }
  // A reader without comments must not learn which thread ids exist.
  return refused("notFound")
}

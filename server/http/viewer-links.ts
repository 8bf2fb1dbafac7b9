import { z } from "zod"
import { viewerLinkMadeSchema, viewerLinkSchema } from "../../shared/wire/people-records.ts"
import { createViewerLinkSchema } from "../../shared/wire/people-requests.ts"
import { invitationUrl } from "../commands/create-invitation.ts"
import { createViewerLink, removeViewerLink } from "../commands/viewer-links.ts"
import { badField } from "../errors.ts"
import type { ViewerLinkTable } from "../store/schema.ts"
import { listViewerLinks } from "../store/viewer-links.ts"
import { originOf } from "./origin.ts"
import { answerJson, answerNothing, jsonRoute, plainRoute, type Route } from "./route.ts"
import { seenMeeting } from "./seen-meeting.ts"

const summaryOf = ({ id, label, reads_drafts, created_at: createdAt, expires_at: expiresAt }: ViewerLinkTable) => ({
  id,
  label,
  readsDrafts: reads_drafts === 1,
  createdAt,
  expiresAt,
})

export const viewerLinkRoutes: readonly Route[] = [
  plainRoute({
    method: "get",
    path: "/api/meetings/:id/viewer-links",
    summary: "The meeting's reading links that open.",
    access: "signedIn",
    answer: { status: 200, schema: z.array(viewerLinkSchema) },
    async handle(call) {
      const seen = await seenMeeting(call, "see", "manageCommittee")
      if (!seen.ok) return seen
      const links = await listViewerLinks(call.deps.store.db, seen.value.meeting.id, call.now)
      return answerJson(200, links.map(summaryOf))
    },
  }),
  jsonRoute(createViewerLinkSchema, {
    method: "post",
    path: "/api/meetings/:id/viewer-links",
    summary: "A link that only reads this meeting: its revisions, and drafts when so chosen.",
    access: "signedIn",
    answer: { status: 201, schema: viewerLinkMadeSchema },
    async handle(call) {
      const seen = await seenMeeting(call, "see", "manageCommittee")
      if (!seen.ok) return seen
      const { deps, me, body, req, now } = call
      const { readsDrafts, label, expiresAt = null } = body
      if (expiresAt !== null && expiresAt <= now) return badField("expiresAt", "lies in the past")
      const { meeting } = seen.value
      const origin = await originOf(deps.store.db, req)
      const by = { callerId: me.userId, origin }
      const { link, token } = await createViewerLink(deps, { meeting, readsDrafts, label, expiresAt, ...by })
      return answerJson(201, { ...summaryOf(link), url: invitationUrl(deps.config.publicUrl, token) })
    },
  }),
  plainRoute({
    method: "delete",
    path: "/api/meetings/:id/viewer-links/:linkId",
    summary: "Ends a reading link; its open pages are closed before the answer.",
    access: "signedIn",
    answer: { status: 204 },
    async handle(call) {
      const seen = await seenMeeting(call, "see", "manageCommittee")
      if (!seen.ok) return seen
      const removed = await removeViewerLink(call.deps, {
        meeting: seen.value.meeting,
        linkId: call.params["linkId"] ?? "",
        callerId: call.me.userId,
        origin: await originOf(call.deps.store.db, call.req),
      })
      return removed.ok ? answerNothing : removed
    },
  }),
]

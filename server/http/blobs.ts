import { z } from "zod"
import { blobHash } from "../../shared/minutes/minutes.ts"
import { canOpen } from "../../shared/rules/permissions.ts"
import { readBlob } from "../commands/read-blob.ts"
import { keepPhoto, preparePhoto } from "../commands/store-photo.ts"
import { refused } from "../errors.ts"
import { answerJson, bytesRoute, plainRoute, type Answer, type Route } from "./route.ts"
import { seenMeeting } from "./seen-meeting.ts"

const storedPhotoSchema = z.object({
  sha256: blobHash,
  mime: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  size: z.number().int(),
})

export const blobRoutes: readonly Route[] = [
  bytesRoute(
    // The type a browser claims is not believed anyway: the content decides.
    { types: ["image/*", "application/octet-stream"], limit: "uploadBytes" },
    {
      method: "post",
      path: "/api/meetings/:id/blobs",
      summary: "Stores a photo: turned upright, stripped of place and camera, made small enough.",
      access: "signedIn",
      answer: { status: 201, schema: storedPhotoSchema },
      async handle(call) {
        const seen = await seenMeeting(call, "open", "editMinutes")
        if (!seen.ok) return seen
        const { photoPixels } = call.deps.config.limits
        const photo = await preparePhoto(call.body, photoPixels)
        if (!photo.ok) return photo
        await keepPhoto(call.deps, { meetingId: seen.value.meeting.id, userId: call.me.userId, photo: photo.value })
        const { sha256, mime, width, height, bytes } = photo.value
        return answerJson(201, { sha256, mime, width, height, size: bytes.byteLength })
      },
    },
  ),
  plainRoute({
    method: "get",
    path: "/api/meetings/:id/blobs/:sha256",
    summary: "A photo of the meeting, by the SHA-256 of its bytes.",
    access: "signedIn",
    answer: { status: 200, mime: "image/jpeg" },
    async handle(call) {
      const seen = await seenMeeting(call, "see")
      if (!seen.ok) return seen
      const { meeting, actor } = seen.value
      const scope = canOpen(actor, meeting) ? "meeting" : "revisions"
      const blob = await readBlob(call.deps.store.db, meeting.id, call.params["sha256"] ?? "", scope)
      return blob ? blobAnswer(blob) : refused("notFound")
    },
  }),
]

/** Served so that even a hostile file could do nothing: its own type, no sniffing, no script, no other site. */
function blobAnswer(blob: { readonly bytes: Uint8Array; readonly mime: string }): Answer {
  return {
    ok: true,
    status: 200,
    bytes: blob.bytes,
    headers: {
      "content-type": blob.mime,
      "content-length": String(blob.bytes.byteLength),
      "content-disposition": "inline",
      "content-security-policy": "default-src 'none'; sandbox",
      // Its name is its hash: it can never change. Private, because the right to see it is the person's.
      "cache-control": "private, max-age=31536000, immutable",
    },
  }
}

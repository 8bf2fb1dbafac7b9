// The way of an update that is too large for one message of the socket: one REST request, answered when it is on disk.
import type { ErrorBody } from "../../shared/errors.ts"
import { REFUSALS } from "../../shared/wire/events.ts"
import type { Refusal } from "../../shared/wire/events.ts"
import type { EndReason } from "./meeting-session.ts"

export type PostOutcome =
  | { readonly kind: "saved" }
  /** Never taken, however often it is sent. */
  | { readonly kind: "refused"; readonly reason: Refusal }
  /** The person may not be here any longer. */
  | { readonly kind: "ended"; readonly reason: EndReason }
  /** No answer, or none that decides anything: to be sent again. Repeating is safe, the server knows what it has. */
  | { readonly kind: "again" }

/** Sends one update of the meeting, made in the lineage `epoch`. Never rejects. */
export type PostUpdate = (update: Uint8Array, epoch: string, signal: AbortSignal) => Promise<PostOutcome>

/** `POST /api/meetings/:id/updates` of this meeting; `send` is the browser's fetch or a stand-in. */
export function updatePoster(meetingId: string, send: typeof fetch = fetch): PostUpdate {
  return async (update, epoch, signal) => {
    const query = epoch === "" ? "" : `?${new URLSearchParams({ epoch })}`
    try {
      const answer = await send(`/api/meetings/${meetingId}/updates${query}`, {
        method: "POST",
        credentials: "same-origin",
        headers: { "content-type": "application/octet-stream" },
        body: update as Uint8Array<ArrayBuffer>,
        signal,
      })
      return answer.ok ? { kind: "saved" } : await outcomeOf(answer)
    } catch {
      return { kind: "again" }
    }
  }
}

async function outcomeOf(answer: Response): Promise<PostOutcome> {
  const { error } = (await answer.json()) as ErrorBody
  const reason = refusalIn(error.detail)
  // A store that cannot write now may in a moment; meanwhile everything is still in this page.
  if (reason !== null && reason !== "storageUnavailable") return { kind: "refused", reason }
  if (answer.status >= 500 || answer.status === 408 || answer.status === 429) return { kind: "again" }
  switch (error.code) {
    case "signInRequired":
      return { kind: "ended", reason: "signInRequired" }
    case "notFound":
      return { kind: "ended", reason: "accessEnded" }
    case "badRequest":
      return { kind: "refused", reason: "malformed" }
    case "tooLarge":
      return { kind: "refused", reason: "tooLarge" }
    case "meetingFinal":
      return { kind: "refused", reason: "meetingFinal" }
    default:
      return { kind: "refused", reason: "notAllowed" }
  }
}

/** The server names the exact reason in the detail of its answer. */
function refusalIn(detail: unknown): Refusal | null {
  const reason = typeof detail === "object" && detail !== null && "reason" in detail ? detail.reason : null
  return REFUSALS.find((known) => known === reason) ?? null
}

// The commands the minutes page gives to its features. Stable objects: features keep them in memoized stores.
import type { Finding, FindingKind } from "../../../shared/rules/blocking-findings.ts"
import { lifeText, obstacleText } from "../../../shared/text/ko/life.ts"
import { outlineText } from "../../../shared/text/ko/outline.ts"
import { photosText } from "../../../shared/text/ko/photos.ts"
import { errorSentence } from "../../api/error-sentence.ts"
import { createComment, createThread, finalizeMeeting, moveAgendaItem, setThreadResolved } from "../../api/records.ts"
import { ApiError } from "../../api/request.ts"
import type { ApiErrorCode } from "../../api/request.ts"
import { uploadPhoto } from "../../api/upload-photo.ts"
import type { CommentsApi } from "../../features/comments/use-comments.ts"
import type { MoveAgenda } from "../../features/editor/outline-moves.ts"
import type { FinalizeOutcome, Obstacle } from "../../features/life/finalize-dialog.tsx"
import { preparePhoto } from "../../features/photos/prepare-photo.ts"
import { UploadRefused } from "../../features/photos/upload-photo.ts"
import type { UploadPhoto } from "../../features/photos/upload-photo.ts"

export const commentsApi: CommentsApi = {
  post: (meetingId, comment) =>
    comment.kind === "thread"
      ? createThread(meetingId, { id: comment.id, anchor: comment.anchor, body: comment.body })
      : createComment(comment.threadId, { id: comment.id, body: comment.body }),
  setResolved: setThreadResolved,
}

/** Never rejects: what stands in the way is an outcome. */
export async function finalize(meetingId: string, stateVector: string): Promise<FinalizeOutcome> {
  try {
    const revision = await finalizeMeeting(meetingId, { stateVector })
    return { kind: "done", n: revision.n }
  } catch (error) {
    if (error instanceof ApiError && error.code === "cannotFinalize") {
      return { kind: "missing", obstacles: readFindings(error.detail).map(obstacleOf) }
    }
    return { kind: "failed", sentence: `${lifeText.finalizeFailed} ${errorSentence(error)}` }
  }
}

/** What a move is refused with as long as the minutes stay as they are; everything else (no connection, a restart) passes. */
const REFUSED_FOR_GOOD: ReadonlySet<ApiErrorCode> = new Set([
  "agendaItemGone",
  "badRequest",
  "notFound",
  "forbidden",
  "meetingFinal",
])

/** See `MoveAgenda`: names those who write in the item. */
export const moveAgenda: MoveAgenda = async (meetingId, itemId, beforeItemId) => {
  try {
    await moveAgendaItem(meetingId, { itemId, beforeItemId })
    return { ok: true }
  } catch (error) {
    const names = error instanceof ApiError && error.code === "agendaItemInUse" ? readNames(error.detail) : []
    return {
      ok: false,
      sentence: names.length > 0 ? outlineText.inUse(names) : errorSentence(error),
      isForGood: error instanceof ApiError && REFUSED_FOR_GOOD.has(error.code),
    }
  }
}

function readNames(detail: unknown): readonly string[] {
  const { names } = (detail ?? {}) as { names?: unknown }
  return Array.isArray(names) ? names.filter((name) => typeof name === "string") : []
}

/** Stores a photo of one meeting; every refusal becomes a sentence that names the file. */
export function photoUpload(meetingId: string): UploadPhoto {
  return async (file, progress, signal) => {
    try {
      const { sha256, mime, width, height } = await uploadPhoto(meetingId, await preparePhoto(file), progress, signal)
      return { blob: sha256, mime, width, height }
    } catch (error) {
      if (!(await isReadable(file))) {
        throw new UploadRefused(photosText.unreadable(file.name), { isOffline: false, cause: error })
      }
      throw new UploadRefused(photoRefusal(file.name, error), { isOffline: isOffline(error), cause: error })
    }
  }
}

/** A file that was moved or deleted since it was chosen fails exactly like a connection. */
async function isReadable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer()
    return true
  } catch {
    return false
  }
}

function isOffline(error: unknown): boolean {
  return error instanceof ApiError && (error.code === "offline" || error.code === "restarting")
}

function photoRefusal(name: string, error: unknown): string {
  if (isOffline(error)) return photosText.offline(name)
  if (error instanceof ApiError && error.code === "tooLarge") return photosText.tooLarge(name)
  if (!(error instanceof ApiError) || error.code !== "notAnImage") {
    return `${photosText.failed(name)} ${errorSentence(error)}`
  }
  const isHeic = (error.detail as { readonly format?: unknown } | undefined)?.format === "heic"
  return isHeic ? photosText.heic(name) : photosText.notAnImage(name)
}

const PLACES: Readonly<Partial<Record<FindingKind, string>>> = {
  noTitle: "header.title",
  noStart: "header.startsAt",
  noPlace: "header.place",
  noAgenda: "body",
}

function obstacleOf({ kind, ids = [] }: Finding): Obstacle {
  if (kind === "unmarkedAttendance") {
    return { sentence: obstacleText.unmarkedAttendance(ids.length), place: `attendance.${ids[0] ?? ""}` }
  }
  return { sentence: obstacleText[kind] ?? obstacleText.other, place: PLACES[kind] ?? null }
}

function readFindings(detail: unknown): readonly Finding[] {
  return Array.isArray(detail) ? detail.filter((one): one is Finding => typeof one?.kind === "string") : []
}

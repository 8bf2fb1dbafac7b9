// Commands on a meeting's records: comments and finalizing.
import type { RevisionSummary, Thread } from "../../shared/wire/records.ts"
import type { CreateComment, CreateThread, Finalize, MoveAgendaItem } from "../../shared/wire/requests.ts"
import { request } from "./request.ts"

/** Starts a thread. The id is the caller's, so a repeated call makes one thread. */
export function createThread(meetingId: string, body: CreateThread): Promise<Thread> {
  return request<Thread>("POST", `/api/meetings/${meetingId}/threads`, body)
}

/** Adds a comment to a thread. The id is the caller's, so a repeated call makes one comment. */
export function createComment(threadId: string, body: CreateComment): Promise<Thread> {
  return request<Thread>("POST", `/api/threads/${threadId}/comments`, body)
}

export function setThreadResolved(threadId: string, resolved: boolean): Promise<Thread> {
  return request<Thread>("PATCH", `/api/threads/${threadId}`, { resolved })
}

/** Moves an agenda item with all it owns. Throws ApiError `agendaItemInUse` with `{ names }`, or `agendaItemGone`. */
export function moveAgendaItem(meetingId: string, body: MoveAgendaItem): Promise<void> {
  return request<void>("POST", `/api/meetings/${meetingId}/agenda-moves`, body)
}

/** Makes the next revision. Throws ApiError `cannotFinalize` with the list of what is missing as its detail. */
export function finalizeMeeting(meetingId: string, body: Finalize): Promise<RevisionSummary> {
  return request<RevisionSummary>("POST", `/api/meetings/${meetingId}/finalize`, body)
}

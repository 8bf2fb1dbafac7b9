// Codes of expected refusals. One shape on the wire: `{ error: { code, detail? } }`.
// The Korean sentence for each lives in shared/text/ko/errors.ts.
export const ERROR_CODES = [
  "badRequest",
  "signInRequired",
  "notFound",
  "forbidden",
  "conflict",
  "meetingFinal",
  "minutesNotEmpty",
  "cannotFinalize",
  /** Somebody else's caret is inside the agenda item; `detail.names` says whose. */
  "agendaItemInUse",
  /** The agenda item, or the one it was to stand before, is not there any more. */
  "agendaItemGone",
  /** The committee would be left without a secretary. */
  "lastSecretary",
  /** The installation would be left without an administrator. */
  "lastAdmin",
  /** Somebody sits on the seat. */
  "seatTaken",
  /** The committee has meetings of its own: it is kept. */
  "committeeInUse",
  /** The name was chosen by somebody else, or the person has come in already. */
  "nameTaken",
  "mailNotConfigured",
  /** No address is known for the person. */
  "noEmail",
  "mailFailed",
  /** The table could not be read as a roster. */
  "unreadableSheet",
  "passkeyRefused",
  "tooLarge",
  "tooManyRequests",
  "notAnImage",
  "originRefused",
  "storageUnavailable",
  "damaged",
  "restarting",
  "unknown",
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** Body of every refused REST answer. `detail` names the field (badRequest) or lists what is missing (cannotFinalize). */
export interface ErrorBody {
  readonly error: { readonly code: ErrorCode; readonly detail?: unknown; readonly requestId?: string }
}

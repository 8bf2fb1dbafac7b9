// Expected refusals as values, and the HTTP status each code travels under.
import type { ErrorCode } from "../shared/errors.ts"
import type { Refusal } from "../shared/wire/events.ts"

/** An expected no: a value, never thrown. */
export interface Refused {
  readonly ok: false
  readonly code: ErrorCode
  /** Names the field (badRequest) or lists what is missing (cannotFinalize). */
  readonly detail?: unknown
}
export interface Done<T> {
  readonly ok: true
  readonly value: T
}
export type Outcome<T> = Done<T> | Refused

export const done = <T>(value: T): Done<T> => ({ ok: true, value })
export const refused = (code: ErrorCode, detail?: unknown): Refused =>
  detail === undefined ? { ok: false, code } : { ok: false, code, detail }

/** One wrong field of a request: a dotted path such as `header.startsAt`, and what is wrong with it. */
export interface FieldProblem {
  readonly field: string
  readonly problem: string
}
export const badField = (field: string, problem: string): Refused =>
  refused("badRequest", { fields: [{ field, problem }] satisfies FieldProblem[] })

export const STATUS: Readonly<Record<ErrorCode, number>> = {
  badRequest: 400,
  signInRequired: 401,
  forbidden: 403,
  originRefused: 403,
  notFound: 404,
  conflict: 409,
  meetingFinal: 409,
  minutesNotEmpty: 409,
  cannotFinalize: 409,
  agendaItemInUse: 409,
  agendaItemGone: 409,
  lastSecretary: 409,
  lastAdmin: 409,
  seatTaken: 409,
  committeeInUse: 409,
  nameTaken: 409,
  mailNotConfigured: 409,
  noEmail: 409,
  mailFailed: 503,
  unreadableSheet: 400,
  passkeyRefused: 401,
  tooLarge: 413,
  notAnImage: 415,
  tooManyRequests: 429,
  unknown: 500,
  storageUnavailable: 503,
  damaged: 503,
  restarting: 503,
}

/** The REST code of what the live side calls a refused write. */
export const REFUSAL_CODES: Readonly<Record<Refusal, ErrorCode>> = {
  notAllowed: "forbidden",
  meetingFinal: "meetingFinal",
  storageUnavailable: "storageUnavailable",
  damaged: "damaged",
  epochChanged: "conflict",
  tooLarge: "tooLarge",
  malformed: "badRequest",
  foreignClient: "conflict",
}

import { errorText } from "../../shared/text/ko/errors.ts"
import { shellText } from "../../shared/text/ko/shell.ts"
import { ApiError } from "./request.ts"

/** What a person reads for anything a request can throw. */
export function errorSentence(error: unknown): string {
  if (!(error instanceof ApiError)) return errorText.unknown
  return error.code === "offline" ? shellText.offline : errorText[error.code]
}

/** The id under which the server's log knows the failed request; null when there is none. */
export function requestIdOf(error: unknown): string | null {
  return error instanceof ApiError ? error.requestId : null
}

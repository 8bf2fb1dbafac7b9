// The one way the page speaks REST: JSON in and out, every refusal an ApiError with a sentence for the person.
import { ERROR_CODES } from "../../shared/errors.ts"
import type { ErrorBody, ErrorCode } from "../../shared/errors.ts"

/** A refusal, or `offline` when no answer came at all. */
export type ApiErrorCode = ErrorCode | "offline"

export class ApiError extends Error {
  readonly code: ApiErrorCode
  /** HTTP status; 0 without an answer. */
  readonly status: number
  readonly detail: unknown
  /** Names the request in the server's log. */
  readonly requestId: string | null

  constructor(code: ApiErrorCode, status: number, detail: unknown, requestId: string | null) {
    super(`${code} (${status})`)
    this.name = "ApiError"
    this.code = code
    this.status = status
    this.detail = detail
    this.requestId = requestId
  }
}

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE"

/**
 * Sends one request and gives back the JSON answer (undefined for 204). Throws ApiError for every refusal and when
 * the server cannot be reached.
 */
export async function request<T>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  return readAnswer<T>(await send(method, path, body, signal))
}

/** The JSON of an answer (undefined for 204). Throws ApiError for a refusal. */
export async function readAnswer<T>(answer: Response): Promise<T> {
  if (!answer.ok) throw await readError(answer)
  if (answer.status === 204) return undefined as T
  return (await answer.json()) as T
}

async function send(method: Method, path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      credentials: "same-origin",
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
      ...(signal === undefined ? {} : { signal }),
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error
    throw new ApiError("offline", 0, undefined, null)
  }
}

async function readError(answer: Response): Promise<ApiError> {
  const headerId = answer.headers.get("x-request-id")
  try {
    const { error } = (await answer.json()) as ErrorBody
    const isKnown = (ERROR_CODES as readonly string[]).includes(error.code)
    return new ApiError(isKnown ? error.code : "unknown", answer.status, error.detail, error.requestId ?? headerId)
  } catch {
    // Not our server's answer: a proxy's page, or a connection cut in the middle.
    return new ApiError("unknown", answer.status, undefined, headerId)
  }
}

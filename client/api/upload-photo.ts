// One photo to the server with progress, which fetch cannot tell.
import { ERROR_CODES } from "../../shared/errors.ts"
import type { ErrorBody } from "../../shared/errors.ts"
import { ApiError } from "./request.ts"

export interface StoredPhoto {
  readonly sha256: string
  readonly mime: string
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/**
 * Uploads the file as it is (the server makes it small); `progress` gets 0…1. Throws ApiError for every refusal, and an
 * AbortError when `signal` stops it.
 */
export function uploadPhoto(
  meetingId: string,
  file: Blob,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<StoredPhoto> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const call = new XMLHttpRequest()
    call.open("POST", `/api/meetings/${meetingId}/blobs`)
    call.responseType = "json"
    call.setRequestHeader("content-type", file.type.startsWith("image/") ? file.type : "application/octet-stream")
    call.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total)
    })
    call.addEventListener("abort", () => reject(new DOMException("stopped", "AbortError")))
    signal.addEventListener("abort", () => call.abort())
    call.addEventListener("error", () => reject(new ApiError("offline", 0, undefined, null)))
    call.addEventListener("load", () => {
      if (call.status === 201) resolve(call.response as StoredPhoto)
      else reject(refusalOf(call))
    })
    call.send(file)
  })
}

function refusalOf(call: XMLHttpRequest): ApiError {
  const body = call.response as ErrorBody | null
  const code = ERROR_CODES.find((known) => known === body?.error.code) ?? "unknown"
  return new ApiError(code, call.status, body?.error.detail, body?.error.requestId ?? null)
}

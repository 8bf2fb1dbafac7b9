import { ApiError, readAnswer } from "./request.ts"

/** Sends a file or pasted text as it is; the answer's JSON. Throws ApiError. */
export async function sendBytes<T>(path: string, bytes: Blob): Promise<T> {
  const answer = await fetch(path, {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/octet-stream" },
    body: bytes,
  }).catch(() => {
    throw new ApiError("offline", 0, undefined, null)
  })
  return readAnswer<T>(answer)
}

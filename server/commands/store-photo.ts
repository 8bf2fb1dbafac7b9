import { createHash } from "node:crypto"
import { shrinkPhoto } from "../documents/shrink-photo.ts"
import { done, type Outcome } from "../errors.ts"
import { linkBlob, putBlob } from "../store/blobs.ts"
import type { CommandDeps } from "./command-deps.ts"

/** A photo as it is kept, named by the SHA-256 of its bytes. */
export interface PreparedPhoto {
  readonly bytes: Uint8Array
  readonly sha256: string
  readonly mime: string
  readonly width: number
  readonly height: number
}

/** Makes an uploaded file fit to keep; refuses what is no photo or too large. `maxPixels` = width times height. */
export async function preparePhoto(bytes: Uint8Array, maxPixels: number): Promise<Outcome<PreparedPhoto>> {
  const shrunk = await shrinkPhoto(bytes, maxPixels)
  if (!shrunk.ok) return shrunk
  return done({ ...shrunk.value, sha256: createHash("sha256").update(shrunk.value.bytes).digest("hex") })
}

export interface KeepPhoto {
  readonly meetingId: string
  readonly userId: string | null
  readonly photo: PreparedPhoto
}

/** Stores a prepared photo for the readers of one meeting; the same photo twice is stored once. */
export async function keepPhoto(deps: CommandDeps, { meetingId, userId, photo }: KeepPhoto): Promise<void> {
  const { bytes, sha256, mime } = photo
  const now = deps.now()
  await deps.store.transaction(async (trx) => {
    await putBlob(trx, { sha256, mime, size: bytes.byteLength, bytes, created_at: now })
    await linkBlob(trx, { meeting_id: meetingId, sha256, created_by: userId, created_at: now })
  })
}

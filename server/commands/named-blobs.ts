// Photos and files that imported minutes name. Whoever writes in one meeting of a committee may read the photos of all,
// so an exported file comes back whole as another meeting; a hash from anywhere else opens nothing.
import type { Minutes } from "../../shared/minutes/minutes.ts"
import { findCommitteeBlobs, linkBlob } from "../store/blobs.ts"
import type { MeetingBlobTable } from "../store/schema.ts"
import type { Db } from "../store/store.ts"

/** Dotted path of the first blob the minutes name that no meeting of the committee has, or null. */
export async function missingBlob(db: Db, committeeId: string, minutes: Minutes): Promise<string | null> {
  const named = namedBlobs(minutes)
  const hashes = [...new Set(named.map(({ blob }) => blob))]
  const known = await findCommitteeBlobs(db, committeeId, hashes)
  return named.find(({ blob }) => !known.has(blob))?.path ?? null
}

/** Gives the readers of the meeting what its minutes name. */
export async function linkNamedBlobs(trx: Db, minutes: Minutes, link: Omit<MeetingBlobTable, "sha256">): Promise<void> {
  for (const sha256 of new Set(namedBlobs(minutes).map(({ blob }) => blob))) await linkBlob(trx, { ...link, sha256 })
}

function namedBlobs(minutes: Minutes): { readonly blob: string; readonly path: string }[] {
  return [
    ...minutes.body.flatMap((block, at) =>
      block.type === "photo" ? [{ blob: block.blob, path: `body.${at}.blob` }] : [],
    ),
    ...minutes.attachments.map(({ blob }, at) => ({ blob, path: `attachments.${at}.blob` })),
  ]
}

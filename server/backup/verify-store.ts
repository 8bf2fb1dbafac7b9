// Is everything in a store as it was written? Every document is opened, every hash taken again.
import { createHash } from "node:crypto"
import * as Y from "yjs"
import { createMinutesDoc } from "../../shared/minutes/minutes-doc.ts"
import { firstBrokenLine } from "../store/audit.ts"
import type { Db } from "../store/store.ts"
import { documentProblems } from "./verify-documents.ts"

export interface Verification {
  readonly meetings: number
  readonly revisions: number
  readonly blobs: number
  /** Lines of the audit log. */
  readonly auditLines: number
  /** What is wrong, one line each; empty = all is well. */
  readonly problems: readonly string[]
}

/** Opens every document with every line of its log, and takes the hash of every revision, file and line of the audit log again. Changes nothing. */
export async function verifyStore(db: Db): Promise<Verification> {
  const problems: string[] = []
  const meetings = await db.selectFrom("meeting").select("id").orderBy("id").execute()
  for (const { id } of meetings) {
    for (const problem of await documentProblems(db, id)) problems.push(`meeting ${id}: ${problem}`)
  }
  const revisions = await db.selectFrom("revision").select(["meeting_id", "n"]).execute()
  for (const { meeting_id, n } of revisions) {
    if (!(await isRevisionWhole(db, meeting_id, n)))
      problems.push(`revision ${n} of ${meeting_id}: not as it was finalized`)
  }
  const blobs = await db.selectFrom("blob").select("sha256").execute()
  for (const { sha256 } of blobs) {
    const blob = await db.selectFrom("blob").select("bytes").where("sha256", "=", sha256).executeTakeFirst()
    if (!blob || hexHash(blob.bytes) !== sha256) problems.push(`file ${sha256}: not as it was stored`)
  }
  const broken = await firstBrokenLine(db)
  if (broken !== null) problems.push(`audit log: broken at line ${broken}`)
  const { lines } = await db
    .selectFrom("audit")
    .select((row) => row.fn.countAll<number>().as("lines"))
    .executeTakeFirstOrThrow()
  return { meetings: meetings.length, auditLines: lines, revisions: revisions.length, blobs: blobs.length, problems }
}

const hexHash = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex")

async function isRevisionWhole(db: Db, meetingId: string, n: number): Promise<boolean> {
  const row = await db
    .selectFrom("revision")
    .select(["minutes", "sha256", "bytes"])
    .where("meeting_id", "=", meetingId)
    .where("n", "=", n)
    .executeTakeFirst()
  if (!row || hexHash(row.minutes) !== row.sha256) return false
  const doc = createMinutesDoc()
  try {
    Y.applyUpdate(doc, row.bytes)
    return doc.store.pendingStructs === null
  } catch {
    return false
  } finally {
    doc.destroy()
  }
}

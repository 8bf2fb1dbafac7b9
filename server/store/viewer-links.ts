// Links that only read one meeting. Only the hash of a token is ever stored.
import type { ViewerLinkTable } from "./schema.ts"
import type { Db } from "./store.ts"

export async function insertViewerLink(db: Db, link: Omit<ViewerLinkTable, "revoked_at">): Promise<void> {
  await db
    .insertInto("viewer_link")
    .values({ ...link, revoked_at: null })
    .execute()
}

/** The link of this person into this meeting while it opens: not revoked, not expired. */
export function findViewerGrant(
  db: Db,
  userId: string,
  meetingId: string,
  now: number,
): Promise<ViewerLinkTable | undefined> {
  return openLinks(db, now).where("user_id", "=", userId).where("meeting_id", "=", meetingId).executeTakeFirst()
}

/** Every meeting a link opens for this person now. */
export function listViewerGrants(db: Db, userId: string, now: number): Promise<ViewerLinkTable[]> {
  return openLinks(db, now).where("user_id", "=", userId).execute()
}

const openLinks = (db: Db, now: number) =>
  db
    .selectFrom("viewer_link")
    .selectAll()
    .where("revoked_at", "is", null)
    .where((where) => where.or([where("expires_at", "is", null), where("expires_at", ">", now)]))

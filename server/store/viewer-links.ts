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

export type OpenViewerLink = ViewerLinkTable & {
  readonly committee_id: string
  readonly committee_name: string
  readonly meeting_title: string
}

/** The link of this token while it opens, with where it leads. */
export function findOpenViewerLink(db: Db, tokenHash: string, now: number): Promise<OpenViewerLink | undefined> {
  return db
    .selectFrom("viewer_link")
    .innerJoin("meeting", "meeting.id", "viewer_link.meeting_id")
    .innerJoin("committee", "committee.id", "meeting.committee_id")
    .selectAll("viewer_link")
    .select(["committee.id as committee_id", "committee.name as committee_name", "meeting.title as meeting_title"])
    .where("viewer_link.token_hash", "=", tokenHash)
    .where("viewer_link.revoked_at", "is", null)
    .where((row) => row.or([row("viewer_link.expires_at", "is", null), row("viewer_link.expires_at", ">", now)]))
    .executeTakeFirst()
}

/** The meeting's links that open now, oldest first. */
export function listViewerLinks(db: Db, meetingId: string, now: number): Promise<ViewerLinkTable[]> {
  return openLinks(db, now).where("meeting_id", "=", meetingId).orderBy("created_at").orderBy("id").execute()
}

/** Stops a link of this meeting. Answers whose account it was; undefined = there is none of this id. */
export async function revokeViewerLink(
  db: Db,
  meetingId: string,
  id: string,
  now: number,
): Promise<string | undefined> {
  const row = await db
    .updateTable("viewer_link")
    .set({ revoked_at: now })
    .where("id", "=", id)
    .where("meeting_id", "=", meetingId)
    .where("revoked_at", "is", null)
    .returning("user_id")
    .executeTakeFirst()
  return row?.user_id
}

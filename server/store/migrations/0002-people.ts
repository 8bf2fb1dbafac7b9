// Terms of office instead of one name a seat, people's contacts, links for groups and for readers, keys of devices, and the
// chain of the audit log.
import { createHash, randomBytes } from "node:crypto"
import { sql } from "kysely"
import type { Kysely } from "kysely"
import { createIndex, createTable, type Engine } from "./engine-types.ts"

const toUser = ["user", "id"] as const
const toCommittee = ["committee", "id"] as const

export async function people(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await accounts(db)
  await terms(db, engine)
  await links(db, engine)
  await keys(db, engine)
  await auditChain(db, engine)
}

async function addText(db: Kysely<unknown>, table: string, columns: readonly string[]): Promise<void> {
  for (const column of columns) {
    await db.schema
      .alterTable(table)
      .addColumn(column, "text", (built) => built.notNull().defaultTo(""))
      .execute()
  }
}

async function addNumber(db: Kysely<unknown>, table: string, columns: readonly string[]): Promise<void> {
  for (const column of columns) await db.schema.alterTable(table).addColumn(column, "bigint").execute()
}

async function accounts(db: Kysely<unknown>): Promise<void> {
  await addText(db, "user", ["email", "phone", "affiliation"])
  await addNumber(db, "user", ["erased_at"])
  await addText(db, "membership", ["department"])
  await addNumber(db, "membership", ["ends_at"])
  await addText(db, "session", ["origin"])
  await addNumber(db, "session", ["acknowledged_at"])
  await db.schema.alterTable("session").addColumn("pending_in", "text").execute()
  await db.schema.alterTable("session").addColumn("invitation_id", "text").execute()
  // Whoever signed in before devices were told apart has seen them.
  await sql`update session set acknowledged_at = created_at`.execute(db)
}

/** Every seat so far becomes a seat and, where it had a holder, a term without dates. */
async function terms(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await createTable(db, engine, "term", {
    columns: {
      id: "id",
      seat_id: "id",
      user_id: "id?",
      name: "text",
      affiliation: "text",
      starts_on: "id?",
      ends_on: "id?",
      ended_on: "id?",
      created_at: "integer",
    },
    primaryKey: ["id"],
    references: { user_id: toUser },
  })
  await sql`insert into term (id, seat_id, user_id, name, affiliation, created_at)
    select id, id, user_id, name, affiliation, created_at from seat where name <> ''`.execute(db)
  await createTable(db, engine, "roster_seat", {
    columns: {
      id: "id",
      committee_id: "id",
      position: "text",
      sector: "text",
      removed_on: "id?",
      created_at: "integer",
    },
    primaryKey: ["id"],
    references: { committee_id: toCommittee },
  })
  await sql`insert into roster_seat (id, committee_id, position, sector, created_at)
    select id, committee_id, position, sector, created_at from seat`.execute(db)
  await db.schema.dropTable("seat").execute()
  await createIndex(db, "roster_seat", ["committee_id"])
  await createIndex(db, "term", ["seat_id"])
  await createIndex(db, "term", ["user_id"])
  await createTable(db, engine, "roster_observer", {
    columns: { id: "id", committee_id: "id", name: "text", affiliation: "text", created_at: "integer" },
    primaryKey: ["id"],
    references: { committee_id: toCommittee },
  })
  await createIndex(db, "roster_observer", ["committee_id"])
}

async function links(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await addNumber(db, "invitation", ["used_at", "one_time"])
  await createTable(db, engine, "committee_link", {
    columns: {
      id: "id",
      token_hash: "id",
      committee_id: "id",
      created_by: "id?",
      created_at: "integer",
      expires_at: "integer?",
      revoked_at: "integer?",
    },
    primaryKey: ["id"],
    references: { committee_id: toCommittee, created_by: toUser },
  })
  await createIndex(db, "committee_link", ["token_hash"], true)
  await createIndex(db, "committee_link", ["committee_id"])
  await createTable(db, engine, "claim", {
    columns: {
      id: "id",
      link_id: "id",
      committee_id: "id",
      user_id: "id",
      session_id: "id",
      created_at: "integer",
      decided_at: "integer?",
      decided_by: "id?",
      outcome: "id?",
    },
    primaryKey: ["id"],
    references: { link_id: ["committee_link", "id"], user_id: toUser },
  })
  await createIndex(db, "claim", ["committee_id"])
  await createIndex(db, "claim", ["user_id"])
  await createTable(db, engine, "viewer_link", {
    columns: {
      id: "id",
      token_hash: "id",
      meeting_id: "id",
      user_id: "id",
      label: "text",
      reads_drafts: "integer",
      created_by: "id?",
      created_at: "integer",
      expires_at: "integer?",
      revoked_at: "integer?",
    },
    primaryKey: ["id"],
    references: { meeting_id: ["meeting", "id"], user_id: toUser, created_by: toUser },
  })
  await createIndex(db, "viewer_link", ["token_hash"], true)
  await createIndex(db, "viewer_link", ["meeting_id"])
  await createIndex(db, "viewer_link", ["user_id"])
}

async function keys(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await createTable(db, engine, "passkey", {
    columns: {
      id: "id",
      user_id: "id",
      public_key: "bytes",
      counter: "integer",
      transports: "text",
      name: "text",
      created_at: "integer",
      last_used_at: "integer?",
    },
    primaryKey: ["id"],
    references: { user_id: toUser },
  })
  await createIndex(db, "passkey", ["user_id"])
  await createTable(db, engine, "identity", {
    columns: { issuer: "id", subject: "id", user_id: "id", created_at: "integer" },
    primaryKey: ["issuer", "subject"],
    references: { user_id: toUser },
  })
  await createIndex(db, "identity", ["user_id"])
}

interface AuditRow {
  readonly id: string
  readonly at: number
  readonly actor_id: string | null
  readonly action: string
  readonly committee_id: string | null
  readonly meeting_id: string | null
  readonly detail: string
}

/** The log so far is chained in the order it was written; from here on every line is chained as it is written. */
async function auditChain(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await addNumber(db, "audit", ["seq"])
  await addText(db, "audit", ["origin", "hash"])
  await createTable(db, engine, "audit_head", {
    columns: { id: "integer", seq: "integer", hash: "id", salt: "id" },
    primaryKey: ["id"],
  })
  const { rows } = await sql<AuditRow>`select id, at, actor_id, action, committee_id, meeting_id, detail
    from audit order by at, id`.execute(db)
  let hash = ""
  for (const [index, row] of rows.entries()) {
    const seq = index + 1
    const line = [seq, row.at, row.actor_id, row.action, row.committee_id, row.meeting_id, row.detail, ""]
    hash = createHash("sha256")
      .update(`${hash}\n${JSON.stringify(line)}`)
      .digest("hex")
    await sql`update audit set seq = ${seq}, hash = ${hash} where id = ${row.id}`.execute(db)
  }
  const salt = randomBytes(32).toString("base64url")
  await sql`insert into audit_head (id, seq, hash, salt) values (1, ${rows.length}, ${hash}, ${salt})`.execute(db)
  await createIndex(db, "audit", ["seq"], true)
}

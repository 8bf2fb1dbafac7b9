import type { Kysely } from "kysely"
import { createIndex, createTable } from "./engine-types.ts"
import type { Engine } from "./engine-types.ts"

const toUser = ["user", "id"] as const
const toCommittee = ["committee", "id"] as const
const toMeeting = ["meeting", "id"] as const

/** The tables of schema.ts as they were first. A migration that has shipped is never edited. */
export async function firstTables(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await people(db, engine)
  await committees(db, engine)
  await meetings(db, engine)
  await log(db, engine)
  await blobs(db, engine)
  await threads(db, engine)
  await records(db, engine)
}

async function people(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await createTable(db, engine, "user", {
    columns: { id: "id", name: "text", is_admin: "integer", active: "integer", created_at: "integer" },
    primaryKey: ["id"],
  })
  await createTable(db, engine, "session", {
    columns: {
      token_hash: "id",
      id: "id",
      user_id: "id",
      user_agent: "text",
      created_at: "integer",
      last_seen_at: "integer",
      expires_at: "integer",
      ended_at: "integer?",
    },
    primaryKey: ["token_hash"],
    references: { user_id: toUser },
  })
  await createIndex(db, "session", ["id"], true)
  await createIndex(db, "session", ["user_id"])
}

async function committees(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await createTable(db, engine, "organization", {
    columns: { id: "id", name: "text", created_at: "integer" },
    primaryKey: ["id"],
  })
  await createTable(db, engine, "committee", {
    columns: { id: "id", organization_id: "id", name: "text", settings: "text", created_at: "integer" },
    primaryKey: ["id"],
    references: { organization_id: ["organization", "id"] },
  })
  await createTable(db, engine, "seat", {
    columns: {
      id: "id",
      committee_id: "id",
      user_id: "id?",
      name: "text",
      position: "text",
      sector: "text",
      affiliation: "text",
      created_at: "integer",
    },
    primaryKey: ["id"],
    references: { committee_id: toCommittee, user_id: toUser },
  })
  await createIndex(db, "seat", ["committee_id"])
  await createIndex(db, "seat", ["user_id"])
  await createTable(db, engine, "membership", {
    columns: { committee_id: "id", user_id: "id", role: "text", reads_drafts: "integer", created_at: "integer" },
    primaryKey: ["committee_id", "user_id", "role"],
    references: { committee_id: toCommittee, user_id: toUser },
  })
  await createIndex(db, "membership", ["user_id"])
  await createTable(db, engine, "invitation", {
    columns: {
      token_hash: "id",
      id: "id",
      committee_id: "id",
      user_id: "id",
      created_by: "id?",
      created_at: "integer",
      expires_at: "integer?",
      revoked_at: "integer?",
    },
    primaryKey: ["token_hash"],
    references: { committee_id: toCommittee, user_id: toUser, created_by: toUser },
  })
  await createIndex(db, "invitation", ["id"], true)
  await createIndex(db, "invitation", ["committee_id"])
}

/** No index on what an append changes (last_seq, updated_at): each would be one more page to write for every keystroke. */
async function meetings(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await createTable(db, engine, "meeting", {
    columns: {
      id: "id",
      committee_id: "id",
      round: "integer",
      title: "text",
      starts_at: "text?",
      place: "text",
      state: "text",
      epoch: "id",
      last_seq: "integer",
      rights_version: "integer",
      revision: "integer",
      damaged: "integer",
      created_by: "id?",
      created_at: "integer",
      updated_at: "integer",
    },
    primaryKey: ["id"],
    references: { committee_id: toCommittee, created_by: toUser },
  })
  await createIndex(db, "meeting", ["committee_id"])
}

/** The log refers to no other table: an append has just locked the meeting's row, and a check would read it again. */
async function log(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await createTable(db, engine, "minutes_update", {
    columns: {
      meeting_id: "id",
      epoch: "id",
      seq: "integer",
      count: "integer",
      at: "integer",
      entries: "bytes",
      checksum: "bytes",
    },
    primaryKey: ["meeting_id", "epoch", "seq"],
    inKeyOrder: true,
  })
  await createTable(db, engine, "snapshot", {
    columns: {
      meeting_id: "id",
      epoch: "id",
      seq: "integer",
      owners: "text",
      checksum: "bytes",
      created_at: "integer",
      bytes: "bytes",
    },
    primaryKey: ["meeting_id", "epoch", "seq"],
    references: { meeting_id: toMeeting },
  })
}

async function blobs(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await createTable(db, engine, "blob", {
    columns: { sha256: "id", mime: "text", size: "integer", created_at: "integer", bytes: "bytes" },
    primaryKey: ["sha256"],
  })
  await createTable(db, engine, "meeting_blob", {
    columns: { meeting_id: "id", sha256: "id", created_by: "id?", created_at: "integer" },
    primaryKey: ["meeting_id", "sha256"],
    references: { meeting_id: toMeeting, sha256: ["blob", "sha256"], created_by: toUser },
  })
}

async function threads(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await createTable(db, engine, "thread", {
    columns: {
      id: "id",
      meeting_id: "id",
      anchor_kind: "text",
      anchor_table: "id",
      anchor_row: "id",
      created_by: "id",
      created_at: "integer",
      resolved_by: "id?",
      resolved_at: "integer?",
    },
    primaryKey: ["id"],
    references: { meeting_id: toMeeting, created_by: toUser, resolved_by: toUser },
  })
  await createIndex(db, "thread", ["meeting_id"])
  await createTable(db, engine, "comment", {
    columns: { id: "id", thread_id: "id", author_id: "id", body: "text", created_at: "integer" },
    primaryKey: ["id"],
    references: { thread_id: ["thread", "id"], author_id: toUser },
  })
  await createIndex(db, "comment", ["thread_id"])
}

async function records(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await createTable(db, engine, "revision", {
    columns: {
      meeting_id: "id",
      n: "integer",
      epoch: "id",
      seq: "integer",
      sha256: "id",
      created_by: "id",
      created_at: "integer",
      minutes: "text",
      bytes: "bytes",
    },
    primaryKey: ["meeting_id", "n"],
    references: { meeting_id: toMeeting, created_by: toUser },
  })
  await createTable(db, engine, "audit", {
    columns: {
      id: "id",
      at: "integer",
      actor_id: "id?",
      action: "text",
      committee_id: "id?",
      meeting_id: "id?",
      detail: "text",
    },
    primaryKey: ["id"],
  })
  await createIndex(db, "audit", ["committee_id", "at"])
  await createIndex(db, "audit", ["meeting_id", "at"])
  await createTable(db, engine, "setting", { columns: { key: "id", value: "text" }, primaryKey: ["key"] })
}

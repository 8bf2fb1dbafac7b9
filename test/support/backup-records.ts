// Stores worth backing up, and a backup as the first version of the program would have written it.
import { createHash } from "node:crypto"
import { gzipSync } from "node:zlib"
import { firstUpdate } from "../../server/commands/write-document.ts"
import { insertAudit } from "../../server/store/audit.ts"
import { insertFirstUpdate } from "../../server/store/append-updates.ts"
import { encodeEntries } from "../../server/store/log-entry.ts"
import { rowChecksum } from "../../server/store/log-row.ts"
import { writeSnapshot } from "../../server/store/snapshots.ts"
import type { Store } from "../../server/store/store.ts"
import { verifySnapshot } from "../../server/store/verify-snapshot.ts"
import { blankMinutes } from "./live-minutes.ts"
import { COMMITTEE, EPOCH, NOW, seedMeetings, USER } from "./store-records.ts"

/** Fills a store with one real document (with a snapshot and an earlier lineage), a file, and a line in the log. */
export async function fillStore(store: Store): Promise<void> {
  await seedMeetings(store, "m1")
  const { update, clientId } = firstUpdate(blankMinutes())
  const entry = { userId: "server", clientIds: [clientId], update }
  const entries = encodeEntries([entry])
  const snapshot = await verifySnapshot({
    meetingId: "m1",
    epoch: EPOCH,
    seq: 1,
    bytes: update,
    owners: new Map([[clientId, USER]]),
    now: NOW,
  })
  const bytes = new Uint8Array([1, 2, 3, 0, 255])
  await store.transaction(async (trx) => {
    await trx
      .updateTable("minutes_update")
      .set({ entries, checksum: rowChecksum("m1", EPOCH, 1, entries) })
      .where("meeting_id", "=", "m1")
      .execute()
    await insertFirstUpdate(trx, { meetingId: "m1", epoch: "epoch-zero", at: NOW, entry })
    await writeSnapshot(trx, snapshot)
    const sha256 = createHash("sha256").update(bytes).digest("hex")
    const size = bytes.length
    await trx.insertInto("blob").values({ sha256, mime: "image/jpeg", size, bytes, created_at: NOW }).execute()
    await insertAudit(trx, { id: "a1", at: 5, actorId: null, action: "meetingCreated", meetingId: "m1" })
  })
}

const base64 = (bytes: Uint8Array): object => ({ $bytes: Buffer.from(bytes).toString("base64") })

/** A whole backup file of tables as version 1 of the database had them. */
export function backupOfVersionOne(): Buffer {
  const { update, clientId } = firstUpdate(blankMinutes())
  const entries = encodeEntries([{ userId: "server", clientIds: [clientId], update }])
  const checksum = base64(rowChecksum("m1", EPOCH, 1, entries))
  const key = { meeting_id: "m1", epoch: EPOCH, seq: 1 }
  const at = { created_at: NOW }
  return backupFile(1, {
    user: [{ id: USER, name: "한가람", is_admin: 0, active: 1, ...at }],
    organization: [{ id: "organization-one", name: "가온시 협의체", ...at }],
    committee: [{ id: COMMITTEE, organization_id: "organization-one", name: "돌봄분과", settings: "{}", ...at }],
    seat: [
      {
        id: "s1",
        committee_id: COMMITTEE,
        user_id: USER,
        name: "한가람",
        position: "총무",
        sector: "private",
        affiliation: "가온기관",
        ...at,
      },
    ],
    meeting: [MEETING_OF_VERSION_ONE],
    minutes_update: [{ ...key, count: 1, at: NOW, entries: base64(entries), checksum }],
    audit: [
      { id: "a", at: NOW, actor_id: null, action: "memberAdded", committee_id: null, meeting_id: null, detail: "{}" },
    ],
  })
}

const MEETING_OF_VERSION_ONE = {
  id: "m1",
  committee_id: COMMITTEE,
  round: 3,
  title: "제3차 정기회의",
  starts_at: null,
  place: "",
  state: "draft",
  epoch: EPOCH,
  last_seq: 1,
  rights_version: 1,
  revision: 0,
  damaged: 0,
  created_by: USER,
  created_at: NOW,
  updated_at: NOW,
}

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex")

function backupFile(schema: number, tables: Readonly<Record<string, readonly object[]>>): Buffer {
  const totals: Record<string, object> = {}
  let text = `${JSON.stringify({ format: "hanjari-backup", version: 1, schema, app: "0.0.1", at: NOW })}\n`
  for (const [table, rows] of Object.entries(tables)) {
    const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join("")
    totals[table] = { rows: rows.length, sha256: hashOf(lines) }
    text += `{"table":"${table}"}\n${lines}`
  }
  return gzipSync(`${text}${JSON.stringify({ end: true, tables: totals, sha256: hashOf(text) })}\n`)
}

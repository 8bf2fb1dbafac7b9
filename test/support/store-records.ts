// The smallest records a document can stand on, and appends to it.
import type { Append, Db, LogEntry, Store } from "../../server/store/store.ts"
import { insertFirstUpdate } from "../../server/store/append-updates.ts"
import { insertCommittee, insertOrganization } from "../../server/store/committees.ts"
import { insertMeeting } from "../../server/store/meetings.ts"
import { insertUser } from "../../server/store/users.ts"

/** A time beyond 32 bits, as all times are. */
export const NOW = 1_900_000_000_000
export const USER = "user-one"
export const COMMITTEE = "committee-one"
export const EPOCH = "epoch-one"

/** One user, one committee and these meetings, each with its creating transaction at sequence number 1. */
export async function seedMeetings(store: Store, ...meetingIds: string[]): Promise<void> {
  await store.transaction(async (trx) => {
    await insertUser(trx, { id: USER, name: "한가람", isAdmin: false, now: NOW })
    await insertOrganization(trx, { id: "organization-one", name: "가온시 협의체", created_at: NOW })
    await insertCommittee(trx, {
      id: COMMITTEE,
      organization_id: "organization-one",
      name: "돌봄분과",
      settings: "{}",
      created_at: NOW,
    })
    for (const id of meetingIds) await seedMeeting(trx, id)
  })
}

async function seedMeeting(trx: Db, id: string): Promise<void> {
  const title = "제3차 정기회의"
  await insertMeeting(
    trx,
    { id, committee_id: COMMITTEE, round: 3, title, starts_at: null, place: "", epoch: EPOCH, created_by: USER },
    NOW,
  )
  await insertFirstUpdate(trx, { meetingId: id, epoch: EPOCH, at: NOW, entry: entryOf(0) })
}

/** An entry whose bytes tell its number. */
export function entryOf(number: number, size = 8): LogEntry {
  const update = new Uint8Array(size).fill(number % 251)
  new DataView(update.buffer).setUint32(0, number)
  return { userId: USER, clientIds: [1000 + (number % 7), 4_294_967_295], update }
}

/** The number `entryOf` put into an entry. */
export function numberOf({ update }: LogEntry): number {
  return new DataView(update.buffer, update.byteOffset).getUint32(0)
}

/** An append under the rights a seeded meeting starts with. */
export function appendOf(meetingId: string, numbers: readonly number[], changes: Partial<Append> = {}): Append {
  const entries = numbers.map((number) => entryOf(number))
  return { meetingId, epoch: EPOCH, state: "draft", rightsVersion: 1, at: NOW, entries, ...changes }
}

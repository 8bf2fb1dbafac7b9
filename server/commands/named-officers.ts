import type { Minutes } from "../../shared/minutes/minutes.ts"
import { listMeetings } from "../store/meetings.ts"
import type { RoomCommandDeps } from "./command-deps.ts"

/** Meetings looked into, newest first: 담당자 change from year to year. */
const MEETINGS = 3

/** Names and departments in one document, kept until it changes. */
const known = new Map<string, { readonly seq: number; readonly officers: ReadonlyMap<string, ReadonlySet<string>> }>()
const MOST_KNOWN = 500

/** Who the opinion rows of a committee's newest meetings name as 담당자, with their departments, by name. */
export async function namedOfficers(deps: RoomCommandDeps, committeeId: string): Promise<Map<string, string[]>> {
  const meetings = await listMeetings(deps.store.db, committeeId)
  const all = new Map<string, Set<string>>()
  for (const { id, last_seq: seq } of meetings.slice(-MEETINGS)) {
    for (const [name, departments] of await officersIn(deps, id, seq)) {
      const own = all.get(name) ?? new Set()
      for (const department of departments) own.add(department)
      all.set(name, own)
    }
  }
  return new Map([...all].map(([name, departments]) => [name, [...departments].toSorted()]))
}

async function officersIn(
  { rooms }: RoomCommandDeps,
  meetingId: string,
  seq: number,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const cached = known.get(meetingId)
  if (cached?.seq === seq) return cached.officers
  // A document that cannot be read names nobody; it says so itself where it is opened.
  const officers = await rooms.readMinutes(meetingId).then(officersOf, () => new Map())
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(meetingId, { seq, officers })
  return officers
}

function officersOf({ opinions }: Minutes): Map<string, Set<string>> {
  const officers = new Map<string, Set<string>>()
  for (const row of opinions.flatMap(({ rows }) => rows)) {
    if (row.kind !== "project" || row.officer.trim() === "") continue
    const departments = officers.get(row.officer.trim()) ?? new Set()
    if (row.department.trim() !== "") departments.add(row.department.trim())
    officers.set(row.officer.trim(), departments)
  }
  return officers
}

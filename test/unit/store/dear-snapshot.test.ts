import * as encoding from "lib0/encoding"
import * as Y from "yjs"
import { afterEach, beforeEach, expect, it, vi } from "vitest"
import type { LiveDeps } from "../../../server/live/live-deps.ts"
import type { Room } from "../../../server/live/room.ts"
import { saveSnapshot } from "../../../server/live/snapshots.ts"
import { isDear, verifySnapshot } from "../../../server/store/verify-snapshot.ts"
import { openTestStore, type TestStore } from "../../support/store.ts"
import { NOW, seedMeetings } from "../../support/store-records.ts"

/** An update with one empty paragraph between two others, as small as it can be. */
function paragraph(client: number, clock: number, left: Y.ID | null, right: Y.ID | null): Uint8Array {
  const out = encoding.createEncoder()
  for (const number of [1, 1, client, clock]) encoding.writeVarUint(out, number)
  encoding.writeUint8(out, 7 | (left ? 128 : 0) | (right ? 64 : 0))
  for (const id of [left, right]) {
    if (id) for (const number of [id.client, id.clock]) encoding.writeVarUint(out, number)
  }
  if (!left && !right) {
    encoding.writeVarUint(out, 1)
    encoding.writeVarString(out, "body")
  }
  encoding.writeVarUint(out, 3)
  encoding.writeVarString(out, "paragraph")
  encoding.writeVarUint(out, 0)
  return encoding.toUint8Array(out)
}

/** Two clients fill the same gap; a third hangs on the end of the one that a load takes second. Cheap as it comes. */
function crossing(each: number): Y.Doc {
  const doc = new Y.Doc()
  const [left, right] = [Y.createID(500, 0), Y.createID(500, 1)]
  Y.applyUpdate(doc, paragraph(500, 0, null, null))
  Y.applyUpdate(doc, paragraph(500, 1, left, null))
  for (const client of [200, 100]) {
    for (let clock = 0; clock < each; clock++) Y.applyUpdate(doc, paragraph(client, clock, left, right))
  }
  Y.applyUpdate(doc, paragraph(900, 0, Y.createID(100, each - 1), null))
  return doc
}

/** As many paragraphs, one behind the other. */
function honest(count: number): Y.Doc {
  const doc = new Y.Doc()
  for (let at = 0; at < count; at++) doc.getXmlFragment("body").push([new Y.XmlElement("paragraph")])
  return doc
}

let test: TestStore
beforeEach(async () => {
  test = await openTestStore("sqlite")
  await seedMeetings(test.store, "m1")
})
afterEach(() => test.close())

const snapshotOf = (doc: Y.Doc) =>
  verifySnapshot({
    meetingId: "m1",
    epoch: "e1",
    seq: 1,
    bytes: Y.encodeStateAsUpdate(doc),
    owners: new Map(),
    now: NOW,
  })

it("[LV74] a snapshot far dearer to load than its size is told from an honest one", async () => {
  expect(isDear(await snapshotOf(crossing(3000)))).toBe(true)
  expect(isDear(await snapshotOf(honest(6000)))).toBe(false)
})

it("[LV74] a dear snapshot is left out and the room goes on; the next honest one is written", async () => {
  const warn = vi.fn()
  const { epoch } = await test.store.db.selectFrom("meeting").select("epoch").executeTakeFirstOrThrow()
  const save = async (doc: Y.Doc, seq: number) => {
    const document = { committed: doc, bytes: 0, ownersAtRest: () => [] }
    const room = { meetingId: "m1", seq, meeting: { epoch }, document, sinceSnapshot: 700, forgetRecords: vi.fn() }
    const deps = { store: test.store, now: () => NOW, log: { warn } }
    await saveSnapshot(deps as unknown as LiveDeps, room as unknown as Room)
    return room.sinceSnapshot
  }
  const written = async () => (await test.store.db.selectFrom("snapshot").select("seq").execute()).map(({ seq }) => seq)
  const before = await written()
  expect(await save(crossing(3000), 9001)).toBe(0)
  expect([await written(), warn.mock.calls.length]).toEqual([before, 1])
  expect(await save(honest(100), 9002)).toBe(0)
  expect(await written()).toContain(9002)
})

import "fake-indexeddb/auto"
import { beforeEach, expect, it, vi } from "vitest"
import * as Y from "yjs"
import { rememberPerson } from "../../../client/device/answers.ts"
import { deviceDocuments, peopleHere } from "../../../client/device/documents.ts"
import type { MeetingFacts } from "../../../client/device/documents.ts"
import { dropCopy, readCopies, subscribeCopies } from "../../../client/live/kept-copies.ts"
import { leaveDevice } from "../../../client/live/leave-device.ts"

/** Whether a copy finds room now. */
const room = vi.hoisted(() => ({ isThere: async (): Promise<boolean> => true }))

vi.mock("idb-keyval", async (load) => {
  const actual = await load<typeof import("idb-keyval")>()
  const set: typeof actual.set = async (...put) => {
    if (!(await room.isThere())) throw new DOMException("full", "QuotaExceededError")
    return actual.set(...put)
  }
  return { ...actual, set }
})

const owner = { person: "a", meeting: "m" }

beforeEach(async () => {
  subscribeCopies(() => undefined)
  for (const { id } of readCopies()) await dropCopy(id)
  await rememberPerson({ id: "a" } as Parameters<typeof rememberPerson>[0])
  const doc = new Y.Doc()
  doc.clientID = 7
  doc.getMap("header").set("title", "못 보낸 제목")
  const facts = { epoch: "e1", me: { name: "가" }, records: { meeting: { title: "회의" } } } as unknown as MeetingFacts
  await deviceDocuments.write(owner, {
    epoch: "e1",
    updates: [Y.encodeStateAsUpdate(doc)],
    isWhole: true,
    replaces: [],
    facts,
    isLatest: true,
    unsent: [{ client: 7, from: 0, to: 1 }],
    sent: [],
    isStrict: true,
  })
})

it("[OF18] a copy that found no room is kept once the person's documents are gone", async () => {
  room.isThere = async () => (await deviceDocuments.load(owner)) === null
  await leaveDevice("a", 5)
  expect(readCopies()).toMatchObject([{ text: "못 보낸 제목", title: "회의", personId: "a", at: 5, onDevice: true }])
  expect(await peopleHere()).toEqual([])
})

it("[OF18] without any room the copy is in the page, which says so", async () => {
  room.isThere = async () => false
  await leaveDevice("a", 5)
  expect(readCopies()).toMatchObject([{ text: "못 보낸 제목", onDevice: false }])
  expect(await peopleHere()).toEqual([])
})

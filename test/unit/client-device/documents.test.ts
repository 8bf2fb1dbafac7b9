import "fake-indexeddb/auto"
import { beforeEach, describe, expect, it, vi } from "vitest"
import { recallMeetings, recallPerson, rememberMeetings, rememberPerson } from "../../../client/device/answers.ts"
import {
  deviceDocuments as device,
  NotHere,
  peopleHere,
  removePerson,
  unsentMeetings,
} from "../../../client/device/documents.ts"
import type { DocumentWrite, MeetingFacts, UnsentMark } from "../../../client/device/documents.ts"

const me = (id: string) => ({
  id,
  name: `사람 ${id}`,
  isAdmin: false,
  isPending: false,
  email: "",
  phone: "",
  committees: [],
})
const facts = (epoch: string) => ({ epoch, schema: 1, me: { id: "a", name: "가", colour: "1" } }) as MeetingFacts
const bytes = (...values: number[]) => Uint8Array.from(values)

const write = (change: Partial<DocumentWrite> = {}): DocumentWrite => ({
  epoch: "e1",
  updates: [],
  isWhole: false,
  replaces: [],
  facts: null,
  isLatest: false,
  unsent: [],
  sent: [],
  isStrict: true,
  ...change,
})
const owner = { person: "a", meeting: "m" }

beforeEach(async () => {
  for (const person of await peopleHere()) await removePerson(person)
  await rememberPerson(me("a"))
})

const begin = () => device.write(owner, write({ isWhole: true, updates: [bytes(1)], facts: facts("e1") }))

const latest = (unsent: readonly UnsentMark[]) =>
  write({ epoch: "e2", isWhole: true, updates: [bytes(5)], facts: facts("e2"), isLatest: true, unsent })

// Before any other unsent edit: a page asks once.
it("[OF2] the browser is asked once to keep the storage, when something of this person is not sent", async () => {
  const persist = vi.fn(async () => true)
  vi.stubGlobal("navigator", { storage: { persist } })
  await begin()
  expect(persist).not.toHaveBeenCalled()
  for (const to of [1, 2]) await device.write(owner, write({ unsent: [mark(7, 0, to)] }))
  expect(persist).toHaveBeenCalledTimes(1)
  vi.unstubAllGlobals()
})

describe("a document on the device", () => {
  it("[OF3] is read as it was written, in order, with what was not sent", async () => {
    await begin()
    await device.write(owner, write({ updates: [bytes(2), bytes(3)], unsent: [{ client: 7, from: 1, to: 4 }] }))
    const stored = await device.load(owner)
    expect(stored?.updates).toEqual([bytes(1), bytes(2), bytes(3)])
    expect(stored?.unsent).toEqual([{ client: 7, from: 1, to: 4 }])
    expect(stored?.facts.epoch).toBe("e1")
    expect(await device.load({ person: "a", meeting: "other" })).toBeNull()
  })

  it("[OF3] one row takes the place of those it holds, and leaves another tab's", async () => {
    const rows = await begin()
    await device.write(owner, write({ updates: [bytes(2)] }))
    await device.write(owner, write({ isWhole: true, updates: [bytes(9)], replaces: rows, facts: facts("e1") }))
    expect((await device.load(owner))?.updates).toEqual([bytes(2), bytes(9)])
  })

  it("[OF3] nothing is added to a document that another tab has removed", async () => {
    await begin()
    await device.forget(owner, "e1")
    const adding = device.write(owner, write({ updates: [bytes(2)] }))
    await expect(adding).rejects.toMatchObject({ canRewrite: true })
    await begin()
    expect((await device.load(owner))?.updates).toEqual([bytes(1)])
  })

  it("[OF7] a new lineage takes the place of the old one", async () => {
    await begin()
    await device.write(owner, latest([]))
    const stored = await device.load(owner)
    expect([stored?.updates, stored?.unsent]).toEqual([[bytes(5)], []])
    expect([await device.load(owner, "e1"), await device.aside(owner)]).toEqual([null, []])
  })

  it("[OF15] a lineage with unsent edits stays beside the one that takes its place, until it is forgotten itself", async () => {
    await begin()
    await device.write(owner, write({ unsent: [mark(1, 0, 1)] }))
    await device.write(owner, latest([]))
    expect((await device.load(owner))?.facts.epoch).toBe("e2")
    expect(await device.aside(owner)).toMatchObject([
      { facts: { epoch: "e1" }, updates: [bytes(1)], unsent: [{ client: 1 }] },
    ])
    await device.write(owner, write({ updates: [bytes(2)] }))
    expect((await device.load(owner, "e1"))?.updates).toEqual([bytes(1), bytes(2)])
    await device.forget(owner, "e1")
    expect([await device.aside(owner), await unsentMeetings("a")]).toEqual([[], []])
    expect((await device.load(owner))?.updates).toEqual([bytes(5)])
  })

  it("[OF15] a tab of an older lineage takes nothing of the latest one away, neither writing nor forgetting", async () => {
    await device.write(owner, latest([mark(2, 0, 1)]))
    await device.write(
      owner,
      write({ isWhole: true, updates: [bytes(1)], facts: facts("e1"), unsent: [mark(1, 0, 1)] }),
    )
    const stored = await device.load(owner)
    expect(stored).toMatchObject({ facts: { epoch: "e2" }, updates: [bytes(5)], unsent: [{ client: 2 }] })
    await device.forget(owner, "e1")
    expect(await device.load(owner)).toEqual(stored)
    // The server named it again.
    await device.write(owner, write({ isWhole: true, updates: [bytes(1)], facts: facts("e1"), isLatest: true }))
    expect((await device.load(owner))?.facts.epoch).toBe("e1")
    expect(await device.aside(owner)).toMatchObject([{ facts: { epoch: "e2" } }])
  })

  it("[OF4] an acknowledged edit is forgotten as unsent, unless more was typed meanwhile", async () => {
    await begin()
    await device.write(owner, write({ unsent: [mark(7, 1, 4), mark(8, 0, 2)] }))
    expect(await unsentMeetings("a")).toEqual(["m"])
    await device.write(owner, write({ unsent: [mark(7, 1, 6)] }))
    await device.write(owner, write({ sent: [mark(7, 1, 4), mark(8, 0, 2)] }))
    expect((await device.load(owner))?.unsent).toEqual([mark(7, 1, 6)])
  })

  it("[OF16] a deletion stays unsent though one before it, which moved no clock either, is acknowledged", async () => {
    await begin()
    await device.write(owner, write({ unsent: [{ ...mark(7, 4, 4), edit: 2 }] }))
    await device.write(owner, write({ sent: [{ ...mark(7, 4, 4), edit: 1 }] }))
    expect(await unsentMeetings("a")).toEqual(["m"])
    await device.write(owner, write({ sent: [{ ...mark(7, 4, 4), edit: 2 }] }))
    expect(await unsentMeetings("a")).toEqual([])
  })
})

describe("people of one browser", () => {
  it("[OF6] signing out takes away everything of one person, and nothing can be stored behind it", async () => {
    await rememberMeetings([])
    await begin()
    await removePerson("a")
    expect([await device.load(owner), await recallPerson(), await recallMeetings()]).toEqual([null, null, null])
    const late = begin()
    await expect(late).rejects.toBeInstanceOf(NotHere)
    await expect(late).rejects.toMatchObject({ canRewrite: false })
    expect(await peopleHere()).toEqual([])
  })

  it("[OF6] somebody else sees nothing of it and takes nothing away", async () => {
    await begin()
    await rememberMeetings([])
    await rememberPerson(me("b"))
    expect(await device.load({ person: "b", meeting: "m" })).toBeNull()
    expect((await recallPerson())?.id).toBe("b")
    expect(await recallMeetings()).toBeNull()
    await removePerson("b")
    expect(await peopleHere()).toEqual(["a"])
    await rememberPerson(me("c"))
    expect(await peopleHere()).toEqual(["a", "c"])
    expect((await device.load(owner))?.updates).toEqual([bytes(1)])
  })
})

function mark(client: number, from: number, to: number) {
  return { client, from, to }
}

import { beforeEach, describe, expect, it, vi } from "vitest"
import * as Y from "yjs"
import type { MeetingFacts, StoredDocument } from "../../../client/device/documents.ts"
import { LOCAL_ORIGIN } from "../../../client/live/meeting-session.ts"
import { CLOSE } from "../../../shared/wire/close-codes.ts"
import { devicePages, pass } from "./device-pages.ts"
import { FakeDevice } from "./fake-device.ts"
import type { FakeServer } from "./fake-server.ts"

let device: FakeDevice
const openOn = devicePages()

/** A page of the person u1; the device stays what it was. */
const openPage = (): Promise<FakeServer> => openOn(device)

/** A page that saw the minutes and has lost its connection. */
async function openCutPage(): Promise<FakeServer> {
  const page = await openPage()
  page.join()
  await pass(3000)
  page.drop(1006)
  return page
}

/** A second page of the same person, without a connection, in which this is typed. */
async function typedBeside(key: string, value: string): Promise<FakeServer> {
  const page = await openPage()
  await set(page, key, value)
  expect(device.unsent.has(page.session.doc.clientID)).toBe(true)
  // The first one tries again, so its socket is the newest.
  await pass(3000)
  return page
}

async function set({ session: { doc } }: FakeServer, key: string, value: string): Promise<void> {
  doc.transact(() => doc.getMap("header").set(key, value), LOCAL_ORIGIN)
  await pass(0)
}

/** Web locks of one browser, for pages that are all open. */
function openPagesOnly() {
  const held = new Set<string>()
  const request = async (name: string, _options: object, run: (lock: object | null) => Promise<void>) => {
    if (held.has(name)) return run(null)
    held.add(name)
    await run({})
    held.delete(name)
  }
  return { locks: { request } }
}

/** A lineage with one unsent field of a page that may be gone. */
function lineage(epoch: string): StoredDocument {
  const doc = new Y.Doc()
  doc.clientID = 7
  doc.getMap("header").set("title", "옛 계보의 제목")
  const facts = { epoch, me: { name: "가" }, records: { meeting: { title: "회의" } } } as unknown as MeetingFacts
  const unsent = [{ client: 7, from: 0, to: 1 }]
  return { facts, updates: [Y.encodeStateAsUpdate(doc)], rows: [1], unsent }
}

beforeEach(() => {
  device = new FakeDevice()
})

/** Tabs of one browser hear each other. */
function channelsOfOneBrowser() {
  const all = new Set<Channel>()
  class Channel extends EventTarget {
    readonly name: string
    constructor(name: string) {
      super()
      this.name = name
      all.add(this)
    }
    postMessage(data: unknown): void {
      const others = [...all].filter((one) => one !== this && one.name === this.name)
      for (const other of others) other.dispatchEvent(new MessageEvent("message", { data }))
    }
    close(): void {
      all.delete(this)
    }
  }
  return Channel
}

describe("what another tab typed and this one sent", () => {
  it("[OF17] is unsent no more, also when that tab is gone", async () => {
    vi.stubGlobal("BroadcastChannel", channelsOfOneBrowser())
    const mine = await openCutPage()
    const gone = await typedBeside("place", "다른 탭의 글")
    const { clientID } = gone.session.doc
    expect(mine.session.doc.getMap("header").get("place")).toBe("다른 탭의 글")
    mine.join()
    mine.say({ type: "saved", n: 1 })
    expect(mine.session.getState().save).toBe("saved")
    await pass(3000)
    expect(device.unsent.has(clientID)).toBe(false)
  })
})

describe("the end of one tab", () => {
  it("[OF14] keeps what a tab that is gone typed meanwhile, also where this one has nothing unsent", async () => {
    for (const code of [CLOSE.epochChanged, CLOSE.signInRequired]) {
      device = new FakeDevice()
      const page = await openCutPage()
      await typedBeside("place", "닫힌 탭의 장소")
      expect(page.session.doc.getMap("header").has("place")).toBe(false)
      page.drop(code)
      await pass(0)
      expect(page.kept).toMatchObject([{ text: "닫힌 탭의 장소" }])
      expect(page.session.getState().refused).not.toBeNull()
      expect([device.facts, device.unsent.size]).toEqual([null, 0])
    }
  })

  it("[OF14] leaves the words of a tab that is open to that tab", async () => {
    vi.stubGlobal("navigator", openPagesOnly())
    const page = await openCutPage()
    await set(page, "title", "내 제목")
    await typedBeside("place", "열린 탭의 장소")
    page.drop(CLOSE.signInRequired)
    await pass(0)
    expect(page.kept).toMatchObject([{ text: "내 제목" }])
  })
})

describe("another lineage on the device", () => {
  it("[OF15] what nobody open answers for in it becomes a copy, then it leaves the device", async () => {
    device.asides = [lineage("epoch-0")]
    const page = await openPage()
    expect(page.kept).toMatchObject([{ text: "옛 계보의 제목", title: "회의", reason: "epochChanged", personId: "u1" }])
    expect(device.asides).toEqual([])
  })

  it("[OF15] only a page the server has just told the lineage names it the latest one, also when it must try again", async () => {
    const page = await openPage()
    device.refusal = new DOMException("full", "QuotaExceededError")
    page.join()
    await pass(3000)
    device.refusal = null
    await pass(6000)
    expect(device.writes.map(({ isLatest }) => isLatest)).toEqual([true, true])
    page.drop(1006)
    device.facts = null
    await set(page, "title", "가")
    // What it builds on is gone, so it is written whole.
    expect(device.writes.slice(2)).toMatchObject([
      { isWhole: false, isLatest: false },
      { isWhole: true, isLatest: false },
    ])
  })

  it("[OF15] it stays while a tab that has it open answers for it", async () => {
    const locks = openPagesOnly()
    void locks.locks.request("hanjari-client-7", {}, () => new Promise(() => undefined))
    vi.stubGlobal("navigator", locks)
    device.asides = [lineage("epoch-0")]
    const page = await openPage()
    expect([page.kept, device.asides.length]).toEqual([[], 1])
  })

  it("[OF15] the end of a page that opened an older one takes only that one away", async () => {
    const page = await openCutPage()
    await set(page, "title", "옛 제목")
    const { facts } = device
    // Another tab was told of the new one meanwhile.
    if (facts !== null) device.facts = { ...facts, epoch: "epoch-2" }
    device.unsent.set(9, { client: 9, from: 0, to: 3 })
    await pass(3000)
    page.drop(CLOSE.epochChanged)
    await pass(0)
    expect(page.kept).toMatchObject([{ text: "옛 제목" }])
    expect([device.facts?.epoch, device.unsent.has(9)]).toEqual(["epoch-2", true])
  })
})

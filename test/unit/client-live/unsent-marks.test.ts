import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import * as Y from "yjs"
import { LOCAL_ORIGIN } from "../../../client/live/meeting-session.ts"
import { FakeDevice } from "./fake-device.ts"
import { FakeServer } from "./fake-server.ts"

let device: FakeDevice
const pages: FakeServer[] = []
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

/** A page of the person u1 that has no connection yet; the device stays what it was. */
async function openPage(): Promise<FakeServer> {
  const page = new FakeServer({ person: "u1", store: device })
  pages.push(page)
  await pass(0)
  return page
}

/** A page that is connected, over a document with these fields. */
async function openWith(fields: Readonly<Record<string, string>>): Promise<FakeServer> {
  const page = await openPage()
  for (const [key, value] of Object.entries(fields)) page.doc.getMap("header").set(key, value)
  page.join()
  await pass(3000)
  return page
}

function edit({ session: { doc } }: FakeServer, change: (header: Y.Map<unknown>) => void): void {
  doc.transact(() => change(doc.getMap("header")), LOCAL_ORIGIN)
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal("BroadcastChannel", undefined)
  vi.stubGlobal("navigator", {})
  device = new FakeDevice()
})
afterEach(() => {
  for (const page of pages.splice(0)) page.session.destroy()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe("deletions", () => {
  it("[OF16] the second of two in a row stays unsent when the first one is acknowledged", async () => {
    const page = await openWith({ title: "가", place: "나" })
    edit(page, (header) => header.delete("title"))
    await pass(300)
    page.say({ type: "saved", n: 2 })
    await pass(300)
    edit(page, (header) => header.delete("place"))
    await pass(5000)
    expect(device.unsent.has(page.session.doc.clientID)).toBe(true)
    page.say({ type: "saved", n: 3 })
    await pass(3000)
    expect(device.unsent.size).toBe(0)
  })

  it("[OF16] one of an earlier page is sent, however large it is", async () => {
    const page = await openPage()
    // Every second key goes, so that each is a range of its own.
    const keys = Array.from({ length: 32_000 }, (_each, at) => `k${at}`)
    page.doc.transact(() => keys.forEach((key) => page.doc.getMap("header").set(key, 1)))
    page.join()
    await pass(3000)
    page.drop(1006)
    edit(page, (header) => keys.forEach((key, at) => at % 2 === 0 && header.delete(key)))
    await pass(0)
    const next = await openPage()
    Y.applyUpdate(next.doc, Y.encodeStateAsUpdate(page.doc))
    next.join()
    while (next.posted.length > 0 && next.doc.getMap("header").size > 16_000) {
      const { update, answer } = next.posted.at(-1) ?? never()
      Y.applyUpdate(next.doc, update)
      answer({ kind: "saved" })
      await pass(0)
    }
    expect(next.posted.length).toBeGreaterThan(1)
    for (const { update } of next.writes()) Y.applyUpdate(next.doc, update)
    expect(next.doc.getMap("header").size).toBe(16_000)
  })
})

function never(): never {
  throw new Error("nothing was posted")
}

import { beforeEach, describe, expect, it, vi } from "vitest"
import * as Y from "yjs"
import { LOCAL_ORIGIN } from "../../../client/live/meeting-session.ts"
import { devicePages, pass } from "./device-pages.ts"
import { FakeDevice } from "./fake-device.ts"
import type { FakeServer } from "./fake-server.ts"

let device: FakeDevice
const openOn = devicePages()

/** A page of the person u1 that has no connection yet; the device stays what it was. */
const openPage = (): Promise<FakeServer> => openOn(device)

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

/** A page without a connection that another one, still open, has left its edit to on the device. */
async function openBeside(): Promise<{ readonly page: FakeServer; readonly other: number }> {
  const first = await openWith({ title: "가" })
  first.drop(1006)
  edit(first, (header) => header.set("place", "나"))
  await pass(0)
  vi.stubGlobal("navigator", { locks: lockedFor(first.session.doc.clientID) })
  const page = await openPage()
  return { page, other: first.session.doc.clientID }
}

beforeEach(() => {
  device = new FakeDevice()
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

describe("marks of another open page", () => {
  it("[OF17] do not come back with a later write once that page is acknowledged", async () => {
    const { page, other } = await openBeside()
    page.drop(1006)
    device.unsent.delete(other)
    // After a failure the whole document is written.
    device.refusal = new DOMException("full", "QuotaExceededError")
    edit(page, (header) => header.set("title", "다"))
    await pass(0)
    device.refusal = null
    await pass(6000)
    expect([...device.unsent.keys()]).toEqual([page.session.doc.clientID])
  })

  it("[OF17] go when this page has sent the words, unless more was typed there meanwhile", async () => {
    for (const isMore of [false, true]) {
      device = new FakeDevice()
      const { page, other } = await openBeside()
      const mark = device.unsent.get(other)
      if (isMore && mark !== undefined) device.unsent.set(other, { ...mark, edit: 2 })
      page.join()
      page.say({ type: "saved", n: 1 })
      expect(page.session.getState().save).toBe("saved")
      await pass(3000)
      expect(device.unsent.has(other)).toBe(isMore)
      vi.stubGlobal("navigator", {})
    }
  })
})

/** Web locks of a browser in which another page answers for this client. */
function lockedFor(client: number) {
  const taken = `hanjari-client-${client}`
  const request = (name: string, _options: object, run: (lock: object | null) => Promise<void>) =>
    run(name === taken ? null : {})
  return { request }
}

function never(): never {
  throw new Error("nothing was posted")
}

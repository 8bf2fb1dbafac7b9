import { beforeEach, describe, expect, it, vi } from "vitest"
import * as Y from "yjs"
import { NotHere } from "../../../client/device/documents.ts"
import { LOCAL_ORIGIN } from "../../../client/live/meeting-session.ts"
import { CLOSE } from "../../../shared/wire/close-codes.ts"
import { devicePages, pass } from "./device-pages.ts"
import { FakeDevice } from "./fake-device.ts"
import type { FakeServer } from "./fake-server.ts"

let device: FakeDevice
let server: FakeServer
const openOn = devicePages()

/** A page of the person u1; the device stays what it was. */
async function openPage(): Promise<FakeServer> {
  server = await openOn(device)
  return server
}

beforeEach(() => {
  device = new FakeDevice()
})

const save = () => server.session.getState().save
const set = (key: string, value: string) =>
  server.session.doc.transact(() => server.session.doc.getMap("header").set(key, value), LOCAL_ORIGIN)
const read = (key: string) => server.session.doc.getMap("header").get(key)
const quota = () => new DOMException("full", "QuotaExceededError")

/** The page was open, saw the minutes, typed a title without a connection, and is gone. */
async function typedOffline(title: string): Promise<number> {
  await openPage()
  server.doc.getMap("header").set("place", "대회의실")
  server.join()
  await pass(3000)
  server.drop(1006)
  set("title", title)
  await pass(0)
  expect(save()).toBe("onDevice")
  return server.session.doc.clientID
}

describe("saved on the device", () => {
  it("[OF2] is said only when the transaction with the edit is complete", async () => {
    await openPage()
    server.join()
    await pass(3000)
    server.drop(1006)
    await pass(0)
    device.isHeld = true
    set("title", "가")
    await pass(0)
    expect(save()).toBe("storing")
    device.letThrough()
    await pass(0)
    expect(save()).toBe("onDevice")
    expect(device.writes.at(-1)?.isStrict).toBe(true)
  })

  it("[OF19] waits for the disk for what was typed before the connection was lost, and for nothing else", async () => {
    await openPage()
    server.join()
    await pass(3000)
    set("title", "끊기기 직전")
    await pass(300)
    expect(device.writes.at(-1)).toMatchObject({ isStrict: false, unsent: [{ client: server.session.doc.clientID }] })
    device.isHeld = true
    server.drop(1006)
    await pass(0)
    expect(save()).toBe("storing")
    expect(device.writes.at(-1)).toMatchObject({ isStrict: true, unsent: [{ client: server.session.doc.clientID }] })
    device.letThrough()
    await pass(0)
    expect(save()).toBe("onDevice")
  })

  it("[OF2] is never said where the browser refuses storage or has no room, which is named; it is asked again", async () => {
    for (const [refusal, status] of [
      [new DOMException("no", "SecurityError"), "blocked"],
      [quota(), "full"],
    ] as const) {
      device = new FakeDevice()
      await openPage()
      server.join()
      await pass(3000)
      device.refusal = refusal
      server.drop(1006)
      set("title", "나")
      await pass(0)
      expect([save(), server.session.getState().device]).toEqual(["offline", status])
      device.refusal = null
      await pass(6000)
      expect([save(), server.session.getState().device]).toEqual(["onDevice", "ready"])
      const copy = new Y.Doc()
      for (const update of device.rows.values()) Y.applyUpdate(copy, update)
      expect(copy.getMap("header").get("title")).toBe("나")
    }
  })

  it("[OF2] a meeting this device does not have is not called saved on it", async () => {
    await openPage()
    expect(save()).toBe("loading")
    server.drop(1006)
    expect(save()).toBe("offline")
    expect(server.session.getState()).toMatchObject({ synced: false, device: "ready" })
  })

  it("[OF2] a page whose storage is refused from the start works as without it", async () => {
    device.refusal = new DOMException("no", "SecurityError")
    await openPage()
    server.join()
    set("title", "다")
    server.say({ type: "saved", n: 2 })
    expect(save()).toBe("saved")
    server.drop(1006)
    expect(save()).toBe("offline")
  })

  it("[OF3] what comes from others waits and shares a transaction; many rows become one", async () => {
    await openPage()
    server.join()
    await pass(3000)
    const before = device.writes.length
    server.doc.on("update", (update: Uint8Array) => server.sync(2, update))
    for (let i = 0; i < 50; i++) server.doc.getMap("header").set("title", `제목 ${i}`)
    expect(device.writes.length).toBe(before)
    await pass(3000)
    expect(device.writes.length).toBe(before + 1)
    server.drop(1006)
    for (let i = 0; i < 300; i++) {
      set("place", `장소 ${i}`)
      await pass(0)
    }
    expect(device.rows.size).toBeLessThan(201)
    expect(save()).toBe("onDevice")
  })

  it("[OF3] a document another tab removed is written whole; for somebody who left nothing is written", async () => {
    await openPage()
    server.join()
    await pass(3000)
    server.drop(1006)
    device.facts = null
    device.rows.clear()
    set("title", "라")
    await pass(0)
    expect(save()).toBe("onDevice")
    expect(device.writes.at(-1)?.isWhole).toBe(true)
    expect(device.unsent.size).toBe(1)
    device.refusal = new NotHere(false)
    set("title", "마")
    await pass(10_000)
    expect(save()).toBe("offline")
    const tries = device.writes.length
    set("title", "바")
    await pass(10_000)
    expect(device.writes.length).toBe(tries)
  })
})

describe("a page opened again", () => {
  it("[OF1] shows the minutes and takes edits before any connection", async () => {
    await typedOffline("끊긴 동안")
    await openPage()
    expect([read("title"), read("place")]).toEqual(["끊긴 동안", "대회의실"])
    expect(server.session.canEdit()).toBe(true)
    expect(server.session.getState()).toMatchObject({ synced: true, me: { id: "u1" } })
    server.drop(1006)
    expect(save()).toBe("onDevice")
  })

  it("[OF4] counts what an earlier page could not send as unsaved until it is acknowledged", async () => {
    const client = await typedOffline("끊긴 동안")
    await openPage()
    expect(new URL(server.socket.url).searchParams.get("epoch")).toBe("epoch-1")
    server.join()
    expect(save()).toBe("saving")
    for (const { update } of server.writes()) Y.applyUpdate(server.doc, update)
    expect(server.doc.getMap("header").get("title")).toBe("끊긴 동안")
    expect(device.unsent.has(client)).toBe(true)
    server.say({ type: "saved", n: 1 })
    expect(save()).toBe("saved")
    await pass(3000)
    expect(device.unsent.size).toBe(0)
  })

  it("[OF7] keeps what an earlier page typed when it is refused, and takes the document off the device", async () => {
    await typedOffline("늦은 제목")
    await openPage()
    server.join()
    set("nextPlace", "늦은 장소")
    server.say({ type: "refused", n: 1, reason: "meetingFinal" })
    await pass(0)
    expect(server.kept).toHaveLength(1)
    expect(server.kept[0]).toMatchObject({ personId: "u1", reason: "meetingFinal", text: "늦은 제목\n늦은 장소" })
    expect([device.facts, device.rows.size, device.unsent.size]).toEqual([null, 0, 0])
  })

  it("[OF7] a document of another lineage is set aside, and the next page begins anew", async () => {
    await typedOffline("옛 제목")
    await openPage()
    server.drop(CLOSE.epochChanged)
    await pass(0)
    expect(server.session.getState().ended).toBe("epochChanged")
    expect(server.kept[0]).toMatchObject({ reason: "epochChanged", text: "옛 제목" })
    await openPage()
    expect(new URL(server.socket.url).searchParams.has("epoch")).toBe(false)
    expect(read("title")).toBeUndefined()
  })

  it("[OF7] when the right to read ends nothing stays on the device, also where there was nothing unsent", async () => {
    for (const code of [CLOSE.signInRequired, CLOSE.accessEnded, CLOSE.notFound]) {
      await openPage()
      server.join()
      await pass(3000)
      expect(device.rows.size).toBe(1)
      server.drop(code)
      await pass(0)
      expect([device.facts, device.rows.size, server.kept.length]).toEqual([null, 0, 0])
    }
  })

  it("[OF8] sends nothing when somebody else signed in on this browser meanwhile, and keeps the words", async () => {
    await typedOffline("내가 쓴 제목")
    await openPage()
    server.user = "u2"
    server.join()
    await pass(0)
    expect(server.writes()).toEqual([])
    expect(server.kept[0]).toMatchObject({ personId: "u1", text: "내가 쓴 제목" })
    expect(server.session.getState().ended).toBe("signInRequired")
    expect(device.facts).toBeNull()
  })

  it("[OF10] an edit waits on the device for a newer program and is no copy", async () => {
    await typedOffline("새 화면이 보낼 제목")
    await openPage()
    server.drop(CLOSE.clientTooOld)
    await pass(0)
    expect(server.session.getState()).toMatchObject({ ended: "clientTooOld", refused: null })
    expect(server.kept).toEqual([])
    expect(device.unsent.size).toBe(1)
  })

  it("[OF20] an edit that is just being stored waits for a newer program like one that is stored", async () => {
    for (const refusal of [null, quota()]) {
      device = new FakeDevice()
      await openPage()
      server.join()
      await pass(3000)
      device.isHeld = true
      set("title", "치던 제목")
      server.drop(CLOSE.clientTooOld)
      await pass(0)
      expect([server.session.getState().ended, server.kept]).toEqual([null, []])
      device.refusal = refusal
      device.letThrough()
      await pass(0)
      expect(server.session.getState().ended).toBe("clientTooOld")
      expect([server.kept.length, device.unsent.size]).toEqual(refusal === null ? [0, 1] : [1, 0])
    }
  })

  it("[OF12] a clock set back by years while an acknowledgement is waited for is no obstacle", async () => {
    await openPage()
    server.join()
    await pass(3000)
    vi.setSystemTime(new Date("1999-12-31T23:59:59Z"))
    set("title", "시계가 틀린 기기")
    await pass(5100)
    expect(save()).toBe("delayed")
    server.say({ type: "saved", n: 2 })
    expect(save()).toBe("saved")
  })
})

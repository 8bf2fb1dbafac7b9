import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import * as Y from "yjs"
import { LOCAL_ORIGIN } from "../../../client/live/meeting-session.ts"
import { CLOSE } from "../../../shared/wire/close-codes.ts"
import { SYNC } from "../../../shared/wire/frames.ts"
import { FakeServer } from "./fake-server.ts"

let server: FakeServer

beforeEach(() => {
  vi.useFakeTimers()
  server = new FakeServer()
})

afterEach(() => {
  server.session.destroy()
  vi.useRealTimers()
})

const save = () => server.session.getState().save
const type = (title: string) =>
  server.session.doc.transact(() => server.session.doc.getMap("header").set("title", title), LOCAL_ORIGIN)
/** Lets the reconnect of y-websocket and the keeping of a copy happen. */
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

describe("save state", () => {
  it("[UI1] is loading until the document came, then saved", () => {
    expect(save()).toBe("loading")
    server.join()
    expect(save()).toBe("saved")
    expect(server.session.canEdit()).toBe(true)
  })

  it("[UI1] is saving from the first local edit until the server said saved for the last frame", () => {
    server.join()
    type("가")
    type("가나")
    expect(server.writes().map((write) => write.kind)).toEqual([SYNC.step2, SYNC.update, SYNC.update])
    server.say({ type: "saved", n: 2 })
    expect(save()).toBe("saving")
    server.say({ type: "saved", n: 3 })
    expect(save()).toBe("saved")
  })

  it("[UI1] does not call an edit saved because an earlier frame was", () => {
    server.join()
    server.say({ type: "saved", n: 1 })
    type("가")
    server.say({ type: "saved", n: 1 })
    expect(save()).toBe("saving")
  })

  it("[UI1] is saving, never delayed, in the moment of an edit on a connection that is open for long", async () => {
    server.join()
    server.say({ type: "saved", n: 1 })
    await pass(60_000)
    const seen: string[] = []
    server.session.subscribe(() => seen.push(save()))
    type("가")
    server.say({ type: "saved", n: 2 })
    await pass(60_000)
    type("가나")
    server.say({ type: "saved", n: 3 })
    expect(seen).toEqual(["saving", "saved", "saving", "saved"])
  })

  it("[UI1] counts an edit that only deletes", () => {
    server.doc.getMap("header").set("title", "제목")
    server.join()
    server.say({ type: "saved", n: 1 })
    server.session.doc.transact(() => server.session.doc.getMap("header").delete("title"), LOCAL_ORIGIN)
    expect(save()).toBe("saving")
    server.say({ type: "saved", n: 2 })
    expect(save()).toBe("saved")
  })

  it("[UI2] says delayed when an acknowledgement has been missing for five seconds", async () => {
    server.join()
    type("가")
    await pass(4900)
    expect(save()).toBe("saving")
    await pass(200)
    expect(save()).toBe("delayed")
    server.say({ type: "saved", n: 2 })
    expect(save()).toBe("saved")
  })

  it("[UI2] says offline as soon as the connection is gone, and before the first one came about", async () => {
    server.drop(1006)
    expect(save()).toBe("offline")
    await pass(1000)
    server.join()
    expect(save()).toBe("saved")
    server.drop(CLOSE.restarting)
    expect(save()).toBe("offline")
    expect(server.session.canEdit()).toBe(true)
  })

  it("[UI2] is read-only for a person without the right to write", () => {
    server.permissions = ["readDraft"]
    server.join()
    expect(save()).toBe("readOnly")
    expect(server.session.canEdit()).toBe(false)
  })

  it("[UI2] follows the room when it turns read-only and back", () => {
    server.join()
    server.say({ type: "readOnlyChanged", readOnly: "storageFull" })
    expect(server.session.getState().readOnly).toBe("storageFull")
    expect(server.session.canEdit()).toBe(false)
    server.say({ type: "readOnlyChanged", readOnly: null })
    expect(server.session.canEdit()).toBe(true)
  })
})

describe("reconnecting", () => {
  it("[UI3] sends what was typed offline in the step 2 of the next connection and waits for its acknowledgement", async () => {
    server.join()
    server.say({ type: "saved", n: 1 })
    server.drop(1006)
    type("끊긴 동안")
    expect(save()).toBe("offline")
    await pass(1000)
    expect(server.connections).toBe(2)
    server.join()
    expect(save()).toBe("saving")
    for (const { update } of server.writes()) Y.applyUpdate(server.doc, update)
    expect(server.doc.getMap("header").get("title")).toBe("끊긴 동안")
    server.say({ type: "saved", n: 1 })
    expect(save()).toBe("saved")
  })

  it("[UI3] holds an update back until the step 2 that covers it has left, so that no clock gap arises", async () => {
    server.join()
    server.drop(1006)
    type("하나")
    await pass(1000)
    server.open()
    type("둘")
    expect(server.writes()).toEqual([])
    server.greet()
    expect(server.writes().map((write) => write.kind)).toEqual([SYNC.step2])
    for (const { update } of server.writes()) Y.applyUpdate(server.doc, update)
    expect(server.doc.getMap("header").get("title")).toBe("둘")
    server.say({ type: "saved", n: 1 })
    expect(save()).toBe("saved")
  })

  it("[UI3] names the epoch of the first welcome on every reconnect and the schema always", async () => {
    expect(server.socket.url).toBe("ws://server/live/m1?schema=1")
    server.join()
    server.drop(1006)
    await pass(1000)
    expect(new URL(server.socket.url).searchParams.get("epoch")).toBe("epoch-1")
  })

  it("[UI3] sends its own presence again on every connection", async () => {
    server.join()
    server.session.setPlace("header.title")
    server.drop(1006)
    await pass(1000)
    server.open()
    expect(server.socket.frames.some((frame) => frame[0] === 1)).toBe(true)
  })

  it("[LV73] sends nobody's presence on but its own, and that only when it changed it", async () => {
    server.join()
    const { awareness, doc } = server.session
    server.session.setPlace("body")
    const sent = () => server.socket.frames.filter((frame) => frame[0] === 1).length
    const before = sent()
    const user = { id: "u1", name: "한서윤", colour: "3" }
    server.presence(doc.clientID, 90, { place: "body", user })
    server.presence(4711, 1, { place: "header.title", user: { id: "u2", name: "나", colour: "2" } })
    expect(server.session.getState().peers.map(({ name }) => name)).toEqual(["나", "한서윤"])
    expect([sent(), awareness.getLocalState()]).toEqual([before, { place: "body", user }])
    server.session.setPlace("header.title")
    expect(sent()).toBe(before + 1)
  })

  it("[UI3] stays open after the page let go of it until the last edit is acknowledged", async () => {
    server.join()
    type("가")
    server.session.destroy()
    expect(server.socket.readyState).toBe(1)
    server.say({ type: "saved", n: 2 })
    expect(server.socket.readyState).toBe(3)
  })
})

describe("refused work", () => {
  it("[UI4] keeps what was not taken on the device before it says refused, and sends nothing more", async () => {
    server.join()
    type("확정된 뒤에 쓴 글")
    server.say({ type: "refused", n: 2, reason: "meetingFinal" })
    expect(server.session.canEdit()).toBe(false)
    await pass(0)
    expect(server.session.getState().refused?.reason).toBe("meetingFinal")
    expect(server.socket.readyState).toBe(3)
    expect(server.kept).toMatchObject([
      { meetingId: "m1", reason: "meetingFinal", author: "한서윤", text: "확정된 뒤에 쓴 글" },
    ])
    const copy = new Y.Doc()
    Y.applyUpdate(copy, server.kept[0]?.update ?? new Uint8Array())
    expect(copy.getMap("header").get("title")).toBe("확정된 뒤에 쓴 글")
  })

  it("[UI4] keeps only what the server does not have as text, without what was typed and deleted again", async () => {
    server.join()
    const line = new Y.XmlText()
    server.session.doc.getXmlFragment("body").insert(0, [line])
    line.insert(0, "저장된 글 ")
    server.say({ type: "saved", n: 3 })
    line.insert(6, "ㅎ")
    line.delete(6, 1)
    line.insert(6, "한글")
    server.say({ type: "refused", n: 4, reason: "notAllowed" })
    await pass(0)
    expect(server.kept[0]?.text).toBe("한글")
  })

  it("[UI4] puts a keystroke after the refusal into the same copy", async () => {
    server.join()
    type("하나")
    server.say({ type: "refused", n: 2, reason: "notAllowed" })
    type("하나 둘")
    await pass(0)
    expect(new Set(server.kept.map((copy) => copy.id)).size).toBe(1)
    expect(server.kept.at(-1)?.text).toBe("하나 둘")
  })

  it("[UI4] keeps offline work aside when the document began a new lineage", async () => {
    server.join()
    server.drop(1006)
    type("옛 문서에 쓴 글")
    await pass(1000)
    server.open()
    server.drop(CLOSE.epochChanged)
    await pass(0)
    expect(server.session.getState()).toMatchObject({ ended: "epochChanged", save: "readOnly" })
    expect(server.kept[0]).toMatchObject({ reason: "epochChanged", text: "옛 문서에 쓴 글" })
  })

  it("[UI4] does not take a refused empty frame for lost work", async () => {
    server.join()
    server.say({ type: "refused", n: 1, reason: "notAllowed" })
    await pass(0)
    expect(server.session.getState().refused).toBeNull()
    expect(server.kept).toEqual([])
  })

  it("[UI4] ends for good on a final close code and does not reconnect", async () => {
    server.join()
    server.drop(CLOSE.accessEnded)
    await pass(10_000)
    expect(server.session.getState()).toMatchObject({ ended: "accessEnded", refused: null })
    expect(server.connections).toBe(1)
  })
})

describe("undo", () => {
  it("[UI5] undoes only what this person did, over every part of the document", () => {
    server.join()
    type("내 제목")
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(server.session.doc))
    other.getMap("header").set("place", "남의 장소")
    server.sync(SYNC.update, Y.encodeStateAsUpdate(other))
    server.session.undo.undo()
    const header = server.session.doc.getMap("header")
    expect(header.get("title")).toBeUndefined()
    expect(header.get("place")).toBe("남의 장소")
  })
})

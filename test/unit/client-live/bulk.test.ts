import { afterEach, beforeEach, expect, it, vi } from "vitest"
import * as Y from "yjs"
import { LOCAL_ORIGIN } from "../../../client/live/meeting-session.ts"
import { SYNC } from "../../../shared/wire/frames.ts"
import { FakeServer } from "./fake-server.ts"

const HALF_MIB = 512 * 1024
let server: FakeServer

beforeEach(() => {
  vi.useFakeTimers()
  server = new FakeServer()
  server.join()
  server.say({ type: "saved", n: 1 })
})
afterEach(() => {
  server.session.destroy()
  vi.useRealTimers()
})

const save = () => server.session.getState().save
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const header = () => server.session.doc.getMap("header")
const set = (key: string, value: string) => server.session.doc.transact(() => header().set(key, value), LOCAL_ORIGIN)

/** One line of this many letters, in one transaction. */
function paste(letters: number): void {
  const text = new Y.XmlText()
  text.insert(0, "가".repeat(letters))
  const line = new Y.XmlElement("line")
  line.insert(0, [text])
  server.session.doc.transact(() => server.session.doc.getXmlFragment("body").push([line]), LOCAL_ORIGIN)
}

/** The server takes the newest posted piece. */
async function take(): Promise<void> {
  const piece = server.posted.at(-1)
  if (piece === undefined) throw new Error("nothing was posted")
  Y.applyUpdate(server.doc, piece.update)
  piece.answer({ kind: "saved" })
  await pass(0)
}

async function takeAll(): Promise<void> {
  for (let taken = 0; taken !== server.posted.length;) {
    taken = server.posted.length
    await take()
  }
}

function applyWrites(): void {
  for (const { update } of server.writes()) Y.applyUpdate(server.doc, update)
}

/** Compared as one boolean: a failed test need not print half a megabyte. */
function contentOf(doc: Y.Doc): string {
  return JSON.stringify([doc.getMap("header").toJSON(), doc.getXmlFragment("body").toJSON()])
}

function expectEqual(): void {
  expect(Y.encodeStateVector(server.doc)).toEqual(Y.encodeStateVector(server.session.doc))
  expect(server.doc.store.pendingStructs).toBeNull()
  expect(contentOf(server.doc) === contentOf(server.session.doc)).toBe(true)
}

it("[UI9] a long time offline goes by POST in pieces, one after the other, and is saved only when all is", async () => {
  server.drop(1006)
  for (let i = 0; i < 10; i++) paste(50_000)
  await pass(1000)
  server.join()
  for (let n = 1; n <= 3; n++) {
    expect(server.posted).toHaveLength(n)
    expect(server.posted.at(-1)?.epoch).toBe("epoch-1")
    expect(server.posted.at(-1)?.update.length).toBeLessThan(HALF_MIB)
    expect(server.writes()).toEqual([])
    expect(save()).toBe("saving")
    await take()
  }
  await takeAll()
  expect(server.writes().map((write) => write.kind)).toEqual([SYNC.step2])
  expect(save()).toBe("saving")
  applyWrites()
  server.say({ type: "saved", n: 1 })
  expect(save()).toBe("saved")
  expectEqual()
})

it("[UI9] a paste too large for one message goes by POST, and what is typed meanwhile follows it", async () => {
  set("title", "앞서 쓴 제목")
  paste(400_000)
  set("place", "뒤에 쓴 장소")
  expect(server.writes().map((write) => write.kind)).toEqual([SYNC.step2, SYNC.update])
  server.say({ type: "saved", n: 2 })
  expect(save()).toBe("saving")
  await takeAll()
  expect(server.writes().map((write) => write.kind)).toEqual([SYNC.step2, SYNC.update, SYNC.step2])
  applyWrites()
  expect(save()).toBe("saving")
  server.say({ type: "saved", n: 3 })
  expect(save()).toBe("saved")
  set("place", "다시 소켓으로")
  expect(server.writes().at(-1)?.kind).toBe(SYNC.update)
  applyWrites()
  expectEqual()
})

it("[UI9] a piece that got no answer is sent again, and a new connection meanwhile waits for the end", async () => {
  paste(400_000)
  server.posted.at(-1)?.answer({ kind: "again" })
  await pass(0)
  expect(server.posted).toHaveLength(1)
  server.drop(1006)
  expect(save()).toBe("offline")
  await pass(600)
  expect(server.posted).toHaveLength(2)
  expect(server.posted[1]?.update).toEqual(server.posted[0]?.update)
  server.join()
  expect(server.writes()).toEqual([])
  await takeAll()
  applyWrites()
  server.say({ type: "saved", n: 1 })
  expect(save()).toBe("saved")
  expectEqual()
})

it("[UI9] without a connection at its end, the step 2 of the next one brings what was typed meanwhile", async () => {
  paste(400_000)
  server.drop(1006)
  set("place", "끊긴 동안")
  await takeAll()
  expect(save()).toBe("offline")
  await pass(1000)
  server.join()
  applyWrites()
  server.say({ type: "saved", n: 1 })
  expect(save()).toBe("saved")
  expectEqual()
})

it("[UI9] a refused piece ends writing, and everything not taken is kept on the device", async () => {
  paste(400_000)
  await take()
  server.posted.at(-1)?.answer({ kind: "refused", reason: "meetingFinal" })
  await pass(0)
  expect(server.session.getState().refused?.reason).toBe("meetingFinal")
  expect(server.session.canEdit()).toBe(false)
  const copy = new Y.Doc()
  Y.applyUpdate(copy, server.kept[0]?.update ?? new Uint8Array())
  expect(contentOf(copy) === contentOf(server.session.doc)).toBe(true)
  const taken = server.doc.getXmlFragment("body").toJSON().match(/가/g)?.length ?? 0
  expect(server.kept[0]?.text).toHaveLength(400_000 - taken)
  await pass(60_000)
  expect(server.posted).toHaveLength(2)
})

it("[UI9] a long history of deletions by others is not sent back to the server", async () => {
  const values = server.doc.getMap("header")
  // Every second value is overwritten: as many separate deletions as there are values that stay.
  server.doc.transact(() => {
    for (let i = 0; i < 140_000; i++) {
      values.set(`k${i}`, 1)
      values.set("place", i)
    }
  })
  server.sync(SYNC.update, Y.encodeStateAsUpdate(server.doc))
  server.drop(1006)
  await pass(1000)
  server.join()
  expect(server.posted).toEqual([])
  expect(server.writes().map((write) => write.update.length)).toEqual([2])
})

it("[UI9] a paste of more structs than one message may hold goes by POST, though its bytes are few", async () => {
  server.session.doc.transact(() => {
    for (let at = 0; at < 16_000; at++) header().set(`k${at}`, at)
  }, LOCAL_ORIGIN)
  expect(server.writes().map((write) => write.kind)).toEqual([SYNC.step2])
  await takeAll()
  expect(server.posted).toHaveLength(6)
  for (const { update } of server.posted) expect(Y.decodeUpdate(update).structs.length).toBeLessThanOrEqual(3000)
  applyWrites()
  expectEqual()
})

import { afterEach, expect, it } from "vitest"
import * as Y from "yjs"
import { insertFirstUpdate } from "../../server/store/append-updates.ts"
import { loadLog } from "../../server/store/load-log.ts"
import { StoreFailure, type Store } from "../../server/store/store.ts"
import { LiveClient } from "../support/live-client.ts"
import { firstLine, typeText } from "../support/live-minutes.ts"
import { MEETING, startLiveServer, type LiveServer } from "../support/live-server.ts"
import { until } from "../support/until.ts"

let server: LiveServer
const clients: LiveClient[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  await server.close()
})
async function join(cookie: string): Promise<LiveClient> {
  const client = new LiveClient(server.url, cookie)
  clients.push(client)
  await client.ready()
  return client
}

/** A store whose appends fail while `failure` is set, or wait while `gate` is. */
const disk: { failure: StoreFailure | null; gate: Promise<void> | null } = { failure: null, gate: null }
const unreliable = (store: Store): Store => ({
  ...store,
  engine: store.engine,
  db: store.db,
  transaction: (work) => store.transaction(work),
  close: () => store.close(),
  async append(batch) {
    await disk.gate
    if (disk.failure !== null) throw disk.failure
    return store.append(batch)
  },
})

it("[LV19] nothing is delivered or acknowledged before it is on disk", async () => {
  server = await startLiveServer({}, unreliable)
  const a = await join(await server.person("가람", "member"))
  const b = await join(await server.person("나래", "member"))
  const gate = Promise.withResolvers<void>()
  disk.gate = gate.promise
  typeText(a.doc, "아직")
  b.sendPresence(b.doc.clientID, 1, { place: "body" })
  await until(() => a.presence.has(b.doc.clientID))
  expect(firstLine(b.doc)).toBe("시작")
  expect(a.saved).toBe(1)
  disk.gate = null
  gate.resolve()
  await until(() => firstLine(b.doc).endsWith("아직"))
  await a.settled()
})

it("[LV20] on a full disk the room is read-only with the reason, nothing is acknowledged, and it resumes by itself", async () => {
  server = await startLiveServer({}, unreliable)
  const a = await join(await server.person("가람", "member"))
  const b = await join(await server.person("나래", "member"))
  disk.failure = new StoreFailure("full", null)
  typeText(a.doc, "가득")
  await until(() => b.last("readOnlyChanged")?.readOnly === "storageFull")
  typeText(a.doc, "참")
  await expect(server.live.rooms.whileParked(MEETING, async () => {})).rejects.toBeInstanceOf(StoreFailure)
  expect(a.saved).toBe(1)
  expect(firstLine(b.doc)).toBe("시작")
  disk.failure = null
  await until(() => b.last("readOnlyChanged")?.readOnly === null)
  await until(() => firstLine(b.doc).endsWith("가득참"))
  await a.settled()
  expect(a.refusals).toEqual([])
})

it("[LV21] while the disk refuses, writes above the waiting limit are refused by name", async () => {
  server = await startLiveServer({ waitingBytes: 200 }, unreliable)
  const a = await join(await server.person("가람", "member"))
  disk.failure = new StoreFailure("unavailable", null)
  typeText(a.doc, "가")
  await until(() => a.last("readOnlyChanged")?.readOnly === "storageUnavailable")
  for (let i = 0; i < 30; i++) typeText(a.doc, "가나다라")
  await until(() => a.refusals.length > 0)
  disk.failure = null
  await a.settled()
  expect(new Set(a.refusals.map((refusal) => refusal.reason))).toEqual(new Set(["storageUnavailable"]))
})

it("[LV22] an idle room closes after everything is on disk and reopens equal, from a snapshot", async () => {
  server = await startLiveServer({ idleMs: 30 })
  const cookie = await server.person("가람", "member")
  const a = await join(cookie)
  for (const letter of "한자리에서") typeText(a.doc, letter)
  a.doc.getMap("header").set("title", "새 제목")
  await a.settled()
  a.close()
  await until(() => server.live.stats().rooms === 0)
  const log = await loadLog(server.store.db, MEETING)
  expect(log?.snapshot?.seq).toBe(log?.seq)
  expect(log?.meeting.title).toBe("새 제목")
  expect(log?.owners.get(a.doc.clientID)).toBe("user-가람")
  const b = await join(cookie)
  expect(Y.encodeStateVector(b.doc)).toEqual(Y.encodeStateVector(a.doc))
  expect(firstLine(b.doc)).toBe(firstLine(a.doc))
})

it("[LV23] a damaged tail leaves the good part readable and read-only, and other meetings alone", async () => {
  server = await startLiveServer()
  const cookie = await server.person("가람", "member")
  const a = await join(cookie)
  typeText(a.doc, "좋음")
  await a.settled()
  const good = (await loadLog(server.store.db, MEETING))?.seq ?? 0
  typeText(a.doc, "깨짐")
  await a.settled()
  a.close()
  await server.store.transaction((trx) =>
    trx
      .updateTable("minutes_update")
      .set({ entries: new Uint8Array([1, 2, 3]) })
      .where("seq", ">", good)
      .execute(),
  )
  server = await server.restart()
  const b = await join(cookie)
  expect(firstLine(b.doc)).toBe("시작좋음")
  expect(b.last("welcome")?.readOnly).toBe("damaged")
  typeText(b.doc, "더")
  await until(() => b.refusals.length > 0)
  expect(b.refusals[0]?.reason).toBe("damaged")
})

it("[LV24] a room whose log cannot be read is refused, never empty", async () => {
  server = await startLiveServer()
  await server.store.transaction((trx) => trx.deleteFrom("minutes_update").execute())
  const client = new LiveClient(server.url, await server.person("가람", "member"))
  clients.push(client)
  expect(await client.closed()).toBe(1013)
  expect(client.syncFrames).toEqual([])
  await expect(server.live.rooms.readMinutes(MEETING)).rejects.toThrow("can be read")
})

it("[LV72] a log that is whole but makes no document closes its own room only, whoever asks for the document", async () => {
  server = await startLiveServer()
  const cookie = await server.person("가람", "member")
  const doc = new Y.Doc()
  doc.getMap("header").set("title", "앞")
  const state = Y.encodeStateVector(doc)
  doc.getMap("header").set("title", "뒤")
  const entry = { userId: "user-가람", clientIds: [doc.clientID], update: Y.encodeStateAsUpdate(doc, state) }
  await server.store.transaction(async (trx) => {
    const meeting = await trx.selectFrom("meeting").selectAll().where("id", "=", MEETING).executeTakeFirstOrThrow()
    await trx.deleteFrom("minutes_update").execute()
    await insertFirstUpdate(trx, { meetingId: MEETING, epoch: meeting.epoch, at: 1, entry })
  })
  for (let tries = 0; tries < 2; tries++) {
    const client = new LiveClient(server.url, cookie)
    clients.push(client)
    expect(await client.closed()).toBe(1013)
  }
  await expect(server.live.rooms.readMinutes(MEETING)).rejects.toThrow("can be read")
})

it("[LV25] a graceful stop brings everything accepted to disk and closes with 1012", async () => {
  server = await startLiveServer()
  const cookie = await server.person("가람", "member")
  const a = await join(cookie)
  for (const letter of "마지막글자") typeText(a.doc, letter)
  await until(() => a.socket.bufferedAmount === 0)
  await server.live.close()
  expect(await a.closed()).toBe(1012)
  const log = await loadLog(server.store.db, MEETING)
  expect((log?.seq ?? 0) >= a.saved).toBe(true)
})

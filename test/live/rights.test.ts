import { afterEach, beforeEach, expect, it } from "vitest"
import * as Y from "yjs"
import { loadLog } from "../../server/store/load-log.ts"
import { LiveClient, type ClientOptions } from "../support/live-client.ts"
import { firstLine, typeText } from "../support/live-minutes.ts"
import { MEETING, startLiveServer, type LiveServer } from "../support/live-server.ts"
import { until } from "../support/until.ts"

let server: LiveServer
const clients: LiveClient[] = []
beforeEach(async () => {
  server = await startLiveServer({ messagesPerSecond: 100_000, messagesBurst: 100_000, socketsPerRoom: 30 })
})
afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  await server.close()
  expect(server.errors).toEqual([])
})

function open(cookie: string | undefined, options: ClientOptions = {}): LiveClient {
  const client = new LiveClient(server.url, cookie, options)
  clients.push(client)
  return client
}
async function join(cookie: string): Promise<LiveClient> {
  const client = open(cookie)
  await client.ready()
  return client
}
const setMeeting = (values: object) =>
  server.store.transaction((trx) => trx.updateTable("meeting").set(values).where("id", "=", MEETING).execute())

it("[LV9] a viewer's write is refused by name and nobody sees it", async () => {
  const viewer = await join(await server.person("다온", "viewer"))
  const member = await join(await server.person("가람", "member"))
  typeText(viewer.doc, "몰래")
  await until(() => viewer.refusals.length > 0)
  expect(viewer.refusals).toEqual([{ n: 2, reason: "notAllowed" }])
  typeText(viewer.doc, "또")
  await until(() => viewer.refusals.length > 1)
  await viewer.settled()
  expect(viewer.last("welcome")?.permissions).not.toContain("editMinutes")
  expect(firstLine(member.doc)).toBe("시작")
  expect(viewer.closeCode).toBeNull()
})

it("[LV10] an unknown meeting and a forbidden one are answered alike, with 4404", async () => {
  const outsider = await server.person("바다")
  const unknown = open(await server.person("가람", "member"), { meetingId: "no-such-meeting" })
  expect(await unknown.closed()).toBe(4404)
  expect(await open(outsider).closed()).toBe(4404)
  expect(await open(undefined).closed()).toBe(4401)
})

it("[LV11] a wrong origin is refused with HTTP 403 before the upgrade, other paths with 404", async () => {
  const cookie = await server.person("가람", "member")
  const foreign = open(cookie, { origin: "http://elsewhere.test" })
  await until(() => foreign.failed)
  expect(foreign.failed?.message).toContain("403")
  const path = open(cookie, { meetingId: "a/b" })
  await until(() => path.failed)
  expect(path.failed?.message).toContain("404")
  const own = open(cookie, { origin: "http://hanjari.test" })
  await own.ready()
})

it("[LV12] another epoch is closed with 4409 before anything is sent or read, an older client with 4426", async () => {
  const cookie = await server.person("가람", "member")
  const other = open(cookie, { query: "?epoch=another" })
  expect(await other.closed()).toBe(4409)
  expect(other.syncFrames).toEqual([])
  expect(other.events).toEqual([])
  expect(await open(cookie, { query: "?schema=0" }).closed()).toBe(4426)
  await open(cookie, { query: `?epoch=epoch-of-${MEETING}&schema=1` }).ready()
})

it("[LV13] after a change of role is answered, no write is accepted under the old right", async () => {
  const a = await join(await server.person("가람", "member"))
  const b = await join(await server.person("나래", "member"))
  const timer = setInterval(() => typeText(a.doc, "가"), 1)
  await until(() => firstLine(b.doc).length > 10)
  await server.store.transaction(async (trx) => {
    await trx.updateTable("membership").set({ role: "viewer" }).where("user_id", "=", "user-가람").execute()
    await trx
      .updateTable("meeting")
      .set((eb) => ({ rights_version: eb("rights_version", "+", 1) }))
      .execute()
  })
  await server.bus.publish({ type: "accessChanged", userId: "user-가람" })
  const atAnswer = (await loadLog(server.store.db, MEETING))?.seq
  await until(() => a.refusals.length > 5)
  clearInterval(timer)
  expect((await loadLog(server.store.db, MEETING))?.seq).toBe(atAnswer)
  expect(a.last("welcome")?.permissions).not.toContain("editMinutes")
  typeText(b.doc, "나")
  await b.settled()
  expect(b.refusals).toEqual([])
})

it("[LV14] who loses the right to be here is closed: 4403 outside the committee, 4401 without a session", async () => {
  const a = await join(await server.person("가람", "member"))
  const b = await join(await server.person("나래", "member"))
  await server.store.transaction(async (trx) => {
    await trx.deleteFrom("membership").where("user_id", "=", "user-가람").execute()
    await trx.updateTable("session").set({ ended_at: 1 }).where("user_id", "=", "user-나래").execute()
  })
  await server.bus.publish({ type: "accessChanged", userId: "user-가람" })
  await server.bus.publish({ type: "accessChanged", userId: "user-나래" })
  expect(await a.closed()).toBe(4403)
  expect(await b.closed()).toBe(4401)
})

it("[LV17] with 20 writers at full speed, what was acknowledged is what the finalized revision holds", async () => {
  const writers = await Promise.all(
    Array.from({ length: 20 }, async (_, i) => join(await server.person(`위원${i}`, "member"))),
  )
  const sent = writers.map(() => new Map<string, number>())
  let made = 0
  const timer = setInterval(() => {
    for (const [who, client] of writers.entries()) {
      const key = `w${who}n${made++}`
      client.doc.getMap("header").set(key, 1)
      sent[who]?.set(key, client.writes)
    }
  }, 2)
  await until(() => made > 300)
  const revision = new Y.Doc()
  await server.live.rooms.whileParked(MEETING, async ({ doc }) => {
    Y.applyUpdate(revision, Y.encodeStateAsUpdate(doc))
    await setMeeting({ state: "final", revision: 1 })
    await server.bus.publish({ type: "meetingChanged", meetingId: MEETING, state: "final" })
  })
  await until(() => writers.every((client) => client.refusals.length > 0))
  clearInterval(timer)
  await Promise.all(writers.map((client) => client.settled()))
  const held = new Set(revision.getMap("header").keys())
  for (const [who, client] of writers.entries()) {
    const refused = new Set(client.refusals.map((refusal) => refusal.n))
    for (const [key, n] of sent[who] ?? []) expect(held.has(key)).toBe(!refused.has(n))
    expect(new Set(client.refusals.map((refusal) => refusal.reason))).toEqual(new Set(["meetingFinal"]))
    expect(client.last("meetingChanged")?.meeting.state).toBe("final")
  }
  const onDisk = await server.live.rooms.whileParked(MEETING, async ({ doc }) => new Set(doc.getMap("header").keys()))
  expect(onDisk).toEqual(held)
})

it("[LV18] a failed finalize changes nothing: parked writes are taken", async () => {
  const a = await join(await server.person("가람", "member"))
  const failing = server.live.rooms.whileParked(MEETING, async () => {
    typeText(a.doc, "잠시")
    await until(() => a.writes > 1)
    throw new Error("no")
  })
  await expect(failing).rejects.toThrow("no")
  await a.settled()
  expect(a.refusals).toEqual([])
})

it("[LV15] updates over HTTP pass the same gate, log and rights", async () => {
  await server.person("가람", "member")
  const b = await join(await server.person("나래", "member"))
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(b.doc))
  const updates: Uint8Array[] = []
  doc.on("update", (update: Uint8Array) => updates.push(update))
  typeText(doc, "하나")
  typeText(doc, "둘")
  const actor = { userId: "user-가람", active: true, roles: ["member" as const], hasSeat: false, readsDrafts: false }
  const { rooms } = server.live
  expect(await rooms.submit(MEETING, { ...actor, roles: ["viewer"] }, updates)).toEqual({
    ok: false,
    reason: "notAllowed",
  })
  expect(await rooms.submit(MEETING, actor, [new Uint8Array([9, 9])])).toEqual({ ok: false, reason: "malformed" })
  expect(await rooms.submit(MEETING, actor, updates)).toEqual({ ok: true })
  await until(() => firstLine(b.doc).endsWith("하나둘"))
})

it("[LV16] a new epoch closes everyone with 4409", async () => {
  const a = await join(await server.person("가람", "member"))
  await setMeeting({ epoch: "epoch-two" })
  await server.live.rooms.resetRoom(MEETING)
  expect(await a.closed()).toBe(4409)
})

import { afterEach, beforeEach, expect, it } from "vitest"
import * as Y from "yjs"
import { LiveClient } from "../support/live-client.ts"
import { firstLine, typeText } from "../support/live-minutes.ts"
import { startLiveServer, type LiveServer } from "../support/live-server.ts"
import { until } from "../support/until.ts"
import type { LiveLimits } from "../../server/live/limits.ts"

let server: LiveServer
let cookie: string
let witness: LiveClient
const clients: LiveClient[] = []

async function start(limits: Partial<LiveLimits> = {}): Promise<void> {
  server = await startLiveServer(limits)
  cookie = await server.person("가람", "member")
  witness = await join(await server.person("나래", "member"))
}
beforeEach(() => {
  clients.length = 0
})
afterEach(async () => {
  for (const client of clients) client.socket.terminate()
  await server.close()
  expect(server.errors).toEqual([])
})
async function join(whose = cookie, doc = new Y.Doc()): Promise<LiveClient> {
  const client = new LiveClient(server.url, whose, { doc })
  clients.push(client)
  await client.ready()
  return client
}
/** The room lives on: a newcomer gets the document, and types. */
async function expectRoomAlive(): Promise<void> {
  const late = await join()
  typeText(late.doc, "살아")
  await until(() => firstLine(witness.doc).endsWith("살아"))
}

it("[LV26] malformed frames and updates are refused, the socket is closed, the others see nothing", async () => {
  await start()
  const frames = [[], [9], [0], [0, 7, 1, 0], [0, 2, 5, 0], [0, 0, 3, 1, 2], [200, 1], [2, 1, 0], [4, 2, 123, 125]]
  for (const frame of frames) {
    const client = await join()
    client.socket.send(Uint8Array.from(frame))
    expect(await client.closed()).toBe(4400)
  }
  const text = await join()
  text.socket.send("안녕")
  expect(await text.closed()).toBe(4400)
  const torn = await join()
  torn.sendUpdate(new Uint8Array([1, 1, 5]))
  expect(await torn.closed()).toBe(4400)
  expect(torn.refusals).toEqual([{ n: 2, reason: "malformed" }])
  expect(witness.syncFrames.filter((frame) => frame.type === 2)).toEqual([])
  await expectRoomAlive()
})

it("[LV27] a message over the limit ends the socket, not the room", async () => {
  await start()
  const client = await join()
  client.socket.send(new Uint8Array(1024 * 1024 + 1))
  expect(await client.closed()).toBe(1009)
  await expectRoomAlive()
})

it("[LV28] a gap in the clocks asks for a reconnect, which heals it", async () => {
  await start()
  const client = await join()
  client.sendsUpdates = false
  typeText(client.doc, "빠진")
  client.sendsUpdates = true
  typeText(client.doc, "글")
  expect(await client.closed()).toBe(4206)
  await join(cookie, client.doc)
  await until(() => firstLine(witness.doc).endsWith("빠진글"))
})

it("[LV29] another person's clientID is refused by name", async () => {
  await start()
  typeText(witness.doc, "내 것")
  await witness.settled()
  const thief = await join()
  thief.doc.clientID = witness.doc.clientID
  typeText(thief.doc, "훔침")
  await until(() => thief.refusals.length > 0)
  expect(thief.refusals[0]?.reason).toBe("foreignClient")
  expect(firstLine(witness.doc)).not.toContain("훔침")
  await expectRoomAlive()
})

it("[LV71] nobody writes with a clientID that somebody else speaks for, or spoke for before the connection broke", async () => {
  await start()
  const victim = witness.doc.clientID
  const thief = await join()
  witness.sendPresence(victim, 1, { place: "body" })
  await until(() => thief.presence.has(victim))
  thief.doc.clientID = victim
  typeText(thief.doc, "선점")
  await until(() => thief.refusals.length > 0)
  expect(thief.refusals[0]?.reason).toBe("foreignClient")
  witness.close()
  const squatter = await join()
  await until(() => thief.presence.get(victim) === null)
  squatter.sendPresence(victim, 2, { place: "body" })
  squatter.doc.clientID = victim
  typeText(squatter.doc, "가로채기")
  await until(() => squatter.refusals.length > 0)
  witness = await join(await server.person("나래다시", "member"))
  expect(firstLine(witness.doc)).toBe("시작")
})

it("[LV30] replayed frames change nothing and count as saved", async () => {
  await start()
  const client = await join()
  const updates: Uint8Array[] = []
  client.doc.on("update", (update: Uint8Array) => updates.push(update))
  typeText(client.doc, "한 번")
  await client.settled()
  for (let i = 0; i < 5; i++) client.sendUpdate(updates[0] as Uint8Array)
  await client.settled()
  expect(client.refusals).toEqual([])
  expect(witness.syncFrames.filter((frame) => frame.type === 2)).toHaveLength(1)
})

it("[LV31] presence carries the identity the server wrote, for one clientID a socket, and ends with the socket", async () => {
  await start()
  const client = await join()
  client.sendPresence(client.doc.clientID, 1, { place: "body", cursor: { anchor: 1 }, user: { name: "위원장" }, x: 1 })
  await until(() => witness.presence.get(client.doc.clientID))
  expect(witness.presence.get(client.doc.clientID)).toEqual({
    place: "body",
    cursor: { anchor: 1 },
    user: { id: "user-가람", name: "가람", role: "member", colour: expect.stringMatching(/^[0-7]$/) },
  })
  client.sendPresence(12345, 1, { place: "header.title" })
  client.sendPresence(client.doc.clientID, 2, { place: "가".repeat(3000) })
  client.sendPresence(client.doc.clientID, 3, { cursor: [[[[[[[[1]]]]]]]] })
  client.sendPresence(client.doc.clientID, 4, { place: "header.place" })
  await until(() => witness.presence.get(client.doc.clientID)?.["place"] === "header.place")
  expect(witness.presence.has(12345)).toBe(false)
  witness.sendPresence(client.doc.clientID, 99, null)
  const newcomer = await join(await server.person("다온", "viewer"))
  await until(() => newcomer.presence.get(client.doc.clientID))
  client.close()
  await until(() => witness.presence.get(client.doc.clientID) === null)
})

it("[LV32] over its rate a socket is read more slowly and no message is lost", async () => {
  await start({ messagesPerSecond: 400, messagesBurst: 20, bytesPerSecond: 200_000, bytesBurst: 1000 })
  const client = await join()
  for (let i = 0; i < 200; i++) typeText(client.doc, "가")
  await client.settled()
  expect(client.refusals).toEqual([])
  await until(() => firstLine(witness.doc) === firstLine(client.doc))
})

it("[LV35] caps on sockets close the newcomer with 1013", async () => {
  await start({ socketsPerUser: 2, socketsPerRoom: 4 })
  await join()
  await join()
  const third = new LiveClient(server.url, cookie)
  clients.push(third)
  expect(await third.closed()).toBe(1013)
  await join(await server.person("다온", "member"))
  const fifth = new LiveClient(server.url, await server.person("라온", "member"))
  clients.push(fifth)
  expect(await fifth.closed()).toBe(1013)
})

it("[LV36] a silent socket still receives something, so that the client's watchdog stays calm", async () => {
  await start({ heartbeatMs: 20 })
  let messages = 0
  witness.socket.on("message", () => messages++)
  await until(() => messages > 5)
  expect(witness.closeCode).toBeNull()
})

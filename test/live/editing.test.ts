import { afterEach, beforeEach, expect, it } from "vitest"
import * as Y from "yjs"
import { WebSocket } from "ws"
import { WebsocketProvider } from "y-websocket"
import { loadLog } from "../../server/store/load-log.ts"
import { LiveClient } from "../support/live-client.ts"
import { firstLine, typeText } from "../support/live-minutes.ts"
import { MEETING, startLiveServer, type LiveServer } from "../support/live-server.ts"
import { until } from "../support/until.ts"

let server: LiveServer
const clients: LiveClient[] = []
beforeEach(async () => {
  server = await startLiveServer()
})
afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  await server.close()
  expect(server.errors).toEqual([])
})

async function join(cookie: string, doc = new Y.Doc()): Promise<LiveClient> {
  const client = new LiveClient(server.url, cookie, { doc })
  clients.push(client)
  await client.ready()
  return client
}

it("[LV1] what one person types reaches the other, and both end equal", async () => {
  const a = await join(await server.person("가람", "member"))
  const b = await join(await server.person("나래", "member"))
  typeText(a.doc, "안녕")
  typeText(b.doc, "하세요")
  await until(() => firstLine(a.doc) === firstLine(b.doc) && firstLine(a.doc).length === 7)
})

it("[LV2] what another person sees is on disk", async () => {
  const a = await join(await server.person("가람", "member"))
  const b = await join(await server.person("나래", "member"))
  const onDisk: Promise<boolean>[] = []
  b.doc.on("update", () => {
    const seen = firstLine(b.doc)
    onDisk.push(
      loadLog(server.store.db, MEETING).then((log) => {
        const doc = new Y.Doc()
        for (const { update } of log?.tail ?? []) Y.applyUpdate(doc, update)
        return firstLine(doc).startsWith(seen)
      }),
    )
  })
  for (const letter of "가나다라마바사") typeText(a.doc, letter)
  await until(() => firstLine(b.doc).endsWith("사"))
  expect(await Promise.all(onDisk)).not.toContain(false)
})

it("[LV42] in a calm meeting the acknowledgement comes with the commit, not at the end of the longest wait for it", async () => {
  await server.close()
  server = await startLiveServer({ ackMs: 3_600_000 })
  const a = await join(await server.person("가람", "member"))
  typeText(a.doc, "가")
  await a.settled()
})

it("[LV3] saved n means that the first n writes of the connection are on disk", async () => {
  const a = await join(await server.person("가람", "member"))
  for (let i = 0; i < 20; i++) typeText(a.doc, "가")
  await a.settled()
  const log = await loadLog(server.store.db, MEETING)
  expect(log?.seq).toBe(21)
  expect(a.saved).toBe(21)
})

it("[LV4] an update without news counts as saved and is not logged again", async () => {
  const a = await join(await server.person("가람", "member"))
  typeText(a.doc, "가나")
  const line = a.doc.getXmlFragment("body").get(0) as Y.XmlElement
  ;(line.get(0) as Y.XmlText).delete(0, 1)
  await a.settled()
  const before = (await loadLog(server.store.db, MEETING))?.seq
  const viewer = await join(await server.person("다온", "viewer"))
  viewer.sendUpdate(Y.encodeStateAsUpdate(a.doc))
  a.sendUpdate(Y.encodeStateAsUpdate(a.doc))
  await Promise.all([a.settled(), viewer.settled()])
  expect(viewer.refusals).toEqual([])
  expect((await loadLog(server.store.db, MEETING))?.seq).toBe(before)
})

it("[LV5] a stock y-websocket provider with a session cookie can edit", async () => {
  const cookie = await server.person("가람", "member")
  const b = await join(await server.person("나래", "member"))
  class Signed extends WebSocket {
    constructor(address: string | URL) {
      super(address, { headers: { cookie } })
    }
  }
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${server.url}/live`, MEETING, doc, {
    WebSocketPolyfill: Signed as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  await until(() => provider.synced)
  typeText(doc, "저장")
  await until(() => firstLine(b.doc).endsWith("저장"))
  typeText(b.doc, "됨")
  await until(() => firstLine(doc).endsWith("저장됨"))
  await until(() => b.presence.has(doc.clientID))
  provider.destroy()
  await until(() => b.presence.get(doc.clientID) === null)
})

it("[LV6] a newcomer has the whole document with its one step 2, never an empty one first", async () => {
  const cookie = await server.person("가람", "member")
  const a = await join(cookie)
  expect(a.syncFrames.filter((frame) => frame.type === 1)).toHaveLength(1)
  for (let i = 0; i < 50; i++) typeText(a.doc, "가")
  await a.settled()
  server = await server.restart()
  const b = await join(cookie)
  const step2 = b.syncFrames.filter((frame) => frame.type === 1)
  expect(step2).toHaveLength(1)
  expect(step2[0]?.bytes.length).toBeGreaterThan(2)
  expect(firstLine(b.doc)).toBe(firstLine(a.doc))
})

it("[LV7] edits made offline arrive with the first step 2, and what was typed before it waits for it", async () => {
  const cookie = await server.person("가람", "member")
  const a = await join(cookie)
  a.close()
  await a.closed()
  typeText(a.doc, "오프라인")
  const back = new LiveClient(server.url, cookie, { doc: a.doc })
  clients.push(back)
  back.socket.on("open", () => typeText(a.doc, "곧바로"))
  await back.ready()
  await back.settled()
  expect(back.refusals).toEqual([])
  expect((await server.live.rooms.readMinutes(MEETING)).body[0]).toMatchObject({
    inline: [{ type: "text", text: "시작오프라인곧바로" }],
  })
})

it("[LV37] a burst larger than any limit of waiting is taken whole while the disk works", async () => {
  const a = await join(await server.person("가람", "member"))
  const b = await join(await server.person("나래", "member"))
  for (let i = 0; i < 60; i++) a.doc.getMap("header").set("title", `${i} `.padEnd(100_000, "x"))
  await until(() => String(b.doc.getMap("header").get("title")).startsWith("59 "))
  await a.settled()
  expect(a.refusals).toEqual([])
})

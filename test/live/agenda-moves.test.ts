import { afterEach, beforeEach, expect, it } from "vitest"
import * as Y from "yjs"
import { meetingAccess } from "../../server/commands/access.ts"
import { moveAgendaItem } from "../../server/commands/move-agenda-item.ts"
import type { Outcome } from "../../server/errors.ts"
import { asChildren, type BlockElement } from "../../shared/minutes/elements.ts"
import { writeBlock } from "../../shared/minutes/write-body.ts"
import { LiveClient } from "../support/live-client.ts"
import { firstLine } from "../support/live-minutes.ts"
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

async function join(name: string, role: "member" | "viewer" = "member"): Promise<LiveClient> {
  const client = new LiveClient(server.url, await server.person(name, role))
  clients.push(client)
  await client.ready()
  return client
}

const lineOf = (id: string, kind: "agendaItem" | "paragraph"): BlockElement =>
  writeBlock({ type: "line", id, kind, level: 0, inline: [{ type: "text", text: id }] })

/** Three agenda items, each with one line of results, behind the line that is there. */
async function withItems(client: LiveClient): Promise<void> {
  const blocks = ["one", "two", "three"].flatMap((id) => [lineOf(id, "agendaItem"), lineOf(`r-${id}`, "paragraph")])
  client.doc.getXmlFragment("body").insert(1, asChildren(blocks))
  await client.settled()
}

async function move(name: string, itemId: string, beforeItemId: string | null): Promise<Outcome<null>> {
  const access = await meetingAccess(server.store.db, { userId: `user-${name}` }, Date.now(), MEETING)
  if (access === null) throw new Error("nobody")
  return moveAgendaItem({ rooms: server.live.rooms }, { ...access, itemId, beforeItemId })
}

const ids = (doc: Y.Doc): string =>
  (doc.getXmlFragment("body").toArray() as Y.XmlElement[]).map((line) => line.getAttribute("id")).join(" ")
const serverIds = async (): Promise<string> =>
  (await server.live.rooms.readMinutes(MEETING)).body.map((block) => block.id).join(" ")

function putCaret(client: LiveClient, line: number, clock = 1): void {
  const text = (client.doc.getXmlFragment("body").get(line) as Y.XmlElement).get(0) as Y.XmlText
  const at = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, 1, -1))
  client.sendPresence(client.doc.clientID, clock, { cursor: { anchor: at, head: at }, place: "body" })
}

it("[LV60] an item moves with its results for everybody, and is on disk when it is answered", async () => {
  const [a, b] = [await join("가람"), await join("나래")]
  await withItems(a)
  expect(await move("나래", "three", "one")).toEqual({ ok: true, value: null })
  const expected = "line-one three r-three one r-one two r-two"
  expect(await serverIds()).toBe(expected)
  await until(() => ids(a.doc) === expected && ids(b.doc) === expected)
  server = await server.restart()
  expect(await serverIds()).toBe(expected)
})

it("[LV60] two people who move the same item at once end with one, where the later put it", async () => {
  const [a] = [await join("가람"), await join("나래")]
  await withItems(a)
  const answers = await Promise.all([
    move("가람", "one", null),
    move("나래", "one", "three"),
    move("가람", "two", null),
  ])
  expect(answers.map((answer) => answer.ok)).toEqual([true, true, true])
  expect(await serverIds()).toBe("line-one one r-one three r-three two r-two")
  await until(() => ids(a.doc) === "line-one one r-one three r-three two r-two")
})

it("[LV61] a move is refused by name while somebody else's caret is inside, not while it is mine or elsewhere", async () => {
  const [a, b] = [await join("가람"), await join("나래")]
  await withItems(a)
  await until(() => ids(b.doc).includes("three"))
  putCaret(b, 2)
  await until(() => a.presence.get(b.doc.clientID)?.["cursor"])
  expect(await move("가람", "one", null)).toEqual({ ok: false, code: "agendaItemInUse", detail: { names: ["나래"] } })
  expect((await move("나래", "one", null)).ok).toBe(true)
  await until(() => ids(b.doc) === "line-one two r-two three r-three one r-one")
  putCaret(b, 1, 2)
  await until(() => a.presence.get(b.doc.clientID)?.["cursor"])
  expect((await move("가람", "three", "two")).ok).toBe(true)
  b.close()
  await until(() => a.presence.get(b.doc.clientID) === null)
  expect((await move("가람", "two", null)).ok).toBe(true)
  expect(await serverIds()).toBe("line-one three r-three one r-one two r-two")
})

it("[LV62] letters accepted before a move are in it, and what comes after is written behind it", async () => {
  const [a, b] = [await join("가람"), await join("나래")]
  await withItems(a)
  await until(() => ids(b.doc).includes("three"))
  const text = (a.doc.getXmlFragment("body").get(1) as Y.XmlElement).get(0) as Y.XmlText
  for (const letter of "한글이옵니다") text.insert(text.length, letter)
  await a.settled()
  const moving = move("나래", "one", null)
  for (const letter of "계속씁니다") {
    const line = (b.doc.getXmlFragment("body").get(0) as Y.XmlElement).get(0) as Y.XmlText
    line.insert(line.length, letter)
  }
  expect((await moving).ok).toBe(true)
  await b.settled()
  await until(() => firstLine(a.doc) === "시작계속씁니다")
  const { body } = await server.live.rooms.readMinutes(MEETING)
  expect(body.find((block) => block.id === "one")).toMatchObject({ inline: [{ text: "one한글이옵니다" }] })
  expect(b.refusals).toEqual([])
})

it("[LV63] without the right to write, in a final meeting or for an item that is gone, nothing moves", async () => {
  const a = await join("가람")
  await join("다온", "viewer")
  await withItems(a)
  const before = await serverIds()
  expect(await move("다온", "one", null)).toEqual({ ok: false, code: "forbidden" })
  expect(await move("가람", "nowhere", null)).toEqual({ ok: false, code: "agendaItemGone" })
  expect(await move("가람", "one", "nowhere")).toEqual({ ok: false, code: "agendaItemGone" })
  expect((await move("가람", "one", "two")).ok).toBe(true)
  await server.store.db.updateTable("meeting").set({ state: "final", rights_version: 2 }).execute()
  expect(await move("가람", "one", null)).toEqual({ ok: false, code: "meetingFinal" })
  expect(await serverIds()).toBe(before)
})

it("[LV63] a right that ended while the move was on its way refuses it, and what was parked goes on", async () => {
  const [a, b] = [await join("가람"), await join("나래")]
  await withItems(a)
  const before = await serverIds()
  const moving = move("나래", "one", null)
  await server.store.db.updateTable("meeting").set({ rights_version: 2 }).execute()
  await server.store.db.deleteFrom("membership").where("user_id", "=", "user-나래").execute()
  expect((await moving).ok).toBe((await serverIds()) !== before)
  const line = (a.doc.getXmlFragment("body").get(0) as Y.XmlElement).get(0) as Y.XmlText
  line.insert(line.length, "뒤")
  await a.settled()
  expect(firstLine(a.doc)).toBe("시작뒤")
  expect(b.refusals).toEqual([])
})

// Agenda items are moved by the server while several people type into them at full speed, over real sockets.
import { afterEach, expect, it } from "vitest"
import * as Y from "yjs"
import { applyKeepingMine } from "../../client/live/orphaned-letters.ts"
import { meetingAccess } from "../../server/commands/access.ts"
import { moveAgendaItem } from "../../server/commands/move-agenda-item.ts"
import { asChildren } from "../../shared/minutes/elements.ts"
import { inlineText } from "../../shared/minutes/outline.ts"
import { writeBlock } from "../../shared/minutes/write-body.ts"
import { fuzzRuns } from "../support/fuzz-runs.ts"
import { LiveClient } from "../support/live-client.ts"
import { MEETING, startLiveServer, type LiveServer } from "../support/live-server.ts"
import { SeededRandom } from "../support/seeded-random.ts"
import { until } from "../support/until.ts"

const ITEMS = ["i0", "i1", "i2", "i3"]
const PEOPLE = ["가람", "나래", "다온"]
const LETTERS = 120

let server: LiveServer
afterEach(() => server.close())

async function join(name: string): Promise<LiveClient> {
  let made = 0
  const client = new LiveClient(server.url, await server.person(name, "member"), {
    // As the real page takes in what others wrote.
    apply: (doc, update, origin) => applyKeepingMine(doc, update, origin, () => `${name}-${made++}`),
  })
  await client.ready()
  return client
}

function startItems(client: LiveClient): Promise<unknown> {
  const blocks = ITEMS.flatMap((id) => [
    writeBlock({ type: "line", id, kind: "agendaItem", level: 0, inline: [{ type: "text", text: id }] }),
    writeBlock({ type: "line", id: `r-${id}`, kind: "paragraph", level: 0, inline: [{ type: "text", text: "결과" }] }),
  ])
  client.doc.getXmlFragment("body").insert(1, asChildren(blocks))
  return client.settled()
}

/** Types one letter nobody else types, somewhere in the body, with the caret told as the page tells it. */
function typeSomewhere(client: LiveClient, letter: string, random: SeededRandom, clock: number): void {
  const lines = client.doc.getXmlFragment("body").toArray() as Y.XmlElement[]
  const text = random.pick(lines).get(0)
  if (!(text instanceof Y.XmlText)) return
  const index = random.below(text.length + 1)
  const at = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index, -1))
  client.sendPresence(client.doc.clientID, clock, { cursor: { anchor: at, head: at } })
  text.insert(index, letter)
}

async function move(random: SeededRandom): Promise<void> {
  const access = await meetingAccess(server.store.db, { userId: `user-${PEOPLE[0]}` }, Date.now(), MEETING)
  if (access === null) throw new Error("nobody")
  const input = { ...access, itemId: random.pick(ITEMS), beforeItemId: random.pick([...ITEMS, null]) }
  const answer = await moveAgendaItem({ rooms: server.live.rooms }, input)
  if (!answer.ok) expect(answer.code).toBe("agendaItemInUse")
}

const textOf = async (): Promise<{ ids: string[]; words: string }> => {
  const { body } = await server.live.rooms.readMinutes(MEETING)
  return {
    ids: body.map((block) => block.id),
    words: body.map((block) => (block.type === "line" ? inlineText(block.inline) : "")).join("\n"),
  }
}

const bodyOf = ({ doc }: LiveClient): string => JSON.stringify(doc.getXmlFragment("body").toJSON())

async function run(seed: number): Promise<void> {
  server = await startLiveServer()
  const random = new SeededRandom(seed)
  const clients: LiveClient[] = []
  for (const name of PEOPLE) clients.push(await join(name))
  await startItems(clients[0] as LiveClient)
  await until(() => clients.every(({ doc }) => doc.getXmlFragment("body").length === 1 + 2 * ITEMS.length))
  const letters = Array.from({ length: LETTERS }, (_, n) => String.fromCodePoint(0xac00 + n))
  const moves: Promise<void>[] = []
  for (const [n, letter] of letters.entries()) {
    typeSomewhere(random.pick(clients), letter, random, n + 1)
    if (random.next() < 0.15) moves.push(move(random))
    if (random.next() < 0.3) await new Promise(setImmediate)
    if (random.next() < 0.1) await Promise.all(moves.splice(0))
  }
  await Promise.all(moves)
  await until(() => clients.every((client) => client.saved >= client.writes && bodyOf(client) === bodyOf(clients[0]!)))
  const { ids, words } = await textOf()
  for (const letter of letters) expect(words.split(letter).length - 1, `seed ${seed}: ${letter}`).toBe(1)
  for (const id of ITEMS)
    expect(
      ids.filter((other) => other === id),
      `seed ${seed}`,
    ).toEqual([id])
  expect(new Set(ids).size).toBe(ids.length)
  expect(clients.flatMap((client) => client.refusals)).toEqual([])
  for (const client of clients) client.close()
}

it("[LV62] moves against people typing lose no letter, double none and leave each item once", async () => {
  for (let seed = 1; seed <= fuzzRuns(6); seed++) {
    await run(seed)
    if (seed < fuzzRuns(6)) await server.close()
  }
})

import * as encoding from "lib0/encoding"
import { beforeEach, expect, it } from "vitest"
import * as Y from "yjs"
import { GateRoom } from "../../support/live-gate-room.ts"
import { seedUpdate } from "../../support/live-peers.ts"

let room: GateRoom
beforeEach(() => {
  room = new GateRoom(seedUpdate())
})
const offer = (update: Uint8Array) => room.offer(update, "user-a", false)

type Id = readonly [client: number, clock: number]
const TYPE = 7
const HAS_ORIGIN = 128

/** Elements of the body, each written behind the one named; null = into the empty body. */
function elements(client: number, clock: number, lefts: readonly (Id | null)[]): Uint8Array {
  const out = encoding.createEncoder()
  for (const value of [1, lefts.length, client, clock]) encoding.writeVarUint(out, value)
  for (const left of lefts) {
    encoding.writeUint8(out, left === null ? TYPE : TYPE | HAS_ORIGIN)
    if (left === null) {
      encoding.writeVarUint(out, 1)
      encoding.writeVarString(out, "body")
    } else for (const value of left) encoding.writeVarUint(out, value)
    encoding.writeVarUint(out, 3)
    encoding.writeVarString(out, "line")
  }
  encoding.writeVarUint(out, 0)
  return encoding.toUint8Array(out)
}

/** `count` elements of client 5, one behind the other. */
const chain = (count: number) =>
  elements(
    5,
    0,
    Array.from({ length: count }, (_, at) => (at === 0 ? null : ([5, at - 1] as const))),
  )

function deletes(client: number, ranges: readonly (readonly [number, number])[]): Uint8Array {
  const out = encoding.createEncoder()
  for (const value of [0, 1, client, ranges.length, ...ranges.flat()]) encoding.writeVarUint(out, value)
  return encoding.toUint8Array(out)
}

it("[GT11] a few items that would each walk over the whole document are refused", () => {
  expect(offer(chain(8000))).toMatchObject({ ok: true })
  room.commit()
  const far = Array.from({ length: 8 }, (_, at): Id => [5, at])
  expect(offer(elements(4_000_000_000, 0, far))).toMatchObject({ ok: false, reason: "malformed" })
})

it("[GT11] items out of place among those still queued are refused", () => {
  const count = 4000
  expect(offer(chain(count))).toMatchObject({ ok: true })
  const behindEach = Array.from({ length: count }, (_, at): Id => [5, at])
  expect(offer(elements(4_000_000_000, 0, behindEach))).toMatchObject({ ok: false, reason: "malformed" })
})

it("[GT11] a few items for the start of a long list are refused", () => {
  offer(chain(20_000))
  room.commit()
  expect(offer(elements(4_000_000_000, 0, [null, null]))).toMatchObject({ ok: false, reason: "malformed" })
})

it("[GT11] a few items that would walk over what is still queued are refused", () => {
  expect(offer(chain(20_000))).toMatchObject({ ok: true })
  expect(offer(elements(4_000_000_000, 0, [[5, 2]]))).toMatchObject({ ok: false, reason: "malformed" })
  expect(offer(elements(4_000_000_001, 0, [[5, 19_998]]))).toMatchObject({ ok: true })
})

it("[GT11] what a person types on in text that is still queued passes", () => {
  expect(offer(chain(400))).toMatchObject({ ok: true })
  expect(offer(elements(5, 400, [[5, 399]]))).toMatchObject({ ok: true })
  expect(offer(elements(5, 401, [[5, 10]]))).toMatchObject({ ok: true })
})

it("[GT14] delete ranges that overlap are refused", () => {
  offer(chain(10))
  room.commit()
  expect(
    offer(
      deletes(5, [
        [0, 10],
        [0, 10],
      ]),
    ),
  ).toMatchObject({ ok: false, reason: "malformed" })
  expect(
    offer(
      deletes(5, [
        [0, 5],
        [5, 5],
      ]),
    ),
  ).toMatchObject({ ok: true, isEmpty: false })
})

it("[GT13] a repeat of what is still queued is news until it is on disk", () => {
  const update = chain(3)
  offer(update)
  const repeated = () => room.offer(update, "user-a", true)
  expect(repeated()).toMatchObject({ ok: true, isEmpty: false })
  room.commit()
  expect(repeated()).toMatchObject({ ok: true, isEmpty: true })
})

it("[GT13] a repeat and what follows it reach the document once", () => {
  const author = new Y.Doc()
  author.clientID = 77
  author.getMap("header").set("first", 1)
  const first = Y.encodeStateAsUpdate(author)
  offer(first)
  author.getMap("header").set("second", 2)
  room.offer(Y.encodeStateAsUpdate(author), "user-a", true)
  author.getMap("header").set("third", 3)
  expect(room.offer(Y.encodeStateAsUpdate(author), "user-a", true)).toMatchObject({ ok: true, isEmpty: false })
  room.commit()
  expect(room.document.committed.getMap("header").toJSON()).toMatchObject({ first: 1, second: 2, third: 3 })
})

it("[GT15] formats other than bold and link are refused, formats by the thousand among them", () => {
  const author = new Y.Doc()
  author.clientID = 78
  const text = new Y.XmlText()
  const line = new Y.XmlElement("line")
  line.insert(0, [text])
  author.getXmlFragment("body").insert(0, [line])
  text.insert(0, "회의", { bold: {}, link: { href: "https://example.org/" } })
  expect(offer(Y.encodeStateAsUpdate(author))).toMatchObject({ ok: true })
  room.commit()
  const before = Y.encodeStateVector(author)
  text.format(0, 1, { "link--abcdefgh": { href: "https://example.org/" } })
  expect(offer(Y.encodeStateAsUpdate(author, before))).toMatchObject({ ok: false, reason: "malformed" })
})

it("[GT17] a formatted text of thousands of single letters is not deleted at once; a long typed one is", () => {
  const author = new Y.Doc()
  author.clientID = 79
  const updates: Uint8Array[] = []
  author.on("update", (update: Uint8Array) => updates.push(update))
  const text = new Y.XmlText()
  author.getXmlFragment("body").insert(0, [text])
  author.transact(() => {
    for (let at = 0; at < 5000; at++) text.insert(at, "가")
    text.format(0, 2500, { bold: {} })
  })
  text.delete(0, 5000)
  author.transact(() => {
    for (let at = 0; at < 5000; at++) text.insert(0, "a")
  })
  text.delete(0, 5000)
  const verdicts = updates.map((update) => {
    const verdict = offer(update)
    room.commit()
    return verdict.ok
  })
  expect(verdicts).toEqual([true, true, true, true, false])
})

it("[GT17] a gap in a formatted text grows with what is deleted; beyond thousands not even a hundred more are", () => {
  const author = new Y.Doc()
  author.clientID = 79
  const text = new Y.XmlText()
  author.getXmlFragment("body").insert(0, [text])
  text.insert(0, "굵", { bold: {} })
  author.transact(() => {
    for (let at = 0; at < 27_000; at++) text.insert(1, "가")
  })
  expect(offer(Y.encodeStateAsUpdate(author))).toMatchObject({ ok: true })
  room.commit()
  let update: Uint8Array = new Uint8Array()
  author.on("update", (made: Uint8Array) => {
    update = made
  })
  const deleting = (count: number) => {
    text.delete(1, count)
    return update
  }
  let deleted = 0
  for (; offer(deleting(100)).ok; deleted += 100) room.commit()
  expect(deleted).toBeGreaterThan(10_000)
  expect(deleted).toBeLessThan(20_000)
})

it("[GT20] half a large document is not deleted by a few bytes, neither in a list nor inside one type; a long line is", () => {
  const author = new Y.Doc()
  author.clientID = 80
  const updates: Uint8Array[] = []
  author.on("update", (update: Uint8Array) => updates.push(update))
  const opinions = author.getMap("opinions")
  const table = new Y.Map<unknown>()
  opinions.set("table", table)
  // Three messages of as many structs as one may have.
  for (let part = 0; part < 3; part++) {
    author.transact(() => {
      for (let at = 0; at < 17_000; at++) table.set(`k${part}-${at}`, 1)
    })
  }
  const line = new Y.XmlElement("line")
  author.getXmlFragment("body").insert(0, [line])
  line.insert(0, [new Y.XmlText("가".repeat(60_000))])
  author.getXmlFragment("body").delete(0, 1)
  opinions.delete("table")
  const verdicts = updates.map((update) => {
    const verdict = offer(update)
    room.commit()
    return verdict
  })
  expect(verdicts.map(({ ok }) => ok)).toEqual([true, true, true, true, true, true, true, false])
  expect(verdicts.at(-1)).toMatchObject({ reason: "tooLarge" })
})

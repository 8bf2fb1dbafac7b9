import * as encoding from "lib0/encoding"
import { beforeEach, expect, it } from "vitest"
import * as Y from "yjs"
import { GateRoom } from "../../support/live-gate-room.ts"
import { seedUpdate } from "../../support/live-peers.ts"

let room: GateRoom
let doc: Y.Doc
beforeEach(() => {
  const seed = seedUpdate()
  room = new GateRoom(seed)
  doc = new Y.Doc()
  Y.applyUpdate(doc, seed)
})

/** The update a change to the honest copy makes. */
function made(change: (doc: Y.Doc) => void): Uint8Array {
  const updates: Uint8Array[] = []
  const listen = (update: Uint8Array) => updates.push(update)
  doc.on("update", listen)
  doc.transact(() => change(doc))
  doc.off("update", listen)
  return updates[0] as Uint8Array
}
const verdict = (update: Uint8Array, userId = "user-a") => room.offer(update, userId, false)
const body = (d: Y.Doc) => d.getXmlFragment("body")

/** One client section of hand-written structs, then an empty delete set. */
function raw(client: number, clock: number, count: number, write: (out: encoding.Encoder) => void): Uint8Array {
  const out = encoding.createEncoder()
  for (const value of [1, count, client, clock]) encoding.writeVarUint(out, value)
  write(out)
  encoding.writeVarUint(out, 0)
  return encoding.toUint8Array(out)
}

it("[GT3] trailing bytes, truncated structs and truncated delete sets are refused", () => {
  const update = made((d) => body(d).delete(0, 1))
  expect(verdict(Uint8Array.from([...update, 0]))).toMatchObject({ reason: "malformed" })
  for (let end = 0; end < update.length; end++) expect(verdict(update.subarray(0, end)).ok).toBe(false)
  expect(verdict(update).ok).toBe(true)
})

it("[GT4] a string never reaches beyond its own message", () => {
  const slab = new Uint8Array(200).fill(65)
  const message = raw(7, 0, 1, (out) => {
    encoding.writeUint8(out, 4)
    encoding.writeVarUint(out, 1)
    encoding.writeVarString(out, "body")
    encoding.writeVarUint(out, 100)
  })
  slab.set(message)
  expect(verdict(slab.subarray(0, message.length))).toMatchObject({ reason: "malformed" })
})

it.each([
  ["an unknown root", (d: Y.Doc) => void d.getMap("secret").set("a", 1)],
  ["a list in a map root", (d: Y.Doc) => d.getXmlFragment("header").insert(0, [new Y.XmlElement("line")])],
  ["a Y.Array", (d: Y.Doc) => void d.getMap("opinions").set("a", new Y.Array())],
  ["a Y.Text", (d: Y.Doc) => void d.getMap("opinions").set("a", new Y.Text())],
  ["bytes", (d: Y.Doc) => void d.getMap("opinions").set("a", new Uint8Array([1]))],
  ["a subdocument", (d: Y.Doc) => void d.getMap("opinions").set("a", new Y.Doc())],
  ["a prototype-named key", (d: Y.Doc) => void d.getMap("opinions").set("constructor", 1)],
  ["a prototype-named key in a value", (d: Y.Doc) => void d.getMap("header").set("a", JSON.parse('{"__proto__":{}}'))],
  ["a value deeper than 16", (d: Y.Doc) => void d.getMap("header").set("a", deepValue(17))],
  ["types nested deeper than 32", (d: Y.Doc) => nest(d.getMap<unknown>("opinions"), 33)],
])("[GT5] %s is refused", (_what, change) => {
  const update = made(change)
  expect(verdict(update)).toMatchObject({ ok: false, reason: "malformed" })
})

it("[GT6] nesting is counted across updates, queued ones included", () => {
  let map = doc.getMap<unknown>("opinions")
  let refusedAt = 0
  for (let depth = 1; depth < 40 && refusedAt === 0; depth++) {
    const child = new Y.Map<unknown>()
    const parent = map
    if (!verdict(made(() => parent.set("child", child))).ok) refusedAt = depth
    if (depth === 10) room.commit()
    map = child
  }
  expect(refusedAt).toBe(32)
})

it("[GT7] clock gaps and references to the unknown are told apart from broken bytes", () => {
  const first = made((d) => void d.getMap("header").set("title", "가"))
  const second = made((d) => void d.getMap("header").set("title", "나"))
  expect(verdict(second)).toMatchObject({ reason: "gap" })
  expect(verdict(first).ok).toBe(true)
  expect(verdict(second).ok).toBe(true)
})

it("[GT8] a clientID belongs to the first user who wrote with it", () => {
  expect(
    verdict(
      made((d) => void d.getMap("header").set("title", "가")),
      "user-a",
    ).ok,
  ).toBe(true)
  const foreign = made((d) => void d.getMap("header").set("title", "나"))
  expect(verdict(foreign, "user-b")).toMatchObject({ reason: "foreignClient" })
  expect(verdict(foreign, "user-a").ok).toBe(true)
})

it("[GT9] skips, empty structs, circular references and doubled client sections are refused", () => {
  const skip = raw(7, 0, 1, (out) => {
    encoding.writeUint8(out, 10)
    encoding.writeVarUint(out, 3)
  })
  const empty = raw(7, 0, 1, (out) => {
    encoding.writeUint8(out, 0)
    encoding.writeVarUint(out, 0)
  })
  const itself = raw(7, 0, 1, (out) => {
    encoding.writeUint8(out, 4 | 128)
    for (const value of [7, 0]) encoding.writeVarUint(out, value)
    encoding.writeVarString(out, "가")
  })
  const doubled = encoding.createEncoder()
  for (const value of [2, 1, 7, 0, 0, 1, 1, 7, 1, 0, 1, 0]) encoding.writeVarUint(doubled, value)
  const circle = encoding.createEncoder()
  encoding.writeVarUint(circle, 2)
  for (const [client, other] of [
    [7, 8],
    [8, 7],
  ] as const) {
    for (const value of [1, client, 0]) encoding.writeVarUint(circle, value)
    encoding.writeUint8(circle, 4 | 128)
    for (const value of [other, 0]) encoding.writeVarUint(circle, value)
    encoding.writeVarString(circle, "가")
  }
  encoding.writeVarUint(circle, 0)
  for (const update of [skip, empty, itself, encoding.toUint8Array(doubled), encoding.toUint8Array(circle)]) {
    expect(verdict(update)).toMatchObject({ ok: false, reason: "malformed" })
  }
})

it("[GT10] too many structs, clients or bytes are refused as too large", () => {
  const many = raw(7, 0, 60_001, (out) => {
    for (let i = 0; i < 60_001; i++) for (const value of [0, 1]) encoding.writeUint8(out, value)
  })
  const clients = encoding.createEncoder()
  encoding.writeVarUint(clients, 65)
  for (let client = 1; client <= 65; client++)
    for (const value of [1, client, 0, 0, 1]) encoding.writeVarUint(clients, value)
  encoding.writeVarUint(clients, 0)
  expect(verdict(many)).toMatchObject({ reason: "tooLarge" })
  expect(verdict(encoding.toUint8Array(clients))).toMatchObject({ reason: "tooLarge" })
  expect(verdict(new Uint8Array(1024 * 1024 + 1))).toMatchObject({ reason: "tooLarge" })
})

const values = (count: number) => Array.from({ length: count }, () => null)

it("[GT19] more values in one update than any document holds are refused, inside lists too", () => {
  expect(verdict(made((d) => d.getMap("header").set("a", values(90_000))))).toMatchObject({ ok: true })
  expect(verdict(made((d) => d.getMap("header").set("a", values(100_001))))).toMatchObject({ reason: "tooLarge" })
})

it("[GT11] an update whose items lie out of place by the thousand is refused before it is integrated", () => {
  const out = encoding.createEncoder()
  const count = 4000
  encoding.writeVarUint(out, 2)
  for (const client of [9, 7]) {
    for (const value of [count, client, 0]) encoding.writeVarUint(out, value)
    for (let i = 0; i < count; i++) {
      const isChained = client === 7 && i > 0
      encoding.writeUint8(out, isChained ? 8 | 128 : 8)
      if (isChained) for (const value of [7, i - 1]) encoding.writeVarUint(out, value)
      else {
        encoding.writeVarUint(out, 1)
        encoding.writeVarString(out, "body")
      }
      encoding.writeVarUint(out, 1)
      encoding.writeUint8(out, 126)
    }
  }
  encoding.writeVarUint(out, 0)
  expect(verdict(encoding.toUint8Array(out))).toMatchObject({ ok: false, reason: "malformed" })
})

it("[GT12] an honest import of thousands of rows passes", () => {
  const update = made((d) => {
    for (let i = 0; i < 200; i++) {
      const row = new Y.Map<unknown>(Array.from({ length: 12 }, (_, at) => [`field${at}`, "값"]))
      d.getMap<unknown>("opinions").set(`row${i}`, row)
      body(d).insert(body(d).length, [new Y.XmlElement("line")])
    }
  })
  expect(verdict(update)).toMatchObject({ ok: true, isEmpty: false })
})

it("[GT13] what is known already is not news, delete sets included", () => {
  const update = made((d) => {
    d.getMap("header").set("title", "가")
    body(d).delete(0, 1)
  })
  verdict(update)
  room.commit()
  expect(room.offer(Y.encodeStateAsUpdate(doc), "user-b", true)).toMatchObject({ ok: true, isEmpty: true })
})

function deepValue(depth: number): unknown {
  let value: unknown = 1
  for (let i = 0; i < depth; i++) value = [value]
  return value
}

function nest(map: Y.Map<unknown>, depth: number): void {
  let parent = map
  for (let i = 0; i < depth; i++) {
    const child = new Y.Map<unknown>()
    parent.set("child", child)
    parent = child
  }
}

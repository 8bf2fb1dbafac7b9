// Updates of thousands of structs: taken in pieces, answered as one.
import { afterEach, beforeEach, expect, it } from "vitest"
import * as Y from "yjs"
import { LiveClient } from "../support/live-client.ts"
import { firstLine, typeText } from "../support/live-minutes.ts"
import { startLiveServer, type LiveServer } from "../support/live-server.ts"
import { until } from "../support/until.ts"

let server: LiveServer
let cookie: string
let writer: LiveClient
let witness: LiveClient

beforeEach(async () => {
  server = await startLiveServer({})
  cookie = await server.person("가람", "member")
  writer = new LiveClient(server.url, cookie)
  witness = new LiveClient(server.url, await server.person("나래", "member"))
  await Promise.all([writer.ready(), witness.ready()])
})
afterEach(async () => {
  writer.socket.terminate()
  witness.socket.terminate()
  await server.close()
  expect(server.errors).toEqual([])
})

const rows = (client: LiveClient) => client.doc.getMap<Y.Map<unknown>>("opinions")

/** A paste of rows, as one transaction. */
function paste(client: LiveClient, count: number): void {
  client.doc.transact(() => {
    for (let at = 0; at < count; at++) {
      rows(client).set(
        `row${at}`,
        new Y.Map<unknown>(Array.from({ length: 16 }, (_, field) => [`f${field}`, `값 ${at}`])),
      )
    }
  })
}

it("[LV70] a paste of hundreds of rows in one message is taken, answered once, and what follows it stands", async () => {
  paste(writer, 400)
  typeText(writer.doc, "바로 뒤에")
  typeText(witness.doc, "남의 글")
  await writer.settled()
  await until(() => rows(witness).size === 400 && firstLine(witness.doc).includes("바로 뒤에"))
  await until(() => firstLine(writer.doc).includes("남의 글"))
  expect(rows(witness).toJSON()).toEqual(rows(writer).toJSON())
  expect(writer.refusals).toEqual([])
  // Nobody gets an own piece back.
  const received = writer.syncFrames.filter((frame) => frame.type === 2)
  expect(received.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThan(1000)
})

it("[LV70] a day's work of many structs comes in one step 2, together with its deletions", async () => {
  writer.close()
  await writer.closed()
  paste(writer, 300)
  writer.doc.transact(() => {
    for (let at = 0; at < 300; at += 2) rows(writer).delete(`row${at}`)
  })
  writer = new LiveClient(server.url, cookie, { doc: writer.doc })
  await writer.ready()
  await writer.settled()
  await until(() => rows(witness).size === 150)
  expect(rows(witness).toJSON()).toEqual(rows(writer).toJSON())
})

it("[LV70] a long write that meets a refusal half-way is refused once, by its own number", async () => {
  typeText(witness.doc, "내 것")
  await witness.settled()
  const thief = new Y.Doc()
  Y.applyUpdate(thief, Y.encodeStateAsUpdate(witness.doc))
  const before = Y.encodeStateVector(thief)
  thief.clientID = witness.doc.clientID
  thief.getMap("header").set("k", "훔침")
  const own = new Y.Doc()
  own.clientID = 1
  own.transact(() => {
    for (let at = 0; at < 5000; at++) own.getMap("header").set(`k${at}`, at)
  })
  const stolen = Y.encodeStateAsUpdate(thief, before)
  const n = writer.sendUpdate(Y.mergeUpdates([Y.encodeStateAsUpdate(own), stolen]))
  await until(() => writer.refusals.length > 0)
  expect(writer.refusals).toEqual([{ n, reason: "foreignClient" }])
  typeText(witness.doc, "그대로")
  await witness.settled()
  expect(witness.doc.getMap("header").has("k")).toBe(false)
})

/** Lines of the body as a paste makes them, in one transaction: each an element with a text of one word. */
function pasteLines(client: LiveClient, count: number): void {
  const lines = Array.from({ length: count }, (_, at) => {
    const line = new Y.XmlElement("line")
    line.setAttribute("id", `line-${at}`)
    line.insert(0, [new Y.XmlText(`줄 ${at}`)])
    return line
  })
  client.doc.transact(() => client.doc.getXmlFragment("body").push(lines))
}

const lines = (client: LiveClient) => client.doc.getXmlFragment("body").length

it("[LV75] an undone paste of thousands of lines, a dozen bytes, goes for everybody, answered once", async () => {
  const before = lines(writer)
  for (let at = 0; at < 10; at++) {
    pasteLines(writer, 1500)
    await writer.settled()
  }
  await until(() => lines(witness) === before + 15_000)
  typeText(witness.doc, "남의 글")
  await witness.settled()
  const seen = writer.syncFrames.length
  writer.doc.transact(() => {
    writer.doc.getXmlFragment("body").delete(before, 15_000)
    writer.doc.getMap("header").set("place", "되돌린 뒤")
  })
  typeText(writer.doc, "바로 뒤에")
  await writer.settled()
  await until(() => lines(witness) === before && firstLine(witness.doc).includes("바로 뒤에"))
  expect(witness.doc.getMap("header").get("place")).toBe("되돌린 뒤")
  expect(writer.refusals).toEqual([])
  expect(writer.syncFrames.slice(seen).filter((frame) => frame.type === 2)).toEqual([])
  const late = new LiveClient(server.url, cookie)
  await late.ready()
  expect(Y.encodeStateVector(late.doc)).toEqual(Y.encodeStateVector(writer.doc))
  expect(late.doc.getXmlFragment("body").toJSON()).toBe(writer.doc.getXmlFragment("body").toJSON())
  late.socket.terminate()
})

it("[LV75] a line of thousands of single letters, as Hangul is typed, is deleted with one key", async () => {
  const text = (writer.doc.getXmlFragment("body").firstChild as Y.XmlElement).firstChild as Y.XmlText
  text.insert(text.length, "굵게", { bold: {} })
  const start = text.length
  writer.close()
  await writer.closed()
  for (let at = 0; at < 2500; at++) {
    // What a composition leaves: a jamo that goes when the syllable stands.
    writer.doc.transact(() => text.insert(text.length, "ㅎ"))
    writer.doc.transact(() => {
      text.delete(text.length - 1, 1)
      text.insert(text.length, "한")
    })
  }
  writer = new LiveClient(server.url, cookie, { doc: writer.doc })
  await writer.ready()
  await writer.settled()
  await until(() => firstLine(witness.doc) === firstLine(writer.doc))
  writer.doc.transact(() => text.delete(start, text.length - start))
  await writer.settled()
  expect(writer.refusals).toEqual([])
  await until(() => firstLine(witness.doc) === firstLine(writer.doc))
})

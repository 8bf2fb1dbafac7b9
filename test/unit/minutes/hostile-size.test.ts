import { expect, it } from "vitest"
import * as Y from "yjs"
import { readMinutes } from "../../../shared/minutes/read-minutes.ts"

it("[MN2] twenty thousand unusable keys that look alike get an id each", () => {
  const doc = new Y.Doc()
  const observers = doc.getMap("attendance")
  doc.transact(() => {
    for (let at = 0; at < 20_000; at++) observers.set(`!!!!!!!!!!${at}`, new Y.Map([["kind", "observer"]]))
  })
  const ids = readMinutes(doc).attendance.observers.map(({ id }) => id)
  expect(new Set(ids).size).toBe(20_000)
})

it("[MN2] the cells of an endless table row join the last one that fits", () => {
  const doc = new Y.Doc()
  const table = new Y.XmlElement("table")
  doc.getXmlFragment("body").push([table])
  table.push(Array.from({ length: 500 }, () => new Y.XmlElement("tableRow")))
  const [row] = table.toArray() as Y.XmlElement[]
  row?.push(Array.from({ length: 30_000 }, () => new Y.XmlElement("tableCell")))
  const [block] = readMinutes(doc).body
  const widths = block?.type === "table" ? block.rows.map((cells) => cells.length) : []
  expect(new Set(widths)).toEqual(new Set([200]))
  expect(block?.type === "table" && block.rows[0]?.at(-1)).toHaveLength(30_000 - 200)
})

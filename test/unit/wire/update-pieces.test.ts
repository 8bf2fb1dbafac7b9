import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { cutUpdate } from "../../../shared/wire/update-pieces.ts"
import { SeededRandom } from "../../support/seeded-random.ts"

/** Applies the pieces one by one, each of which must be complete. */
function applied(pieces: readonly { update: Uint8Array }[], before?: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  if (before !== undefined) Y.applyUpdate(doc, before)
  for (const { update } of pieces) {
    Y.applyUpdate(doc, update)
    expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null])
  }
  return doc
}

describe("cutUpdate", () => {
  it("[UI9] cuts one long text between characters, never inside one", () => {
    const doc = new Y.Doc()
    doc.getText("t").insert(0, "한𠮷글🙂".repeat(2000))
    const pieces = cutUpdate(Y.encodeStateAsUpdate(doc), { bytes: 999, entries: 8_000 })
    expect(pieces.length).toBeGreaterThan(30)
    expect(Math.max(...pieces.map(({ update }) => update.length))).toBeLessThan(1100)
    expect(applied(pieces).getText("t").toJSON()).toBe(doc.getText("t").toJSON())
    expect(pieces.at(-1)?.clocks.get(doc.clientID)).toBe(12_000)
  })

  it("[UI9] keeps a value that cannot be cut whole", () => {
    const doc = new Y.Doc()
    doc.getMap("m").set("long", "가".repeat(5000))
    doc.getMap("m").set("short", "나")
    const pieces = cutUpdate(Y.encodeStateAsUpdate(doc), { bytes: 999, entries: 8_000 })
    expect(pieces).toHaveLength(2)
    expect(applied(pieces).getMap("m").toJSON()).toEqual(doc.getMap("m").toJSON())
  })

  it("[LV75] cuts what one short range deletes, from its end, and around what is left between ranges", () => {
    const doc = new Y.Doc()
    const text = doc.getText("t")
    text.insert(0, "가".repeat(10_000))
    const before = Y.encodeStateAsUpdate(doc)
    const state = Y.encodeStateVector(doc)
    text.delete(9_500, 400)
    text.delete(0, 9_000)
    const pieces = cutUpdate(Y.encodeStateAsUpdate(doc, state), { bytes: 1000, entries: 50, deleted: 999 })
    expect(pieces).toHaveLength(10)
    const clocks = pieces.flatMap(({ update }) => [...Y.decodeUpdate(update).ds.clients.values()].flat())
    expect(clocks.map(({ clock }) => clock)).toEqual([8401, 9500, 7402, 6403, 5404, 4405, 3406, 2407, 1408, 409, 0])
    expect(applied(pieces, before).getText("t").toJSON()).toBe("가".repeat(600))
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "[UI9] the pieces of what several people wrote into each other's text make the same document (%i)",
    (seed) => {
      const random = new SeededRandom(seed)
      const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
      const base = new Y.Doc()
      base.getText("t").insert(0, "처음 있던 글")
      const start = Y.encodeStateAsUpdate(base)
      for (const doc of docs) Y.applyUpdate(doc, start)
      for (let i = 0; i < 300; i++) {
        const doc = docs[random.below(3)] as Y.Doc
        const text = doc.getText("t")
        if (random.next() < 0.3 && text.length > 3) text.delete(random.below(text.length - 2), 2)
        else text.insert(random.below(text.length + 1), `글${i}`)
        if (random.next() < 0.3) Y.applyUpdate(docs[random.below(3)] as Y.Doc, Y.encodeStateAsUpdate(doc))
      }
      const whole = new Y.Doc()
      for (const doc of docs) Y.applyUpdate(whole, Y.encodeStateAsUpdate(doc))
      const update = Y.encodeStateAsUpdate(whole, Y.encodeStateVector(base))
      const pieces = cutUpdate(update, { bytes: 200, entries: 8_000 })
      expect(pieces.length).toBeGreaterThan(10)
      const again = applied(pieces, start)
      expect(again.getText("t").toJSON()).toBe(whole.getText("t").toJSON())
      expect(Y.encodeStateVector(again)).toEqual(Y.encodeStateVector(whole))
    },
  )
})

import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { UpdateHold } from "../../../client/live/update-hold.ts"
import { copyOf, docOfLines, lineOf } from "../../fuzz/editor/editor-fixture.ts"

const line = (of: Y.Doc, index: number) => of.getXmlFragment("body").get(index) as Y.XmlElement
const text = (of: Y.Doc) => of.getXmlFragment("body").toJSON()

function setUp() {
  const doc = docOfLines("하나", "둘", "셋")
  const other = copyOf(doc)
  const hold = new UpdateHold(doc)
  other.on("update", (update: Uint8Array) => hold.receive(update, "other"))
  hold.compose(line(doc, 1))
  return { doc, other, hold }
}

describe("updates while a syllable is composed", () => {
  it.each<[string, (other: Y.Doc, changed: Y.XmlElement) => void]>([
    ["letters in it", (_other, changed) => (changed.get(0) as Y.XmlText).insert(1, "*")],
    ["a deletion in it", (_other, changed) => (changed.get(0) as Y.XmlText).delete(0, 1)],
    ["its kind", (_other, changed) => changed.setAttribute("kind", "bullet")],
    ["its format", (_other, changed) => (changed.get(0) as Y.XmlText).format(0, 1, { bold: {} })],
    ["its removal", (other) => other.getXmlFragment("body").delete(1, 1)],
  ])("[ED4] %s waits and comes with the release", (_name, change) => {
    const { doc, other, hold } = setUp()
    change(other, line(other, 1))
    expect(hold.size).toBe(1)
    expect(text(doc)).not.toBe(text(other))
    hold.release()
    expect(text(doc)).toBe(text(other))
  })

  it("[ED4] another line, and a new line before or after it, pass at once", () => {
    const { doc, other, hold } = setUp()
    ;(line(other, 0).get(0) as Y.XmlText).insert(0, "*")
    other.getXmlFragment("body").insert(1, [lineOf("x", "새 줄")])
    other.getXmlFragment("body").insert(3, [lineOf("y", "아래 줄")])
    expect(hold.size).toBe(0)
    expect(text(doc)).toBe(text(other))
  })

  it("[ED4] what builds on a waiting update waits behind it", () => {
    const { doc, other, hold } = setUp()
    ;(line(other, 1).get(0) as Y.XmlText).insert(0, "*")
    ;(line(other, 0).get(0) as Y.XmlText).insert(0, "뒤")
    expect(hold.size).toBe(2)
    expect(doc.store.pendingStructs).toBe(null)
    hold.release()
    expect(text(doc)).toBe(text(other))
  })
})

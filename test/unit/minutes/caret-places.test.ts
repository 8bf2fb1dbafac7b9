import { expect, it } from "vitest"
import * as Y from "yjs"
import { placesOfCaret } from "../../../shared/minutes/caret-places.ts"
import { writeMinutes } from "../../../shared/minutes/write-minutes.ts"
import { blankMinutes } from "../../support/live-minutes.ts"

function docOfThree(): Y.Doc {
  const doc = new Y.Doc()
  const line = { type: "line", kind: "paragraph", level: 0, inline: [{ type: "text", text: "가나다" }] } as const
  const body = ["a", "b", "c"].map((id) => ({ ...line, id, inline: [...line.inline] }))
  writeMinutes(doc, { ...blankMinutes(), body })
  return doc
}
const at = (type: Y.XmlText | Y.XmlFragment, index: number, assoc = 0): unknown =>
  Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(type, index, assoc))
const textOf = (doc: Y.Doc, line: number): Y.XmlText =>
  (doc.getXmlFragment("body").get(line) as Y.XmlElement).get(0) as Y.XmlText

it("[MN20] a caret is in the block that holds it, a selection in every block from one end to the other", () => {
  const doc = docOfThree()
  const inB = at(textOf(doc, 1), 2, -1)
  expect(placesOfCaret(doc, { anchor: inB, head: inB })).toEqual({ first: 1, last: 1 })
  expect(placesOfCaret(doc, { anchor: at(textOf(doc, 2), 3, -1), head: at(textOf(doc, 0), 0, -1) })).toEqual({
    first: 0,
    last: 2,
  })
  const onBlock = at(doc.getXmlFragment("body"), 1)
  expect(placesOfCaret(doc, { anchor: onBlock, head: onBlock })).toEqual({ first: 1, last: 1 })
})

it("[MN20] what is no caret of the body is no place, makes no type and throws nothing", () => {
  const doc = docOfThree()
  const roots = [...doc.share.keys()]
  const inHeader = { tname: "header" }
  const gone = at(textOf(doc, 0), 1)
  doc.getXmlFragment("body").delete(0, 1)
  const hostile: unknown[] = [
    null,
    "x",
    { anchor: {}, head: {} },
    { anchor: { tname: "evil" }, head: { tname: "evil" } },
    { anchor: inHeader, head: inHeader },
    { anchor: gone, head: gone },
    { anchor: { item: { client: 7, clock: 9 } }, head: { type: { client: 1, clock: 2 ** 40 } } },
    { anchor: { type: { client: -1, clock: 0.5 } }, head: { item: "x" } },
  ]
  for (const cursor of hostile) expect(placesOfCaret(doc, cursor), JSON.stringify(cursor)).toBeNull()
  expect([...doc.share.keys()]).toEqual(roots)
})

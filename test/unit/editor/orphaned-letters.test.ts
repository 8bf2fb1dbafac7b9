import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { applyKeepingMine, GIVEN_BACK } from "../../../client/live/orphaned-letters.ts"
import { readBody } from "../../../shared/minutes/read-body.ts"
import { inlineText } from "../../../shared/minutes/outline.ts"
import { copyOf, docOfLines } from "../../fuzz/editor/editor-fixture.ts"

const lineAt = (doc: Y.Doc, index: number) => doc.getXmlFragment("body").get(index) as Y.XmlElement
const textAt = (doc: Y.Doc, index: number) => lineAt(doc, index).get(0) as Y.XmlText
const lines = (doc: Y.Doc) =>
  readBody(doc.getXmlFragment("body")).map((block) => (block.type === "line" ? inlineText(block.inline) : block.type))

/** I type while another, who does not see it, changes the same line; then each takes the other's update. */
function atOnce(mine: (doc: Y.Doc) => void, theirs: (doc: Y.Doc) => void): { me: Y.Doc; other: Y.Doc } {
  const me = docOfLines("위", "앞뒤", "밑")
  const other = copyOf(me)
  const before = Y.encodeStateVector(me)
  mine(me)
  theirs(other)
  let next = 0
  const give = (to: Y.Doc, from: Y.Doc) =>
    applyKeepingMine(to, Y.encodeStateAsUpdate(from, before), "socket", () => `new${next++}`)
  give(me, other)
  give(other, me)
  return { me, other }
}

describe("letters typed into what somebody deletes at the same moment", () => {
  it("[ED14] a deleted line: only the letters its deleter never saw, in one line at its place", () => {
    const { me, other } = atOnce(
      (doc) => textAt(doc, 1).insert(1, "한글"),
      (doc) => doc.getXmlFragment("body").delete(1, 1),
    )
    expect(lines(me)).toEqual(["위", "한글", "밑"])
    expect(lines(other)).toEqual(lines(me))
    expect(lineAt(me, 1).getAttribute("id")).toBe("new0")
  })

  it("[ED14] a line joined to the one above: what was joined is there once, the new letters in a line of their own", () => {
    const { me, other } = atOnce(
      (doc) => textAt(doc, 1).insert(2, "한글"),
      (doc) => {
        doc.getXmlFragment("body").delete(1, 1)
        textAt(doc, 0).insert(1, "앞뒤")
      },
    )
    expect(lines(me)).toEqual(["위앞뒤", "한글", "밑"])
    expect(lines(other)).toEqual(lines(me))
  })

  it("[ED14] letters of the same moment that I took back myself stay away", () => {
    const { me } = atOnce(
      (doc) => {
        textAt(doc, 1).insert(1, "한글")
        textAt(doc, 1).delete(1, 1)
      },
      (doc) => doc.getXmlFragment("body").delete(1, 1),
    )
    expect(lines(me)).toEqual(["위", "글", "밑"])
  })

  it("[ED14] a line nobody wrote into stays deleted, and others' letters are theirs to give back", () => {
    const { me } = atOnce(
      (doc) => textAt(doc, 0).insert(0, "한"),
      (doc) => doc.getXmlFragment("body").delete(1, 1),
    )
    expect(lines(me)).toEqual(["한위", "밑"])
    const third = copyOf(me)
    const before = Y.encodeStateVector(me)
    textAt(third, 0).insert(0, "셋째")
    me.getXmlFragment("body").delete(0, 1)
    const watcher = copyOf(docOfLines())
    Y.applyUpdate(watcher, Y.encodeStateAsUpdate(third))
    applyKeepingMine(watcher, Y.encodeStateAsUpdate(me, before), "socket", () => "never")
    expect(lines(watcher)).toEqual(["밑"])
  })

  it("[ED14] the line given back is no step of anyone's undo, and says where its letters came from", () => {
    const me = docOfLines("위", "앞뒤")
    const other = copyOf(me)
    const gone = lineAt(me, 1)
    textAt(me, 1).insert(1, "한글")
    other.getXmlFragment("body").delete(1, 1)
    let given: unknown
    me.on("afterTransaction", (transaction: Y.Transaction) => {
      if (transaction.origin === GIVEN_BACK) given = transaction.meta.get(GIVEN_BACK)
    })
    applyKeepingMine(me, Y.encodeStateAsUpdate(other), "socket", () => "new")
    expect([...(given as Map<unknown, unknown>).entries()]).toEqual([[gone, textAt(me, 1)]])
  })

  it("[ED14] what an earlier page of mine typed and could not send, when this page answers for it; else not", () => {
    for (const [inherited, expected] of [
      [true, ["위", "한글", "밑"]],
      [false, ["위", "밑"]],
    ] as const) {
      const earlier = docOfLines("위", "앞뒤", "밑")
      const other = copyOf(earlier)
      textAt(earlier, 1).insert(1, "한글")
      const reloaded = copyOf(earlier)
      expect(lines(reloaded)).toEqual(["위", "앞한글뒤", "밑"])
      other.getXmlFragment("body").delete(1, 1)
      const clients = new Set(inherited ? [earlier.clientID] : [])
      applyKeepingMine(reloaded, Y.encodeStateAsUpdate(other), "socket", () => "new", clients)
      expect(lines(reloaded)).toEqual(expected)
    }
  })
})

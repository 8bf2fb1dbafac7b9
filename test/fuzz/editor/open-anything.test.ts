import fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { copyOf, lineOf, openEditor } from "./editor-fixture.ts"

const NAMES = [
  "line",
  "photo",
  "table",
  "tableRow",
  "tableCell",
  "hardBreak",
  "rowLink",
  "mention",
  "poll",
  "doc",
  "text",
]
const ATTRIBUTES = [
  "id",
  "kind",
  "level",
  "result",
  "votesFor",
  "assignees",
  "due",
  "blob",
  "width",
  "tableId",
  "colour",
]
const value = fc.oneof(
  fc.constantFrom("agendaItem", "paragraph", "decision", "task", "nonsense", "", "line1"),
  fc.integer({ min: -3, max: 12 }),
  fc.double(),
  fc.boolean(),
  fc.constantFrom({ a: 1 }, ["seat1", 7], []),
)

interface Tree {
  readonly name: string
  readonly attributes: Record<string, unknown>
  readonly children: (Tree | readonly { insert: unknown; attributes?: object }[])[]
}

const text = fc.array(
  fc.record(
    {
      insert: fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom("가나다", "한글 ", "a", "😀끝") },
        { weight: 1, arbitrary: fc.constant({ embed: 1 }) },
      ),
      attributes: fc.constantFrom(
        {},
        { bold: {} },
        { bold: true },
        { link: { href: "https://example.org/" } },
        { link: { href: "javascript:alert(1)" } },
        { strike: { by: "x" }, highlight: 3 },
      ),
    },
    { requiredKeys: ["insert"] },
  ),
  { maxLength: 3 },
)
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record({
    name: fc.oneof({ weight: 3, arbitrary: fc.constant("line") }, { weight: 2, arbitrary: fc.constantFrom(...NAMES) }),
    attributes: fc.dictionary(fc.constantFrom(...ATTRIBUTES), value, { maxKeys: 5 }),
    children: fc.array(fc.oneof({ depthSize: "small" }, text, tie("tree")), { maxLength: 3 }),
  }) as fc.Arbitrary<Tree>,
}))

function build(node: Tree): Y.XmlElement {
  const element = new Y.XmlElement<{ [name: string]: never }>(node.name)
  for (const [name, attribute] of Object.entries(node.attributes)) element.setAttribute(name, attribute as never)
  element.insert(
    0,
    node.children.map((child) => {
      if ("name" in child) return build(child)
      const type = new Y.XmlText()
      type.applyDelta([...child])
      return type
    }),
  )
  return element
}

/** Everything an element holds, by value. */
function contentOf(type: unknown): unknown {
  if (type instanceof Y.XmlText) return type.toDelta()
  if (!(type instanceof Y.XmlElement)) return type
  return { name: type.nodeName, attributes: type.getAttributes(), children: type.toArray().map(contentOf) }
}

/** Two peers write trees into one body at once and are joined. */
function mergedDoc(first: readonly Tree[], second: readonly Tree[], looseText: boolean): Y.Doc {
  const doc = new Y.Doc()
  doc.getXmlFragment("body").insert(0, first.map(build))
  const other = copyOf(doc)
  other.getXmlFragment("body").insert(Math.floor(first.length / 2), second.map(build))
  if (looseText) other.getXmlFragment("body").insert(0, [new Y.XmlText("흘러든 글")])
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  return doc
}

describe("opening whatever a merge left", () => {
  it("[ED1] writes nothing", () => {
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 4 }), fc.array(tree, { maxLength: 4 }), fc.boolean(), (a, b, loose) => {
        const doc = copyOf(mergedDoc(a, b, loose))
        const before = Y.encodeStateAsUpdate(doc)
        const editor = openEditor(doc)
        expect(editor.sent).toEqual([])
        expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
        expect(editor.state.doc.childCount).toBe(Math.max(1, doc.getXmlFragment("body").length))
        editor.state.doc.check()
      }),
      { seed: 20301, numRuns: 200 },
    )
  })

  it("[ED2] typing in one line leaves every other block as it was, also between two changed lines", () => {
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 4 }), fc.array(tree, { maxLength: 4 }), (a, b) => {
        const doc = mergedDoc(a, b, true)
        const body = doc.getXmlFragment("body")
        body.insert(0, [lineOf("first", "첫 줄")])
        body.push([lineOf("last", "끝 줄")])
        const editor = openEditor(doc)
        const others = body.toArray().slice(1, -1).map(contentOf)
        editor.place(0, 1)
        // Both ends in one transaction: what lies between is neither written nor replaced.
        editor.change((tr) => tr.insertText("새", tr.doc.content.size - 1).insertText("글", 1))
        expect(body.toArray().slice(1, -1).map(contentOf)).toEqual(others)
        expect(contentOf(body.get(0))).toMatchObject({ children: [[{ insert: "글첫 줄" }]] })
        expect(contentOf(body.get(body.length - 1))).toMatchObject({ children: [[{ insert: "끝 줄새" }]] })
      }),
      { seed: 20302, numRuns: 200 },
    )
  })

  it("[ED2] typing into a line keeps what is unknown inside that line", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(text, tree), { minLength: 1, maxLength: 4 }), (children) => {
        const doc = new Y.Doc()
        const line = build({ name: "line", attributes: { id: "a", colour: "red", level: "three" }, children })
        doc.getXmlFragment("body").insert(0, [line])
        const unknown = (): unknown[] =>
          line
            .toArray()
            .filter((child) => child instanceof Y.XmlElement)
            .map(contentOf)
        const [kept, attributes] = [unknown(), line.getAttributes()]
        const editor = openEditor(doc)
        editor.change((tr) => tr.insertText("가", 1))
        editor.change((tr) => tr.insertText("끝", tr.doc.content.size - 1))
        expect(unknown()).toEqual(kept)
        expect(line.getAttributes()).toEqual(attributes)
        expect(openEditor(copyOf(doc)).state.doc.textContent).toBe(editor.state.doc.textContent)
      }),
      { seed: 20303, numRuns: 200 },
    )
  })
})

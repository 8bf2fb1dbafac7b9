import { expect, it } from "vitest"
import type * as Y from "yjs"
import { docOfLines, openEditor } from "../../fuzz/editor/editor-fixture.ts"

it("[ED15] typing while somebody's transaction has changed the text unseen writes nothing wrong: the editor follows", () => {
  const editor = openEditor(docOfLines("하나", "둘", "셋"))
  const body = editor.doc.getXmlFragment("body")
  editor.doc.transact(() => {
    body.delete(0, 1)
    editor.change((tr) => tr.insertText("!", 2))
  })
  expect(body.toArray().map((line) => (line as Y.XmlElement).toJSON().replace(/<[^>]*>/g, ""))).toEqual(["둘", "셋"])
  expect(editor.state.doc.children.map((line) => line.textContent)).toEqual(["둘", "셋"])
})

import type { Plugin } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import { afterEach, beforeEach, expect, it, vi } from "vitest"
import * as Y from "yjs"
import { compositionHold } from "../../../client/features/editor/binding/composition-hold.ts"
import { UpdateHold } from "../../../client/live/update-hold.ts"
import { copyOf, docOfLines, openEditor } from "../../fuzz/editor/editor-fixture.ts"

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** An editor's view as the hold sees it: an open syllable ends when the field loses the focus. */
function setUp() {
  const doc = docOfLines("하나", "둘")
  const other = copyOf(doc)
  const editor = openEditor(doc)
  editor.place(0, 1)
  const hold = new UpdateHold(doc)
  other.on("update", (update: Uint8Array) => hold.receive(update, "other"))
  const plugin: Plugin = compositionHold(editor.binding, hold)
  const fire = (name: "compositionstart" | "compositionupdate" | "compositionend") => {
    view.composing = name !== "compositionend"
    plugin.props.handleDOMEvents?.[name]?.call(plugin, view as unknown as EditorView, {} as CompositionEvent)
  }
  const focus = vi.fn()
  const view = {
    composing: false,
    state: editor.state,
    hasFocus: () => true,
    focus,
    dom: { blur: vi.fn(() => fire("compositionend")) },
  }
  const typeBeside = () => {
    const line = other.getXmlFragment("body").get(0) as Y.XmlElement
    ;(line.get(0) as Y.XmlText).insert(0, "*")
  }
  const line = () => JSON.stringify(doc.getXmlFragment("body").get(0).toJSON())
  return { hold, fire, view, focus, typeBeside, line }
}

it("[ED4] an update waits for the syllable to settle and comes 30 ms after its end", () => {
  const { fire, typeBeside, line } = setUp()
  fire("compositionstart")
  typeBeside()
  vi.advanceTimersByTime(3000)
  expect(line()).not.toContain("*")
  fire("compositionend")
  expect(line()).not.toContain("*")
  vi.advanceTimersByTime(30)
  expect(line()).toContain("*")
})

it("[ED4] a syllable left open while an update waits is ended after 4 s, before the update comes", () => {
  const { fire, view, focus, typeBeside, line } = setUp()
  fire("compositionstart")
  typeBeside()
  vi.advanceTimersByTime(4000)
  expect(view.composing).toBe(false)
  expect(view.dom.blur).toHaveBeenCalledOnce()
  expect(focus).toHaveBeenCalledOnce()
  expect(line()).not.toContain("*")
  vi.advanceTimersByTime(30)
  expect(line()).toContain("*")
})

it("[ED4] a syllable left open with nothing waiting stays open, and holds what comes later", () => {
  const { fire, view, typeBeside, line, hold } = setUp()
  fire("compositionstart")
  vi.advanceTimersByTime(9000)
  expect(view.dom.blur).not.toHaveBeenCalled()
  typeBeside()
  expect(hold.size).toBe(1)
  vi.advanceTimersByTime(4000)
  expect(view.composing).toBe(false)
  expect(line()).toContain("*")
})

it("[ED4] a new syllable begun while the last one settles holds on", () => {
  const { fire, typeBeside, line } = setUp()
  fire("compositionstart")
  typeBeside()
  fire("compositionend")
  vi.advanceTimersByTime(20)
  fire("compositionstart")
  vi.advanceTimersByTime(3000)
  expect(line()).not.toContain("*")
})

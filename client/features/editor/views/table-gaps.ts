// Gaps of tables, shown where a row has no cell for a column that another one has. They are not in the document: a press
// or the Tab key makes a cell of one.
import type { Node } from "@tiptap/pm/model"
import { Plugin } from "@tiptap/pm/state"
import type { EditorState } from "@tiptap/pm/state"
import { Decoration, DecorationSet } from "@tiptap/pm/view"
import type { EditorView } from "@tiptap/pm/view"
import { NODES } from "../../../../shared/minutes/schema.ts"
import { withCaret } from "../commands/table-edits.ts"
import { gridOf, rowPosition } from "../commands/table-place.ts"

export function tableGaps(): Plugin<DecorationSet> {
  const plugin: Plugin<DecorationSet> = new Plugin({
    state: {
      init: (_config, state) => findGaps(state),
      apply: (tr, gaps, _before, state) => (tr.docChanged ? findGaps(state) : gaps),
    },
    props: { decorations: (state) => plugin.getState(state) },
  })
  return plugin
}

function findGaps({ doc }: EditorState): DecorationSet {
  const gaps: Decoration[] = []
  doc.forEach((table, at) => {
    if (table.type.name === NODES.table) addGaps(table, at, gaps)
  })
  return gaps.length === 0 ? DecorationSet.empty : DecorationSet.create(doc, gaps)
}

function addGaps(table: Node, at: number, into: Decoration[]): void {
  const { width, places } = gridOf(table)
  for (const [row, columns] of places.entries()) {
    const node = table.child(row)
    if (columns.length === width || node.type.name !== NODES.tableRow) continue
    let position = rowPosition(table, at, row) + 1
    let column = 0
    for (const [index, stands] of [...columns, width].entries()) {
      for (; column < stands; column++) into.push(gapAt(position, row, column))
      position += node.maybeChild(index)?.nodeSize ?? 0
      column = stands + 1
    }
  }
}

function gapAt(position: number, row: number, column: number): Decoration {
  const draw = (view: EditorView, getPos: () => number | undefined): HTMLElement => {
    const cell = document.createElement("td")
    cell.className = "hj-gap"
    cell.addEventListener("mousedown", (event) => {
      const here = getPos()
      if (!view.editable || view.composing || here === undefined) return
      event.preventDefault()
      view.dispatch(withCaret(view.state.tr, view.state.doc.resolve(here).before(1), row, column))
      view.focus()
    })
    return cell
  }
  return Decoration.widget(position, draw, { key: `gap ${row} ${column}`, side: -1, ignoreSelection: true })
}

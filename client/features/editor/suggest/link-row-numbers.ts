import { Plugin } from "@tiptap/pm/state"
import { NODES } from "../../../../shared/minutes/schema.ts"
import type { PageFacts } from "../views/page-facts.ts"
import { findTrigger } from "./find-trigger.ts"

/**
 * A space behind the number of exactly one row makes the number a link to it. Undo gives the plain number back, and the
 * next space leaves it plain.
 */
export function linkRowNumbers(facts: PageFacts, startUndoStep: () => void): Plugin {
  /** The last number linked here and its position: linked once, it is not linked again after an undo. */
  let last = { from: -1, number: "" }
  return new Plugin({
    props: {
      handleTextInput: (view, from, to, text) => {
        const { $from } = view.state.selection
        if (text !== " " || from !== to || view.composing || !$from.parent.isTextblock || from !== $from.pos)
          return false
        const found = findTrigger($from.parent.textBetween(0, $from.parentOffset, undefined, "\ufffc"))
        if (found === null || found.kind !== "row" || found.isAsked) return false
        const start = $from.start() + found.start
        const rows = facts.rows().filter(({ number }) => number === found.query)
        const [row] = rows
        const isDeclined = last.from === start && last.number === found.query
        last = { from: -1, number: "" }
        if (row === undefined || rows.length > 1 || isDeclined) return false
        last = { from: start, number: found.query }
        startUndoStep()
        const { tableId, rowId, number } = row
        const { schema, tr } = view.state
        const link = schema.node(NODES.rowLink, { tableId, rowId, label: number })
        view.dispatch(tr.replaceWith(start, to, [link, schema.text(" ")]).scrollIntoView())
        return true
      },
    },
  })
}

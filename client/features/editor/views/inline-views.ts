// Names in the text that follow what they stand for: a row's number, a person's name.
import type { Node } from "@tiptap/pm/model"
import type { NodeView } from "@tiptap/pm/view"
import { editorSuggestText as ko } from "../../../../shared/text/ko/editor-suggest.ts"
import { DrawnAtom } from "./drawn-atom.ts"
import type { PageFacts, RowFacts } from "./page-facts.ts"

function idsOf({ attrs }: Node): readonly [tableId: string, rowId: string] {
  return [String(attrs["tableId"]), String(attrs["rowId"])]
}

interface RowLinkLook {
  readonly text: string
  readonly title: string
  readonly spoken: string
  readonly isGone: boolean
}

/** How a link to a row looks and reads: by the row as it is now, or by the label it was made with when the row is gone. */
export function rowLinkLook(row: RowFacts | null, label: string): RowLinkLook {
  if (row === null) return { text: label, title: ko.rowGone, spoken: `${label}. ${ko.rowGone}`, isGone: true }
  const name = `${row.number} ${row.title}`.trim()
  return { text: row.number || row.title, title: name, spoken: ko.rowGo(name), isGone: false }
}

/** The row's number as it is now; a press goes to the row. */
export function rowLinkView(node: Node, facts: PageFacts): NodeView {
  let ids = idsOf(node)
  const view = new DrawnAtom(
    "span",
    node,
    (dom, now) => {
      ids = idsOf(now)
      const { text, title, spoken, isGone } = rowLinkLook(facts.row(...ids), String(now.attrs["label"]))
      dom.className = "hj-row-link"
      setText(dom, text)
      dom.title = title
      dom.dataset["gone"] = String(isGone)
      dom.dataset["tableId"] = ids[0]
      dom.dataset["rowId"] = ids[1]
      dom.setAttribute("role", "link")
      dom.setAttribute("aria-label", spoken)
    },
    (listener) => facts.onOpinions(listener),
  )
  view.dom.addEventListener("click", () => facts.showRow(...ids))
  return view
}

/** The person's name as the roster of this meeting has it. */
export function mentionView(node: Node, facts: PageFacts): NodeView {
  return new DrawnAtom(
    "span",
    node,
    (dom, { attrs }) => {
      const name = facts.seatName(String(attrs["seatId"]))
      dom.className = "hj-mention"
      setText(dom, name ?? String(attrs["label"]))
      dom.title = name === null ? ko.seatGone : ""
      dom.dataset["seatId"] = String(attrs["seatId"])
    },
    (listener) => facts.onAttendance(listener),
  )
}

/** Only when it differs: others' edits elsewhere must not touch the DOM beside the caret. */
function setText(dom: HTMLElement, text: string): void {
  if (dom.textContent !== text) dom.textContent = text
}

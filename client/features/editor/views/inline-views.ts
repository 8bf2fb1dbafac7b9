// Names in the text that follow what they stand for: a row's number, a person's name.
import type { Node } from "@tiptap/pm/model"
import type { NodeView } from "@tiptap/pm/view"
import { editorSuggestText as ko } from "../../../../shared/text/ko/editor-suggest.ts"
import { DrawnAtom } from "./drawn-atom.ts"
import type { PageFacts } from "./page-facts.ts"

function idsOf({ attrs }: Node): readonly [tableId: string, rowId: string] {
  return [String(attrs["tableId"]), String(attrs["rowId"])]
}

/** The row's number as it is now; a press goes to the row. */
export function rowLinkView(node: Node, facts: PageFacts): NodeView {
  let ids = idsOf(node)
  const view = new DrawnAtom(
    "span",
    node,
    (dom, now) => {
      ids = idsOf(now)
      const row = facts.row(...ids)
      const label = String(now.attrs["label"])
      const name = row === null ? label : `${row.number} ${row.title}`.trim()
      dom.className = "hj-row-link"
      setText(dom, row?.number || (row?.title ?? label))
      dom.title = row === null ? ko.rowGone : name
      dom.dataset["gone"] = String(row === null)
      dom.dataset["tableId"] = ids[0]
      dom.dataset["rowId"] = ids[1]
      dom.setAttribute("role", "link")
      dom.setAttribute("aria-label", row === null ? `${label}. ${ko.rowGone}` : ko.rowGo(name))
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

import type { Node } from "@tiptap/pm/model"
import type { NodeView } from "@tiptap/pm/view"
import { editorText as ko } from "../../../../shared/text/ko/editor.ts"
import { DrawnAtom, type Draw } from "./drawn-atom.ts"
import type { PageFacts } from "./page-facts.ts"

/** The computed attendance summary in running text. */
export function attendanceSummaryView(node: Node, facts: PageFacts): NodeView {
  const draw: Draw = (dom) => {
    dom.className = "hj-attendance-summary"
    dom.textContent = facts.attendanceSummary()
  }
  return new DrawnAtom("div", node, draw, (listener) => facts.onAttendance(listener))
}

/** A card that stands for an opinion table and leads to it. */
export function opinionTableCardView(node: Node, facts: PageFacts): NodeView {
  const draw: Draw = (dom, { attrs }) => {
    const tableId = String(attrs["tableId"])
    const table = facts.table(tableId)
    const words = table === null ? [ko.tableGone] : [table.title || ko.tableUntitled, ko.tableCounts(table)]
    // Somebody types in the table all the time; the card changes seldom.
    if (dom.dataset["words"] === words.join()) return
    dom.dataset["words"] = words.join()
    dom.className = "hj-table-card"
    dom.replaceChildren()
    if (table === null) {
      dom.textContent = ko.tableGone
      return
    }
    dom.append(textElement("strong", words[0] ?? ""))
    dom.append(textElement("span", words[1] ?? ""))
    const jump = textElement("button", ko.tableJump)
    jump.setAttribute("type", "button")
    // The outline leads to the table too; Esc then Tab leaves the text at once.
    jump.tabIndex = -1
    jump.addEventListener("click", () => facts.showTable(tableId))
    dom.append(jump)
  }
  return new DrawnAtom("div", node, draw, (listener) => facts.onOpinions(listener))
}

function textElement(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag)
  element.textContent = text
  return element
}

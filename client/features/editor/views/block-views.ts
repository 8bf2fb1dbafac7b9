import type { Node } from "@tiptap/pm/model"
import type { NodeView } from "@tiptap/pm/view"
import { editorText as ko } from "../../../../shared/text/ko/editor.ts"
import type { PageFacts } from "./page-facts.ts"

/** Draws an atom's element from its node and the page; called again when either changes. */
type Draw = (dom: HTMLElement, node: Node) => void

/** A block that is no text: drawn from the document, selected as a whole. */
class DrawnBlock implements NodeView {
  readonly dom = document.createElement("div")
  readonly #draw: Draw
  readonly #stopListening: () => void
  #node: Node

  constructor(node: Node, draw: Draw, listen: (listener: () => void) => () => void) {
    this.#node = node
    this.#draw = draw
    this.dom.contentEditable = "false"
    this.#stopListening = listen(() => this.#draw(this.dom, this.#node))
    draw(this.dom, node)
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false
    if (!node.sameMarkup(this.#node)) this.#draw(this.dom, node)
    this.#node = node
    return true
  }

  ignoreMutation(): boolean {
    return true
  }

  destroy(): void {
    this.#stopListening()
  }
}

/** The computed attendance summary in running text. */
export function attendanceSummaryView(node: Node, facts: PageFacts): NodeView {
  const draw: Draw = (dom) => {
    dom.className = "hj-attendance-summary"
    dom.textContent = facts.attendanceSummary()
  }
  return new DrawnBlock(node, draw, (listener) => facts.onAttendance(listener))
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
  return new DrawnBlock(node, draw, (listener) => facts.onOpinions(listener))
}

function textElement(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag)
  element.textContent = text
  return element
}

import type { Node } from "@tiptap/pm/model"
import type { NodeView, ViewMutationRecord } from "@tiptap/pm/view"
import { editorText as ko } from "../../../../shared/text/ko/editor.ts"
import type { DecisionResult } from "../../../../shared/minutes/schema.ts"
import { kindOf, levelOf } from "../commands/selected-lines.ts"
import type { PageFacts } from "./page-facts.ts"

/**
 * A line whose element stays the same through every change of kind, level and details: a syllable being composed in it
 * is never torn. Details of a decision or task stand in a chip beside the text, outside of what is typed.
 */
export class LineView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  readonly #chip: HTMLButtonElement
  readonly #facts: PageFacts
  /** A task names people; other lines do not listen to the roster. */
  #stopListening: (() => void) | null = null
  #node: Node

  constructor(node: Node, getPos: () => number | undefined, facts: PageFacts) {
    this.#node = node
    this.#facts = facts
    this.dom = document.createElement("div")
    this.dom.className = "hj-line"
    this.contentDOM = this.dom.appendChild(document.createElement("div"))
    this.contentDOM.className = "hj-line-text"
    this.#chip = this.dom.appendChild(document.createElement("button"))
    this.#chip.type = "button"
    this.#chip.className = "hj-chip"
    this.#chip.contentEditable = "false"
    // Esc then Tab leaves the text at once; Ctrl+Enter in the line does what the chip does.
    this.#chip.tabIndex = -1
    this.#chip.addEventListener("click", () => {
      const at = getPos()
      if (at !== undefined) facts.openDetails(at)
    })
    this.#draw()
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false
    const isRedrawn = node.attrs !== this.#node.attrs
    this.#node = node
    if (isRedrawn) this.#draw()
    return true
  }

  /** The chip is a button of its own; the editor neither selects nor types in it. */
  stopEvent(event: Event): boolean {
    return event.target instanceof globalThis.Node && this.#chip.contains(event.target)
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    if (mutation.type === "selection") return false
    return this.#chip.contains(mutation.target) || (mutation.type === "attributes" && mutation.target === this.dom)
  }

  destroy(): void {
    this.#stopListening?.()
  }

  #listen(isTask: boolean): void {
    if (isTask === (this.#stopListening !== null)) return
    this.#stopListening?.()
    this.#stopListening = isTask ? this.#facts.onAttendance(() => this.#draw()) : null
  }

  #draw(): void {
    const kind = kindOf(this.#node)
    this.dom.dataset["line"] = kind
    this.dom.dataset["level"] = String(levelOf(this.#node))
    const hasChip = kind === "decision" || kind === "task"
    this.#chip.hidden = !hasChip
    this.#listen(kind === "task")
    this.dom.dataset["label"] = hasChip ? ko.lineLabels[kind] : ""
    if (!hasChip) return
    const words = kind === "decision" ? decisionWords(this.#node) : taskWords(this.#node, this.#facts)
    if (this.#chip.textContent !== words) this.#chip.textContent = words
    const label = `${words}. ${kind === "decision" ? ko.decisionDetails : ko.taskDetails}`
    this.#chip.setAttribute("aria-label", label)
    this.#chip.dataset["result"] = kind === "decision" ? String(this.#node.attrs["result"]) : ""
  }
}

function decisionWords({ attrs }: Node): string {
  const count = (name: string) => attrs[name] as number | null
  const votes = ko.votes({ for: count("votesFor"), against: count("votesAgainst"), abstain: count("votesAbstain") })
  const result = ko.results[attrs["result"] as DecisionResult]
  return votes === "" ? result : `${result} (${votes})`
}

function taskWords({ attrs }: Node, facts: PageFacts): string {
  const names = (attrs["assignees"] as string[]).map((seat) => facts.seatName(seat) ?? ko.taskGone)
  const who = names.length === 0 ? ko.taskNobody : names.join(", ")
  const due = attrs["due"] as string | null
  return due === null ? who : `${who} · ${facts.dateWords(due)}`
}

import type { Node } from "@tiptap/pm/model"
import type { NodeView } from "@tiptap/pm/view"

/** Draws an atom's element from its node and the page; called again when either changes. */
export type Draw = (dom: HTMLElement, node: Node) => void

/** What is no text, a block or a word: drawn from its node and the page's facts, again when either changes. */
export class DrawnAtom implements NodeView {
  readonly dom: HTMLElement
  readonly #draw: Draw
  readonly #stopListening: () => void
  #node: Node

  constructor(tag: "div" | "span", node: Node, draw: Draw, listen: (listener: () => void) => () => void) {
    this.dom = document.createElement(tag)
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

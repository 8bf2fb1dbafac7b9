// The outline: agenda items with what each of them owns. Header cell, results and side list derive from it.
import { numberAgenda } from "../domain/agenda-numbers.ts"
import type { Block, Inline, Minutes } from "./minutes.ts"

export interface AgendaNode {
  readonly id: string
  readonly level: number
  /** Computed item mark, e.g. `가.` */
  readonly mark: string
  readonly inline: readonly Inline[]
  /** Blocks between this item and the next agenda item of any level. */
  readonly own: readonly Block[]
  /** Deeper items up to the next one at this level or above: together with `own` all that the item owns. */
  readonly children: readonly AgendaNode[]
}

export interface Outline {
  /** Blocks before the first agenda item. */
  readonly before: readonly Block[]
  readonly items: readonly AgendaNode[]
  readonly tables: readonly { readonly id: string; readonly title: string }[]
}

interface Building extends AgendaNode {
  readonly own: Block[]
  readonly children: Building[]
}

/** Every block of the body is in exactly one place of the outline. */
export function buildOutline(minutes: Pick<Minutes, "body" | "opinions">): Outline {
  const marks = numberAgenda(minutes.body)
  const before: Block[] = []
  const items: Building[] = []
  // The chain of open items, each deeper than the one before it.
  let open: Building[] = []
  for (const block of minutes.body) {
    if (block.type !== "line" || block.kind !== "agendaItem") {
      const owner = open.at(-1)
      ;(owner === undefined ? before : owner.own).push(block)
      continue
    }
    const { id, level, inline } = block
    const node: Building = { id, level, mark: marks.get(id) ?? "", inline, own: [], children: [] }
    open = open.filter((upper) => upper.level < level)
    const parent = open.at(-1)
    ;(parent === undefined ? items : parent.children).push(node)
    open.push(node)
  }
  return { before, items, tables: minutes.opinions.map(({ id, title }) => ({ id, title })) }
}

/** Plain text of inline content; a break is a line feed, links and mentions are their labels. */
export function inlineText(inline: readonly Inline[]): string {
  return inline
    .map((piece) => (piece.type === "text" ? piece.text : piece.type === "break" ? "\n" : piece.label))
    .join("")
}

import type { EditorView } from "@tiptap/pm/view"
import { whenSettled } from "../commands/when-settled.ts"
import { activate, closeSuggest, openList } from "./suggest-state.ts"
import type { SuggestItem } from "./suggest-state.ts"

/** The keys of an open list. Keys of an input method never arrive here: the one that ends a syllable belongs to the text. */
export function suggestKey(view: EditorView, event: KeyboardEvent): boolean {
  const list = openList(view.state)
  if (list === null || event.ctrlKey || event.metaKey || event.altKey) return false
  const { active, items } = list
  switch (event.key) {
    case "ArrowDown":
      activate(view, (active + 1) % items.length)
      return true
    case "ArrowUp":
      activate(view, (active <= 0 ? items.length : active) - 1)
      return true
    case "Escape":
      closeSuggest(view)
      return true
    case "Enter":
    case "Tab":
      if (event.shiftKey) return false
      return chooseActive(view)
    default:
      return false
  }
}

function chooseActive(view: EditorView): boolean {
  const list = openList(view.state)
  const item = list?.items[list.active]
  if (item === undefined) return false
  choose(view, item)
  return true
}

/** Takes an item: also by a tap in the middle of a syllable, whose letters then belong to what is replaced. */
export function choose(view: EditorView, item: SuggestItem): void {
  whenSettled(view, () => {
    const list = openList(view.state)
    if (list !== null) item.choose(view, list.from, list.to)
  })
}

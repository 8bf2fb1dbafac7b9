// The agenda of a body, for the outline and the head of the minutes. A keystroke outside an agenda item costs it
// nothing; what does concern it is read once for all, while nobody needs the page.
import * as Y from "yjs"
import { numberAgenda } from "../../shared/domain/agenda-numbers.ts"
import { inlineText } from "../../shared/minutes/outline.ts"
import { readBody } from "../../shared/minutes/read-body.ts"
import { whenSettled } from "./when-settled.ts"
import type { Settling } from "./when-settled.ts"

export interface AgendaItem {
  readonly id: string
  readonly level: number
  readonly mark: string
  readonly title: string
}

export interface AgendaStore {
  readonly subscribe: (listener: () => void) => () => void
  /** The same array until an item changed. */
  readonly read: () => readonly AgendaItem[]
}

/** Letters of a title come together: the list follows the first pause of so long, in ms. */
const PAUSE_MS = 400
/** Whoever types on and on sees the list follow so often, in ms. */
const LETTERS_WITHIN_MS = 2500
/** An item that came, went or moved is not waited for, in ms. */
const ITEMS_WITHIN_MS = 20

const watched = new WeakMap<Y.XmlFragment, AgendaStore>()

/** The one reading of a body's agenda, shared by everything on the page that shows it. */
export function agendaOf(body: Y.XmlFragment): AgendaStore {
  const known = watched.get(body)
  if (known !== undefined) return known
  const store = watchAgenda(body)
  watched.set(body, store)
  return store
}

/** `settle` runs its work at a quiet moment after it was asked to. */
export function watchAgenda(
  body: Y.XmlFragment,
  settle: (work: () => void) => Settling = (work) => whenSettled(work, PAUSE_MS),
): AgendaStore {
  let items: readonly AgendaItem[] | null = null
  const refresh = (): boolean => {
    const now = readItems(body)
    if (items !== null && sameItems(items, now)) return false
    items = now
    return true
  }
  const listeners = new Set<() => void>()
  const settling = settle(() => {
    if (refresh()) for (const listener of listeners) listener()
  })
  const onEvents = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    const changes = events.map((event) => changeOfAgenda(event, body))
    if (changes.includes("items")) settling.ask(ITEMS_WITHIN_MS)
    else if (changes.includes("letters")) settling.ask(LETTERS_WITHIN_MS)
  }
  return {
    subscribe(listener) {
      if (listeners.size === 0) {
        body.observeDeep(onEvents)
        // While nobody listened the body may have changed.
        refresh()
      }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        settling.cancel()
        body.unobserveDeep(onEvents)
      }
    },
    read() {
      if (items === null) refresh()
      return items ?? []
    },
  }
}

/** Blocks that come or go and attributes of a line may change the items; letters count in an item alone. */
function changeOfAgenda(
  { target }: Y.YEvent<Y.AbstractType<unknown>>,
  body: Y.XmlFragment,
): "items" | "letters" | null {
  let block: Y.AbstractType<unknown> = target
  while (block.parent !== null && (block.parent as unknown) !== body) block = block.parent as Y.AbstractType<unknown>
  if (block === target) return "items"
  const isItem =
    (block as unknown) instanceof Y.XmlElement && (block as Y.XmlElement).getAttribute("kind") === "agendaItem"
  return isItem ? "letters" : null
}

function readItems(body: Y.XmlFragment): readonly AgendaItem[] {
  const blocks = readBody(body)
  const marks = numberAgenda(blocks)
  return blocks.flatMap((block) =>
    block.type === "line" && block.kind === "agendaItem"
      ? [{ id: block.id, level: block.level, mark: marks.get(block.id) ?? "", title: inlineText(block.inline) }]
      : [],
  )
}

function sameItems(a: readonly AgendaItem[], b: readonly AgendaItem[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ id, level, mark, title }, index) => {
      const other = b[index]
      return other?.id === id && other.level === level && other.mark === mark && other.title === title
    })
  )
}

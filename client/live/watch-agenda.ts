// The agenda of a body, for the outline and the head of the minutes. A keystroke outside an agenda item costs it
// nothing; what does concern it is read once for all, while nobody needs the page.
import * as Y from "yjs"
import { numberAgenda } from "../../shared/domain/agenda-numbers.ts"
import { inlineText } from "../../shared/minutes/outline.ts"
import { readBody } from "../../shared/minutes/read-body.ts"
import { whenIdle } from "./when-idle.ts"

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

/** Letters of one word come together: the list follows so long after the first of them, in ms. */
const GATHER_MS = 200
/** The longest it then waits for an idle moment, in ms. */
const LATEST_MS = 100

const watched = new WeakMap<Y.XmlFragment, AgendaStore>()

/** The one reading of a body's agenda, shared by everything on the page that shows it. */
export function agendaOf(body: Y.XmlFragment): AgendaStore {
  const known = watched.get(body)
  if (known !== undefined) return known
  const store = watchAgenda(body)
  watched.set(body, store)
  return store
}

/** `later` runs its work once, at a quiet moment; the returned function takes it back. */
export function watchAgenda(body: Y.XmlFragment, later: (work: () => void) => () => void = whenGathered): AgendaStore {
  let items: readonly AgendaItem[] | null = null
  const refresh = (): boolean => {
    const now = readItems(body)
    if (items !== null && sameItems(items, now)) return false
    items = now
    return true
  }
  const listeners = new Set<() => void>()
  let cancel: (() => void) | null = null
  const look = (): void => {
    cancel = null
    if (refresh()) for (const listener of listeners) listener()
  }
  const onEvents = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    if (cancel === null && events.some((event) => concernsAgenda(event, body))) cancel = later(look)
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
        cancel?.()
        cancel = null
        body.unobserveDeep(onEvents)
      }
    },
    read() {
      if (items === null) refresh()
      return items ?? []
    },
  }
}

/** Blocks that come or go, attributes of a line, and the words of an agenda item. */
function concernsAgenda({ target }: Y.YEvent<Y.AbstractType<unknown>>, body: Y.XmlFragment): boolean {
  let block: Y.AbstractType<unknown> = target
  while (block.parent !== null && (block.parent as unknown) !== body) block = block.parent as Y.AbstractType<unknown>
  if (block === target) return true
  return (block as unknown) instanceof Y.XmlElement && (block as Y.XmlElement).getAttribute("kind") === "agendaItem"
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

function whenGathered(work: () => void): () => void {
  let cancel: (() => void) | null = null
  const timer = setTimeout(() => {
    cancel = whenIdle(work, LATEST_MS)
  }, GATHER_MS)
  return () => {
    clearTimeout(timer)
    cancel?.()
  }
}

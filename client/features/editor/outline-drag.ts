// Dragging an agenda item in the outline with a mouse. Fingers and keys have the buttons.
import { useEffect, useLayoutEffect, useRef, useState } from "react"
import type { RefObject } from "react"
import { dropTarget } from "../../../shared/minutes/agenda-neighbours.ts"
import type { MoveTarget } from "../../../shared/minutes/agenda-neighbours.ts"
import type { AgendaItem } from "../../live/watch-agenda.ts"

type Moved = (item: AgendaItem, target: MoveTarget) => void

/**
 * Answers where what is dragged would come in: the index of the item it would stand before, the number of items for
 * behind everything, null for nowhere. `list` holds one child an item.
 */
export function useOutlineDrag(
  list: RefObject<HTMLElement | null>,
  items: readonly AgendaItem[],
  move: Moved,
): number | null {
  const [gap, setGap] = useState<number | null>(null)
  const now = useRef({ items, move })
  useLayoutEffect(() => {
    now.current = { items, move }
  })
  useEffect(() => {
    const element = list.current
    if (element === null) return
    return listen(element, () => now.current, setGap)
  }, [list])
  return gap
}

type Now = () => { readonly items: readonly AgendaItem[]; readonly move: Moved }

function listen(list: HTMLElement, now: Now, showGap: (gap: number | null) => void): () => void {
  let dragged: AgendaItem | undefined
  let target: MoveTarget | null = null
  const end = (): void => {
    dragged = undefined
    target = null
    showGap(null)
  }
  const start = (event: DragEvent): void => {
    dragged = now().items[childAt(list, event.target)]
    if (event.dataTransfer === null || dragged === undefined) return
    event.dataTransfer.effectAllowed = "move"
    // Of a kind of its own: let go over a text, words would be typed into it.
    event.dataTransfer.setData("application/x-hanjari-agenda-item", dragged.id)
  }
  const over = (event: DragEvent): void => {
    const { items } = now()
    const index = childAt(list, event.target)
    const child = list.children[index]
    if (dragged === undefined || child === undefined) return
    event.preventDefault()
    const box = child.getBoundingClientRect()
    const isUpperHalf = event.clientY < box.top + box.height / 2
    target = dropTarget(items, dragged.id, isUpperHalf ? index : index + 1)
    showGap(target === null ? null : gapOf(items, target))
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    over(event)
    if (dragged !== undefined && target !== null) now().move(dragged, target)
    end()
  }
  const stop = new AbortController()
  const { signal } = stop
  list.addEventListener("dragstart", start, { signal })
  list.addEventListener("dragover", over, { signal })
  list.addEventListener("drop", drop, { signal })
  list.addEventListener("dragend", end, { signal })
  return () => stop.abort()
}

function gapOf(items: readonly AgendaItem[], { beforeItemId }: MoveTarget): number {
  const index = items.findIndex(({ id }) => id === beforeItemId)
  return index < 0 ? items.length : index
}

function childAt(list: HTMLElement, target: EventTarget | null): number {
  return [...list.children].findIndex((child) => target instanceof Node && child.contains(target))
}

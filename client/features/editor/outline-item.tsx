import type { KeyboardEvent, ReactNode } from "react"
import { neighbourTarget } from "../../../shared/minutes/agenda-neighbours.ts"
import type { MoveTarget } from "../../../shared/minutes/agenda-neighbours.ts"
import { outlineText as ko } from "../../../shared/text/ko/outline.ts"
import type { AgendaItem } from "../../live/watch-agenda.ts"

export interface OutlineItemProps {
  readonly items: readonly AgendaItem[]
  readonly index: number
  readonly canMove: boolean
  readonly isBusy: boolean
  /** Where a dragged item would come in: above this line, or below the last one. */
  readonly drop: "before" | "behind" | null
  readonly go: (index: number) => void
  readonly move: (item: AgendaItem, target: MoveTarget, focus: ItemPart) => void
}
export type ItemPart = "title" | "up" | "down"

/** One agenda item of the outline: a way to it, and the ways to move it. */
export function OutlineItem(props: OutlineItemProps): ReactNode {
  const { items, index, canMove, drop, go } = props
  const item = items[index]
  if (item === undefined) return null
  const title = item.title || ko.untitled
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!canMove || !event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return
    event.preventDefault()
    const target = neighbourTarget(items, item.id, event.key === "ArrowUp" ? "up" : "down")
    if (target !== null) props.move(item, target, "title")
  }
  return (
    <li data-level={item.level} data-item={item.id} data-drop={drop ?? undefined} draggable={canMove}>
      <button
        type="button"
        className="hj-outline-go"
        data-part="title"
        title={canMove ? ko.keys : undefined}
        aria-keyshortcuts={canMove ? "Alt+ArrowUp Alt+ArrowDown" : undefined}
        onClick={() => go(index)}
        onKeyDown={onKeyDown}
      >
        <span className="hj-outline-mark">{item.mark}</span> {title}
      </button>
      {canMove && (
        <span className="hj-outline-moves">
          <MoveButton {...props} item={item} way="up" label={ko.up(title)} />
          <MoveButton {...props} item={item} way="down" label={ko.down(title)} />
        </span>
      )}
    </li>
  )
}

interface MoveButtonProps extends OutlineItemProps {
  readonly item: AgendaItem
  readonly way: "up" | "down"
  readonly label: string
}

/** Stays focusable at the ends and while a move is under way: a disabled button would drop the focus to the page's start. */
function MoveButton({ items, item, way, label, isBusy, move }: MoveButtonProps): ReactNode {
  const target = neighbourTarget(items, item.id, way)
  return (
    <button
      type="button"
      data-part={way}
      aria-label={label}
      title={way === "up" ? ko.upShort : ko.downShort}
      aria-disabled={target === null || isBusy}
      onClick={() => {
        if (target !== null) move(item, target, way)
      }}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={way === "up" ? "M8 12V4M4 8l4-4 4 4" : "M8 4v8M4 8l4 4 4-4"} />
      </svg>
    </button>
  )
}

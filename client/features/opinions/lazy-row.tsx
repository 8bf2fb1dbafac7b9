import { createContext, memo, useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react"
import type { ReactNode, RefObject } from "react"
import classes from "./grid.module.css"
import { ProjectRowView } from "./project-row.tsx"
import type { ProjectRowProps } from "./project-row.tsx"
import { RowMounting, watchRows } from "./row-mounting.ts"
import { useSelectedCell } from "./use-cell.ts"

interface Rows {
  readonly mounting: RowMounting
  readonly watch: (shell: Element) => () => void
}

const RowsContext = createContext<Rows | null>(null)

/** Decides for the rows inside when each is made; `scroller` is the element the table scrolls in. */
export function LazyRows(props: {
  readonly scroller: RefObject<Element | null>
  readonly children: ReactNode
}): ReactNode {
  const { scroller } = props
  const rows = useMemo(() => openRows(scroller), [scroller])
  useEffect(() => () => rows.stop(), [rows])
  return <RowsContext value={rows}>{props.children}</RowsContext>
}

function openRows(scroller: RefObject<Element | null>): Rows & { readonly stop: () => void } {
  const mounting = new RowMounting()
  let watcher: IntersectionObserver | null = null
  return {
    mounting,
    watch(shell) {
      if (!watcher && scroller.current) watcher = watchRows(scroller.current, (id) => mounting.make(id))
      watcher?.observe(shell)
      return () => watcher?.unobserve(shell)
    },
    stop() {
      watcher?.disconnect()
      watcher = null
      mounting.stop()
    },
  }
}

/** A project row, or the shell that holds its place until it is made. The row a person goes to is made at once. */
export const LazyRow = memo(function LazyRow(props: ProjectRowProps): ReactNode {
  const { id, selection } = props
  const rows = useContext(RowsContext)
  const [isMade, setMade] = useState(() => rows === null || rows.mounting.isMade(id))
  const isNeeded = useSelectedCell(selection, id) !== null
  if (isNeeded && !isMade) setMade(true)
  const shell = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (isMade || !rows || !shell.current) return
    const unwatch = rows.watch(shell.current)
    const cancel = rows.mounting.wait(id, () => setMade(true))
    return () => {
      unwatch()
      cancel()
    }
  }, [rows, id, isMade])
  if (isMade) return <ProjectRowView {...props} />
  return (
    <div
      ref={shell}
      role="row"
      aria-busy
      aria-rowindex={props.place + 3}
      className={classes.row}
      style={{ order: props.place }}
      data-row={id}
      data-place={`opinion.${props.tableId}.${id}`}
    />
  )
})

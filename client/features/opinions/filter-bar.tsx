import { useDeferredValue, useEffect, useMemo, useState } from "react"
import type { ReactNode } from "react"
import { ROW_STATES } from "../../../shared/minutes/schema.ts"
import type { RowState } from "../../../shared/minutes/schema.ts"
import { opinionsText as ko } from "../../../shared/text/ko/opinions.ts"
import { useCanEdit } from "../../live/use-meeting.ts"
import classes from "./table.module.css"
import { countStates, departmentsOf, isFiltering, NO_FILTER } from "./row-filter.ts"
import type { RowFilter } from "./row-filter.ts"
import type { RowLine } from "./row-lines.ts"
import type { TableActions } from "./table-actions.ts"

interface FilterBarProps {
  readonly lines: readonly RowLine[]
  readonly filter: RowFilter
  readonly setFilter: (filter: RowFilter) => void
  readonly actions: TableActions
  /** What stands at the end of the bar. */
  readonly children: ReactNode
}

/** Marks "every department" in the list; no department has this name. */
const ALL = "\u0000all"

/** How many rows are in which state, and which rows to show. */
export function FilterBar({ lines, filter, setFilter, actions, children }: FilterBarProps): ReactNode {
  const canEdit = useCanEdit()
  const counts = useMemo(() => countStates(lines), [lines])
  const departments = useMemo(() => departmentsOf(lines), [lines])
  const [typed, setTyped] = useState(filter.text)
  const text = useDeferredValue(typed)
  useEffect(() => {
    if (text !== filter.text) setFilter({ ...filter, text })
  }, [text, filter, setFilter])
  const toggle = (state: RowState) => setFilter({ ...filter, state: filter.state === state ? null : state })
  return (
    <search className={classes.filter} aria-label={ko.filter}>
      <div className={classes.chips} role="group" aria-label={ko.filterState}>
        {ROW_STATES.filter((state) => (counts.get(state) ?? 0) > 0 || filter.state === state).map((state) => (
          <button
            key={state}
            type="button"
            className={classes.chip}
            data-state={state}
            aria-pressed={filter.state === state}
            onClick={() => toggle(state)}
          >
            {ko.countOf(ko.states[state], counts.get(state) ?? 0)}
          </button>
        ))}
      </div>
      {departments.length > 1 && (
        <select
          className={classes.select}
          aria-label={ko.filterDepartment}
          value={filter.department ?? ALL}
          onChange={(event) => {
            const { value } = event.currentTarget
            setFilter({ ...filter, department: value === ALL ? null : value })
          }}
        >
          <option value={ALL}>{ko.allDepartments}</option>
          {departments.map((name) => (
            <option key={name} value={name}>
              {name || ko.noDepartment}
            </option>
          ))}
        </select>
      )}
      <input
        type="search"
        className={classes.search}
        aria-label={ko.filterText}
        placeholder={ko.filterTextPlaceholder}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {isFiltering(filter) && (
        <button
          type="button"
          className={classes.plainButton}
          onClick={() => {
            setTyped("")
            setFilter(NO_FILTER)
          }}
        >
          {ko.clearFilter}
        </button>
      )}
      {canEdit && (
        <button type="button" className={classes.plainButton} onClick={() => actions.sortRows()}>
          {ko.sortByNumber}
        </button>
      )}
      {children}
    </search>
  )
}

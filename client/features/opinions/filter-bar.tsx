import { useDeferredValue, useEffect, useId, useMemo, useState } from "react"
import type { ReactNode } from "react"
import type * as Y from "yjs"
import { ROW_STATES } from "../../../shared/minutes/schema.ts"
import type { RowState } from "../../../shared/minutes/schema.ts"
import { opinionsText as ko } from "../../../shared/text/ko/opinions.ts"
import { countByState } from "../../live/opinion-rows.ts"
import type { OpinionRowFacts } from "../../live/opinion-rows.ts"
import { useCanEdit } from "../../live/use-meeting.ts"
import classes from "./table.module.css"
import { isFiltering, namesOf, NO_FILTER } from "./row-filter.ts"
import type { RowFilter } from "./row-filter.ts"
import type { TableActions } from "./table-actions.ts"
import { useSettledRowFacts } from "./use-row-lines.ts"

interface FilterBarProps {
  readonly rows: Y.Map<unknown>
  readonly filter: RowFilter
  readonly setFilter: (filter: RowFilter) => void
  readonly actions: TableActions
  readonly viewSwitch: ReactNode
  /** The way back from another view is never folded away. */
  readonly isOtherView: boolean
}

/** Marks "every one" in a list of names; nobody has this name. */
const ALL = "\u0000all"

/** How many rows are in which state, and which rows to show. */
export function FilterBar({ rows, filter, setFilter, actions, viewSwitch, isOtherView }: FilterBarProps): ReactNode {
  const canEdit = useCanEdit()
  const facts = useSettledRowFacts(rows)
  const counts = useMemo(() => countByState(facts), [facts])
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
      <div className={classes.chips}>
        <button
          type="button"
          className={classes.chip}
          aria-pressed={filter.isMine}
          onClick={() => setFilter({ ...filter, isMine: !filter.isMine })}
        >
          {ko.filterMine}
        </button>
        <button
          type="button"
          className={classes.chip}
          aria-pressed={filter.isUnanswered}
          onClick={() => setFilter({ ...filter, isUnanswered: !filter.isUnanswered })}
        >
          {ko.filterUnanswered}
        </button>
      </div>
      <MoreFilters isUsed={filter.department !== null || filter.officer !== null || typed.trim() !== ""}>
        <NameFilter field="department" facts={facts} filter={filter} setFilter={setFilter} />
        <NameFilter field="officer" facts={facts} filter={filter} setFilter={setFilter} />
        <input
          type="search"
          className={classes.search}
          aria-label={ko.filterText}
          placeholder={ko.filterTextPlaceholder}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {canEdit && (
          <button type="button" className={classes.plainButton} onClick={() => actions.sortRows()}>
            {ko.sortByNumber}
          </button>
        )}
        {!isOtherView && viewSwitch}
      </MoreFilters>
      {isOtherView && viewSwitch}
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
    </search>
  )
}

interface MoreFiltersProps {
  /** Something in here decides which rows are shown: the button says so while it is folded. */
  readonly isUsed: boolean
  readonly children: ReactNode
}

/** What is needed less often: folded on a phone, where the first row would be a screen away, and in its place elsewhere. */
function MoreFilters({ isUsed, children }: MoreFiltersProps): ReactNode {
  const [isOpen, setIsOpen] = useState(false)
  const id = useId()
  return (
    <>
      <button
        type="button"
        className={`${classes.plainButton} ${classes.moreSwitch}`}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        {isUsed && !isOpen ? ko.moreFiltersUsed : ko.moreFilters}
      </button>
      <div id={id} className={classes.more} data-open={isOpen}>
        {children}
      </div>
    </>
  )
}

interface NameFilterProps extends Pick<FilterBarProps, "filter" | "setFilter"> {
  readonly field: "department" | "officer"
  readonly facts: readonly OpinionRowFacts[]
}

/** A list of the departments or officers that the table names; nothing to choose, no list. */
function NameFilter({ field, facts, filter, setFilter }: NameFilterProps): ReactNode {
  const names = useMemo(() => namesOf(facts, field), [facts, field])
  const words = ko.nameFilters[field]
  if (names.length < 2 && filter[field] === null) return null
  return (
    <select
      className={classes.select}
      aria-label={words.label}
      value={filter[field] ?? ALL}
      onChange={(event) => {
        const { value } = event.currentTarget
        setFilter({ ...filter, [field]: value === ALL ? null : value })
      }}
    >
      <option value={ALL}>{words.all}</option>
      {names.map((name) => (
        <option key={name} value={name}>
          {name || words.none}
        </option>
      ))}
    </select>
  )
}

import { memo, useState } from "react"
import type { ReactNode } from "react"
import { setCell } from "../../../shared/minutes/edit-opinions.ts"
import { readChoice } from "../../../shared/minutes/read-values.ts"
import { ROW_SCOPES, ROW_STATES } from "../../../shared/minutes/schema.ts"
import { opinionsText as ko } from "../../../shared/text/ko/opinions.ts"
import { LOCAL_ORIGIN } from "../../live/meeting-session.ts"
import { useMeeting } from "../../live/use-meeting.ts"
import { useYMap } from "../../live/use-minutes.ts"
import classes from "./cell.module.css"
import type { Column } from "./grid-selection.ts"
import { OpinionCell } from "./opinion-cell.tsx"
import { peerColourAt } from "./peers-by-row.ts"
import { rowLabel } from "./row-lines.ts"
import type { RowCellsProps } from "./row-props.ts"
import { RowTools } from "./row-tools.tsx"
import { ScopeCell } from "./scope-cell.tsx"
import { TextCell } from "./text-cell.tsx"
import { useSelectedCell } from "./use-cell.ts"

interface ProjectCellsProps extends RowCellsProps {
  /** 연번, `-` for a 폐지 row, empty for the second row of a group on. */
  readonly serial: string
  /** First of its group: 연번, 구분 and 사업명 print here. */
  readonly printsGroup: boolean
}

/** Plain columns and their place in the grid, from 1. */
const COL_INDEX = { number: 2, project: 4, subproject: 5, department: 6, team: 7, officer: 8 } as const

/** The cells of one project row. They listen to their own row only. */
export const ProjectCells = memo(function ProjectCells(props: ProjectCellsProps): ReactNode {
  const { tableId, id, row, selection, actions, canEdit, printsGroup, peers } = props
  const { doc } = useMeeting()
  const fields = useYMap(row)
  const selected = useSelectedCell(selection, id)
  const label = rowLabel(row)
  const state = readChoice(fields["state"], ROW_STATES, "unreviewed")
  const showsNote = useShowsNote(state === "abolished", selected?.column)
  const scope = readChoice(fields["scope"], ROW_SCOPES, "")
  const modeOf = (column: string) => (selected?.column === column ? selected.mode : null)
  const common = { tableId, id, row, selection, actions, canEdit }
  const text = (column: keyof typeof COL_INDEX) => (
    <TextCell
      {...common}
      column={column}
      mode={modeOf(column)}
      label={ko.cellName(ko.columns[column], label)}
      caption={ko.columns[column]}
      colIndex={COL_INDEX[column]}
      isRepeated={column === "project" && !printsGroup}
      peerColour={peerColourAt(peers, column)}
    />
  )
  return (
    <>
      <div
        role="gridcell"
        aria-colindex={1}
        className={classes.cell}
        data-col="serial"
        data-caption={ko.columns.serial}
        data-empty={props.serial === "" || undefined}
      >
        {props.serial}
      </div>
      {text("number")}
      <ScopeCell
        {...common}
        mode={modeOf("scope")}
        scope={scope}
        isRepeated={!printsGroup}
        label={ko.cellName(ko.columns.scope, label)}
        write={(next) => setCell(doc, tableId, id, "scope", next, LOCAL_ORIGIN)}
        peerColour={peerColourAt(peers, "scope")}
      />
      {text("project")}
      {text("subproject")}
      {text("department")}
      {showsNote ? (
        <TextCell
          {...common}
          column="team"
          field="abolishedNote"
          mode={modeOf("team")}
          label={ko.cellName(ko.abolishedNote, label)}
          caption={ko.abolishedNote}
          colIndex={COL_INDEX.team}
          colSpan={2}
          placeholder={canEdit ? ko.abolishedPlaceholder : undefined}
          peerColour={peerColourAt(peers, "team")}
        />
      ) : (
        <>
          {text("team")}
          {text("officer")}
        </>
      )}
      <OpinionCell
        {...common}
        mode={modeOf("opinion")}
        label={ko.cellName(ko.columns.opinion, label)}
        slots={props.slots}
        peerColour={peerColourAt(peers, "opinion")}
      />
      <div
        role="gridcell"
        aria-colindex={10}
        aria-label={`${ko.cellName(ko.columns.response, label)}: ${ko.responseLater}`}
        className={classes.cell}
        data-col="response"
      />
      <RowTools {...props} label={label} kind="project" state={state} isReachable={selected !== null} />
    </>
  )
})

/** Somebody in one of the two columns goes on in the cell as it is, whoever abolishes the row or takes that back meanwhile. */
function useShowsNote(isAbolished: boolean, selected: Column | undefined): boolean {
  const [shows, setShows] = useState(isAbolished)
  // The note has no second cell: whoever goes there leaves it.
  const isInUse = selected === "team" || (selected === "officer" && !shows)
  if (shows !== isAbolished && !isInUse) setShows(isAbolished)
  return isInUse ? shows : isAbolished
}

import { memo } from "react"
import type { CSSProperties, ReactNode } from "react"
import { setCell } from "../../../shared/minutes/edit-opinions.ts"
import { readChoice } from "../../../shared/minutes/read-values.ts"
import { ROW_SCOPES, ROW_STATES } from "../../../shared/minutes/schema.ts"
import { opinionsText as ko } from "../../../shared/text/ko/opinions.ts"
import { LOCAL_ORIGIN } from "../../live/meeting-session.ts"
import { useCanEdit, useMeeting } from "../../live/use-meeting.ts"
import { useYMap } from "../../live/use-minutes.ts"
import { DeletedNote } from "./deleted-note.tsx"
import { OpinionCell } from "./opinion-cell.tsx"
import cellClasses from "./cell.module.css"
import classes from "./grid.module.css"
import { peerColourAt, readRowPeers } from "./peers-by-row.ts"
import { rowLabel } from "./row-lines.ts"
import type { RowProps } from "./row-props.ts"
import { RowTools } from "./row-tools.tsx"
import { ScopeCell } from "./scope-cell.tsx"
import type { CellRenderers } from "./slots.ts"
import { TextCell } from "./text-cell.tsx"
import { useSelectedCell } from "./use-cell.ts"

export interface ProjectRowProps extends RowProps {
  /** 연번, `-` for a 폐지 row, empty for the second row of a group on. */
  readonly serial: string
  /** First of its group: 연번, 구분 and 사업명 print here. */
  readonly printsGroup: boolean
  readonly commentCount: number
  readonly slots: CellRenderers
}

const TEXT_COLUMNS = ["department", "team", "officer"] as const

/** One project row. Listens to its own Y.Map only. */
export const ProjectRowView = memo(function ProjectRowView(props: ProjectRowProps): ReactNode {
  const { tableId, id, row, selection, actions, printsGroup } = props
  const { doc } = useMeeting()
  const canEdit = useCanEdit()
  const fields = useYMap(row)
  const selected = useSelectedCell(selection, id)
  const peers = readRowPeers(props.peers)
  const label = rowLabel(row)
  const state = readChoice(fields["state"], ROW_STATES, "unreviewed")
  const scope = readChoice(fields["scope"], ROW_SCOPES, "")
  const modeOf = (column: string) => (selected?.column === column ? selected.mode : null)
  const common = { tableId, id, row, selection, actions }
  const text = (column: "number" | "project" | "subproject" | (typeof TEXT_COLUMNS)[number], colIndex: number) => (
    <TextCell
      {...common}
      canEdit={canEdit}
      column={column}
      mode={modeOf(column)}
      label={ko.cellName(ko.columns[column], label)}
      caption={ko.columns[column]}
      colIndex={colIndex}
      isRepeated={column === "project" && !printsGroup}
      peerColour={peerColourAt(peers, column)}
    />
  )
  return (
    <div
      role="row"
      aria-rowindex={props.place + 3}
      className={classes.row}
      style={{ order: props.place } satisfies CSSProperties}
      data-row={id}
      data-state={state}
      data-group={printsGroup ? "first" : "rest"}
      data-here={selected ? true : undefined}
      data-colour={peers[0]?.colour}
      data-place={`opinion.${tableId}.${id}`}
    >
      <div
        role="gridcell"
        aria-colindex={1}
        className={cellClasses.cell}
        data-col="serial"
        data-empty={props.serial === "" || undefined}
      >
        <span className={cellClasses.caption}>{ko.columns.serial}</span>
        <span className={cellClasses.text}>{props.serial}</span>
      </div>
      {text("number", 2)}
      <ScopeCell
        {...common}
        mode={modeOf("scope")}
        scope={scope}
        isRepeated={!printsGroup}
        label={ko.cellName(ko.columns.scope, label)}
        write={(next) => setCell(doc, tableId, id, "scope", next, LOCAL_ORIGIN)}
        peerColour={peerColourAt(peers, "scope")}
      />
      {text("project", 4)}
      {text("subproject", 5)}
      {text("department", 6)}
      {state === "abolished" ? (
        <div className={cellClasses.abolished}>
          <TextCell
            {...common}
            canEdit={canEdit}
            column="team"
            field="abolishedNote"
            mode={modeOf("team") ?? modeOf("officer")}
            label={ko.cellName(ko.abolishedNote, label)}
            caption={ko.abolishedNote}
            colIndex={7}
            {...(canEdit ? { placeholder: ko.abolishedPlaceholder } : {})}
            peerColour={peerColourAt(peers, "team")}
          />
        </div>
      ) : (
        <>
          {text("team", 7)}
          {text("officer", 8)}
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
        className={cellClasses.cell}
        data-col="response"
      />
      <RowTools
        tableId={tableId}
        id={id}
        label={label}
        kind="project"
        state={state}
        isReachable={selected !== null}
        commentCount={props.commentCount}
        openComments={props.slots.openComments}
        actions={actions}
        backToCell={() => selection.select(id, "opinion")}
      />
      {peers.length > 0 && (
        <span className={classes.peerName} data-colour={peers[0]?.colour}>
          {peers.map((peer) => peer.name).join(", ")}
        </span>
      )}
      {props.isDeleted && <DeletedNote restore={() => actions.restore(id)} />}
    </div>
  )
})

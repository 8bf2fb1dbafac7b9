import type { ReactNode } from "react"
import { ROW_SCOPES } from "../../../shared/minutes/schema.ts"
import type { RowScope } from "../../../shared/minutes/schema.ts"
import { opinionsText as ko } from "../../../shared/text/ko/opinions.ts"
import { useMeeting } from "../../live/use-meeting.ts"
import type { CellMode } from "./grid-selection.ts"
import classes from "./cell.module.css"
import type { RowProps } from "./row-props.ts"
import { whenLeft } from "./use-cell.ts"

interface ScopeCellProps extends Omit<RowProps, "row"> {
  readonly mode: CellMode | null
  readonly scope: RowScope
  readonly isRepeated: boolean
  readonly label: string
  readonly write: (scope: RowScope) => void
  readonly peerColour: string | undefined
}

/** 구분: a tap or Space takes the next of 빈칸 → 지역 → 보편. */
export function ScopeCell(props: ScopeCellProps): ReactNode {
  const { tableId, id, selection, actions, mode, scope, label, canEdit } = props
  const session = useMeeting()
  const place = `opinion.${tableId}.${id}.scope`
  const next = () => props.write(ROW_SCOPES[(ROW_SCOPES.indexOf(scope) + 1) % ROW_SCOPES.length] ?? "")
  return (
    <div
      role="gridcell"
      aria-colindex={3}
      aria-selected={mode !== null}
      className={classes.cell}
      data-col="scope"
      data-caption={ko.columns.scope}
      data-mode={mode ?? undefined}
      data-repeated={(props.isRepeated && mode === null) || undefined}
      data-empty={scope === "" || undefined}
      data-colour={props.peerColour}
      data-place={place}
    >
      {canEdit ? (
        <button
          ref={mode === null ? undefined : takeFocus}
          type="button"
          tabIndex={-1}
          className={classes.scope}
          aria-label={`${label}: ${ko.scopes[scope] || ko.scopeNone}`}
          onFocus={() => {
            selection.select(id, "scope")
            session.setPlace(place)
          }}
          onBlur={(event) => {
            whenLeft(event.currentTarget, event.relatedTarget, () => selection.clear(id, "scope"))
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter" || event.key === " ") return
            actions.key(event)
          }}
          onClick={next}
        >
          {ko.scopes[scope]}
        </button>
      ) : (
        <span className={classes.text}>{ko.scopes[scope]}</span>
      )}
    </div>
  )
}

/** In the layout phase of the render that selects the cell. */
function takeFocus(button: HTMLButtonElement | null): void {
  button?.focus({ preventScroll: true })
  button?.scrollIntoView({ block: "nearest", inline: "nearest" })
}

import { Menu, UnstyledButton } from "@mantine/core"
import { memo, useState } from "react"
import type { ReactNode } from "react"
import type * as Y from "yjs"
import { shownMark } from "../../../shared/domain/attendance.ts"
import { cycleMark } from "../../../shared/minutes/edit-attendance.ts"
import { readSeat } from "../../../shared/minutes/read-attendance.ts"
import type { Sector } from "../../../shared/minutes/schema.ts"
import { attendanceText as ko } from "../../../shared/text/ko/attendance.ts"
import { LOCAL_ORIGIN } from "../../live/meeting-session.ts"
import { useCanEdit, useMeeting } from "../../live/use-meeting.ts"
import { useYMap } from "../../live/use-minutes.ts"
import classes from "./attendance.module.css"
import { SeatMenu } from "./seat-menu.tsx"
import { seatNotes } from "./seat-text.ts"

interface SeatCellProps {
  readonly id: string
  readonly seat: Y.Map<unknown>
  /** A peer is at this seat: their palette index. */
  readonly peerColour: string | null
}

/** One seat: the name and the mark. A tap anywhere on it takes the next mark: 빈칸 → ○ → X. */
export const SeatCell = memo(function SeatCell({ id, seat, peerColour }: SeatCellProps): ReactNode {
  const session = useMeeting()
  const canEdit = useCanEdit()
  useYMap(seat)
  const [isMenuOpen, setMenuOpen] = useState(false)
  const values = readSeat(id, seat)
  const { name } = values
  const shown = shownMark(values)
  const mark = shown === "vacant" ? "unset" : shown
  const isVacant = name.trim() === ""
  const label = <SeatName name={isVacant ? "" : name} position={values.position} sector={values.sector} />
  const notes = seatNotes(values)
  const place = `attendance.${id}`
  const edge = peerColour === null ? {} : { "data-colour": peerColour }
  if (isVacant || !canEdit) {
    return (
      <div className={classes.seat} data-place={place} {...edge}>
        <span className={classes.name}>{label}</span>
        <span className={classes.mark} data-mark={mark}>
          {isVacant ? ko.vacantMark : ko.markShown[mark]}
          <span className="spoken">{isVacant ? "" : ko.markSpoken[mark]}</span>
          {notes && <small className={classes.notes}>{notes}</small>}
        </span>
      </div>
    )
  }
  return (
    <div className={classes.seat} data-place={place} {...edge}>
      <button
        type="button"
        className={classes.tap}
        onFocus={() => session.setPlace(place)}
        onClick={() => {
          // Each tap is a step of its own, however fast they come.
          session.undo.stopCapturing()
          cycleMark(session.doc, id, LOCAL_ORIGIN)
        }}
      >
        <span className={classes.name}>{label}</span>
        <span className={classes.mark} data-mark={mark}>
          <span aria-hidden>{ko.markShown[mark]}</span>
          <span className="spoken">{ko.markPress(ko.markSpoken[mark])}</span>
          {notes && <small className={classes.notes}>{notes}</small>}
        </span>
      </button>
      <Menu opened={isMenuOpen} onChange={setMenuOpen} position="bottom-end" withinPortal trapFocus>
        <Menu.Target>
          <UnstyledButton className={classes.more} aria-label={ko.more(name)}>
            <span aria-hidden>⋮</span>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {isMenuOpen && <SeatMenu id={id} seat={seat} name={name} close={() => setMenuOpen(false)} />}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
})

interface SeatNameProps {
  readonly name: string
  readonly position: string
  readonly sector: Sector
}

/** As the paper prints it: 김영식, 임기동(총무), 권연희(공공), 공 석(공공분과장). */
function SeatName({ name, position, sector }: SeatNameProps): ReactNode {
  const detail = position || (sector === "public" ? ko.sectorShort.public : "")
  return (
    <>
      {name || ko.vacant}
      {detail && <span className={classes.detail}>({detail})</span>}
    </>
  )
}

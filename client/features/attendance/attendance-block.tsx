import { useMemo } from "react"
import type { CSSProperties, ReactNode } from "react"
import * as Y from "yjs"
import { countAttendance, summarizeAttendance } from "../../../shared/domain/attendance.ts"
import { openingQuorum } from "../../../shared/domain/quorum.ts"
import { readQuorum } from "../../../shared/minutes/read-minutes.ts"
import { columnMajor } from "../../../shared/domain/roster-order.ts"
import { setSeatField } from "../../../shared/minutes/edit-attendance.ts"
import type { Seat } from "../../../shared/minutes/minutes.ts"
import { readAttendance } from "../../../shared/minutes/read-attendance.ts"
import { attendanceText as ko } from "../../../shared/text/ko/attendance.ts"
import { LOCAL_ORIGIN } from "../../live/meeting-session.ts"
import { useCanEdit, useMeeting, useMeetingState } from "../../live/use-meeting.ts"
import { useYDerived, useYValue } from "../../live/use-minutes.ts"
import classes from "./attendance.module.css"
import { Observers } from "./observers.tsx"
import { SeatCell } from "./seat-cell.tsx"

/** Column pairs 성명–확인 of the printed form. */
const COLUMNS = 3

/** The form's 참석자 row: the computed summary in the label cell, the seats column by column, observers below. */
export function AttendanceBlock(): ReactNode {
  const { doc } = useMeeting()
  const attendance = doc.getMap<unknown>("attendance")
  const { seats, observers } = useYDerived(attendance, readAttendance, sameAttendance)
  const peers = useMeetingState((state) => state.peers)
  const rows = useMemo(() => columnMajor(seats, COLUMNS), [seats])
  const colourAt = new Map(
    peers.flatMap(({ place, colour, isSelf }) => (place && !isSelf ? [[place, colour] as const] : [])),
  )
  return (
    <div className={classes.block} data-place="attendance">
      <div className={classes.label}>
        <Summary seats={seats} />
      </div>
      <div className={classes.grid} style={{ "--rows": rows.length + 1 } as CSSProperties}>
        {rows.length === 0 && <p className={classes.empty}>{ko.noSeats}</p>}
        {Array.from({ length: COLUMNS }, (_column, column) => (
          <div key={column} className={classes.column}>
            <div className={classes.columnHead} aria-hidden>
              <span>{ko.nameColumn}</span>
              <span>{ko.markColumn}</span>
            </div>
            {rows.map((row, index) => {
              const seat = row[column]
              const map = seat && attendance.get(seat.id)
              if (!seat || !(map instanceof Y.Map)) {
                return <div key={`empty-${index}`} className={classes.seat} data-blank />
              }
              return (
                <SeatCell
                  key={seat.id}
                  id={seat.id}
                  seat={map}
                  peerColour={colourAt.get(`attendance.${seat.id}`) ?? null}
                />
              )
            })}
          </div>
        ))}
        <Observers observers={observers} />
      </div>
    </div>
  )
}

/** `참석자(총 15명) 15/17 공(2/3) 민(13/14)` and the quorum, computed while marks are tapped. */
function Summary({ seats }: { readonly seats: readonly Seat[] }): ReactNode {
  const session = useMeeting()
  const canEdit = useCanEdit()
  const proxyCounts = useYValue(session.doc.getMap("header"), "proxyCounts") === true
  const count = countAttendance(seats, proxyCounts)
  const summary = summarizeAttendance(count)
  const { quorum: rule } = readQuorum(useYValue(session.doc.getMap("header"), "quorum"))
  const quorum = openingQuorum(count, rule)
  const hasProxy = seats.some((seat) => seat.proxy.trim() !== "")
  const markRest = () => {
    session.undo.stopCapturing()
    session.doc.transact(() => {
      for (const seat of seats) {
        const isOpen = seat.name.trim() !== "" && seat.mark === "unset"
        if (isOpen) setSeatField(session.doc, seat.id, "mark", "present", LOCAL_ORIGIN)
      }
    }, LOCAL_ORIGIN)
  }
  return (
    <>
      <output className={classes.summary} aria-label={`${ko.summaryLabel}: ${summary.full}`}>
        <span>
          {summary.heading.split(/(?=\()/).map((part) => (
            <span key={part} className={classes.unbroken}>
              {part}
            </span>
          ))}
        </span>
        <span>{summary.total}</span>
        {summary.sectors.map((sector) => (
          <span key={sector}>{sector}</span>
        ))}
      </output>
      {count.members > 0 && quorum !== null && (
        <p className={classes.quorum} data-met={quorum.isMet}>
          {quorum.isMet
            ? ko.quorumMet[rule === "twoThirds" ? "twoThirds" : "majority"](quorum.present, quorum.needed)
            : ko.quorumMissing(quorum.missing, quorum.needed)}
        </p>
      )}
      {hasProxy && <p className={classes.quorum}>{proxyCounts ? ko.proxyCounts : ko.proxyDoesNotCount}</p>}
      {canEdit && count.unmarked > 0 && (
        <div className={classes.rest}>
          <span>{ko.unmarkedLeft(count.unmarked)}</span>
          <button type="button" onClick={markRest}>
            {ko.allPresent}
          </button>
        </div>
      )}
    </>
  )
}

type Attendance = ReturnType<typeof readAttendance>

function sameAttendance(a: Attendance, b: Attendance): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

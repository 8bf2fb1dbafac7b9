import { Button } from "@mantine/core"
import type { ReactNode } from "react"
import type * as Y from "yjs"
import { setSeatField } from "../../../shared/minutes/edit-attendance.ts"
import type { SeatField } from "../../../shared/minutes/edit-attendance.ts"
import type { Seat } from "../../../shared/minutes/minutes.ts"
import { attendanceText as ko } from "../../../shared/text/ko/attendance.ts"
import { LiveField } from "../../live/live-field.tsx"
import { LOCAL_ORIGIN } from "../../live/meeting-session.ts"
import { useMeeting } from "../../live/use-meeting.ts"
import { useYMap } from "../../live/use-minutes.ts"
import classes from "./seat-menu.module.css"

interface SeatMenuProps {
  readonly id: string
  readonly seat: Y.Map<unknown>
  readonly name: string
  readonly close: () => void
}

/** What a tap cannot say about one seat: 지각, 조퇴, 대리, 사유. */
export function SeatMenu({ id, seat, name, close }: SeatMenuProps): ReactNode {
  const session = useMeeting()
  const fields = useYMap(seat)
  const write = <F extends SeatField>(field: F, value: Seat[F]) =>
    setSeatField(session.doc, id, field, value, LOCAL_ORIGIN)
  return (
    <div className={classes.menu} role="group" aria-label={name}>
      <strong>{name}</strong>
      <label className={classes.check}>
        <input
          type="checkbox"
          checked={fields["late"] === true}
          onChange={(event) => write("late", event.currentTarget.checked)}
        />
        {ko.late}
      </label>
      <label className={classes.check}>
        <input
          type="checkbox"
          checked={fields["leftEarly"] === true}
          onChange={(event) => write("leftEarly", event.currentTarget.checked)}
        />
        {ko.leftEarly}
      </label>
      <label className={classes.menuField}>
        <span>{ko.proxy}</span>
        <LiveField
          map={seat}
          field="proxy"
          label={ko.proxy}
          placeholder={ko.proxyHint}
          write={(proxy) => write("proxy", proxy)}
        />
      </label>
      <label className={classes.menuField}>
        <span>{ko.reason}</span>
        <LiveField
          map={seat}
          field="reason"
          label={ko.reason}
          placeholder={ko.reasonHint}
          write={(reason) => write("reason", reason)}
        />
      </label>
      <div className={classes.menuFoot}>
        <Button variant="subtle" size="compact-md" onClick={() => write("mark", "unset")}>
          {ko.clearMark}
        </Button>
        <Button variant="default" size="compact-md" onClick={close}>
          {ko.close}
        </Button>
      </div>
    </div>
  )
}

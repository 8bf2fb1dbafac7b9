import { useState } from "react"
import type { ReactNode } from "react"
import { formatDateTime, formatMeetingTime } from "../../../shared/domain/korean-date.ts"
import { setHeaderField } from "../../../shared/minutes/edit-header.ts"
import type { Header } from "../../../shared/minutes/minutes.ts"
import { readDateTime } from "../../../shared/minutes/read-values.ts"
import { minutesPageText as ko } from "../../../shared/text/ko/minutes-page.ts"
import { LiveDateInput } from "../../live/live-date-input.tsx"
import { LiveField } from "../../live/live-field.tsx"
import { LOCAL_ORIGIN } from "../../live/meeting-session.ts"
import { useCanEdit, useMeeting } from "../../live/use-meeting.ts"
import { useYValue } from "../../live/use-minutes.ts"
import classes from "./header.module.css"
import { joinDateTime, withDate } from "./date-parts.ts"

type TextField = "title" | "place" | "nextPlace" | "nextReason"
interface HeaderTextProps {
  readonly field: TextField
  readonly label: string
  readonly placeholder?: string
}

/** A text of the header, edited in place. */
export function HeaderText({ field, label, placeholder }: HeaderTextProps): ReactNode {
  const { doc } = useMeeting()
  return (
    <LiveField
      map={doc.getMap("header")}
      field={field}
      label={label}
      {...(placeholder ? { placeholder } : {})}
      place={`header.${field}`}
      write={(text) => setHeaderField(doc, field, text, LOCAL_ORIGIN)}
    />
  )
}

/** 일 시: shown as the paper writes it, edited with the device's own pickers. */
export function MeetingTime(): ReactNode {
  const { doc, setPlace } = useHeader()
  const canEdit = useCanEdit()
  const [isOpen, setOpen] = useState(false)
  const startsAt = useHeaderTime("startsAt")
  const endsAt = useHeaderTime("endsAt")
  const text = formatMeetingTime(startsAt, endsAt)
  if (!canEdit) return <span>{text}</span>
  const write = (field: "startsAt" | "endsAt", value: string | null) => setHeaderField(doc, field, value, LOCAL_ORIGIN)
  return (
    <div className={classes.when}>
      <DateButton
        text={text}
        label={ko.editWhen}
        isOpen={isOpen}
        toggle={() => {
          setOpen(!isOpen)
          setPlace("header.startsAt")
        }}
      />
      {isOpen && (
        <div className={classes.pickers}>
          <LiveDateInput
            type="date"
            label={ko.date}
            value={startsAt?.slice(0, 10) ?? ""}
            write={(date) =>
              doc.transact(() => {
                write("startsAt", date ? withDate(startsAt, date, "10:00") : null)
                if (endsAt && date) write("endsAt", withDate(endsAt, date, "12:00"))
              }, LOCAL_ORIGIN)
            }
          />
          <LiveDateInput
            type="time"
            label={ko.start}
            value={startsAt?.slice(11) ?? ""}
            isDisabled={startsAt === null}
            write={(time) => startsAt && time && write("startsAt", joinDateTime(startsAt, time))}
          />
          <LiveDateInput
            type="time"
            label={ko.end}
            value={endsAt?.slice(11) ?? ""}
            isDisabled={startsAt === null}
            write={(time) => startsAt && write("endsAt", time ? joinDateTime(endsAt ?? startsAt, time) : null)}
          />
        </div>
      )}
    </div>
  )
}

/** 차기 회의: date, time, place, and why it departs from the committee's rule. */
export function NextMeeting(): ReactNode {
  const { doc, setPlace } = useHeader()
  const canEdit = useCanEdit()
  const [isOpen, setOpen] = useState(false)
  const nextStartsAt = useHeaderTime("nextStartsAt")
  const reason = useYValue(doc.getMap("header"), "nextReason")
  const write = (value: string | null) => setHeaderField(doc, "nextStartsAt", value, LOCAL_ORIGIN)
  const text = nextStartsAt ? formatDateTime(nextStartsAt) : ko.noNext
  return (
    <div className={classes.next}>
      {canEdit ? (
        <DateButton
          text={text}
          label={ko.editNext}
          isOpen={isOpen}
          toggle={() => {
            setOpen(!isOpen)
            setPlace("header.nextStartsAt")
          }}
        />
      ) : (
        <span>{text}</span>
      )}
      {canEdit && isOpen && (
        <div className={classes.pickers}>
          <LiveDateInput
            type="date"
            label={ko.nextDate}
            value={nextStartsAt?.slice(0, 10) ?? ""}
            write={(date) => write(date ? withDate(nextStartsAt, date, "10:00") : null)}
          />
          <LiveDateInput
            type="time"
            label={ko.nextStart}
            value={nextStartsAt?.slice(11) ?? ""}
            isDisabled={nextStartsAt === null}
            write={(time) => nextStartsAt && time && write(joinDateTime(nextStartsAt, time))}
          />
        </div>
      )}
      <HeaderText field="nextPlace" label={ko.nextPlace} placeholder={ko.nextPlace} />
      {(canEdit ? isOpen || Boolean(reason) : Boolean(reason)) && (
        <HeaderText field="nextReason" label={ko.nextReason} placeholder={ko.nextReasonPlaceholder} />
      )}
    </div>
  )
}

interface DateButtonProps {
  readonly text: string
  readonly label: string
  readonly isOpen: boolean
  readonly toggle: () => void
}

function DateButton({ text, label, isOpen, toggle }: DateButtonProps): ReactNode {
  return (
    <button
      type="button"
      className={classes.dateButton}
      aria-expanded={isOpen}
      aria-label={`${text || ko.noDate}. ${label}`}
      onClick={toggle}
    >
      {text || <span className={classes.placeholder}>{ko.noDate}</span>}
    </button>
  )
}

function useHeader() {
  const session = useMeeting()
  return { doc: session.doc, setPlace: (place: string) => session.setPlace(place) }
}

function useHeaderTime(field: keyof Pick<Header, "startsAt" | "endsAt" | "nextStartsAt">): string | null {
  const { doc } = useMeeting()
  return readDateTime(useYValue(doc.getMap("header"), field))
}

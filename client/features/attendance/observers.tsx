import { notifications } from "@mantine/notifications"
import type { ReactNode } from "react"
import * as Y from "yjs"
import {
  addObserver,
  removeAttendee,
  restoreAttendee,
  setObserverField,
} from "../../../shared/minutes/edit-attendance.ts"
import type { Observer } from "../../../shared/minutes/minutes.ts"
import { attendanceText as ko } from "../../../shared/text/ko/attendance.ts"
import { LiveField } from "../../live/live-field.tsx"
import { LOCAL_ORIGIN } from "../../live/meeting-session.ts"
import { newId } from "../../live/new-id.ts"
import { refocus } from "../../live/refocus.ts"
import { elementAt } from "../presence/place.ts"
import { useCanEdit, useMeeting } from "../../live/use-meeting.ts"
import classes from "./observers.module.css"

/** 배석자: people who were there without a seat. */
export function Observers({ observers }: { readonly observers: readonly Observer[] }): ReactNode {
  const { doc, undo } = useMeeting()
  const canEdit = useCanEdit()
  if (!canEdit && observers.length === 0) return null
  const add = () => {
    undo.stopCapturing()
    const id = newId()
    addObserver(doc, { id, name: "", affiliation: "", order: "" }, LOCAL_ORIGIN)
    requestAnimationFrame(() => placeOf(id)?.querySelector("textarea")?.focus())
  }
  return (
    <div className={classes.observers} role="group" aria-label={ko.observers}>
      <span className={classes.observersLabel}>{ko.observers}</span>
      <ul className={classes.observerList}>
        {observers.map((observer) => (
          <ObserverItem key={observer.id} observer={observer} />
        ))}
      </ul>
      {canEdit && (
        <button type="button" className={classes.addObserver} onClick={add}>
          + {ko.addObserver}
        </button>
      )}
    </div>
  )
}

function placeOf(id: string): Element | null {
  return elementAt(`attendance.${id}`)
}

function ObserverItem({ observer }: { readonly observer: Observer }): ReactNode {
  const { doc, undo } = useMeeting()
  const canEdit = useCanEdit()
  const { id, name } = observer
  const map = doc.getMap("attendance").get(id)
  if (!(map instanceof Y.Map)) return null
  const field = (key: "name" | "affiliation", label: string) => (
    <LiveField
      map={map}
      field={key}
      label={label}
      placeholder={label}
      place={`attendance.${id}`}
      className={classes.observerField ?? ""}
      write={(text) => setObserverField(doc, id, key, text, LOCAL_ORIGIN)}
    />
  )
  const remove = () => {
    undo.stopCapturing()
    const list = placeOf(id)?.closest('[role="group"]')
    removeAttendee(doc, id, Date.now(), LOCAL_ORIGIN)
    refocus(() => list?.querySelector<HTMLElement>(":scope > button"))
    const notice = `removed-${id}`
    const restore = () => {
      restoreAttendee(doc, id, LOCAL_ORIGIN)
      notifications.hide(notice)
    }
    const message = (
      <span className={classes.notice}>
        {ko.observerRemoved(name || ko.unnamedObserver)}
        <button type="button" onClick={restore}>
          {ko.undo}
        </button>
      </span>
    )
    notifications.show({ id: notice, message, autoClose: 10_000 })
  }
  return (
    <li className={classes.observer} data-place={`attendance.${id}`}>
      {field("name", ko.observerName)}
      <span aria-hidden>(</span>
      {field("affiliation", ko.observerAffiliation)}
      <span aria-hidden>)</span>
      {canEdit && (
        <button
          type="button"
          className={classes.removeObserver}
          aria-label={ko.removeObserver(name || ko.unnamedObserver)}
          onClick={remove}
        >
          ×
        </button>
      )}
    </li>
  )
}

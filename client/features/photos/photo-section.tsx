import { notifications } from "@mantine/notifications"
import { useEffect, useRef, useState } from "react"
import type { ReactNode } from "react"
import * as Y from "yjs"
import { removeAttachment, restoreAttachment, setCaption } from "../../../shared/minutes/edit-attachments.ts"
import { sortedEntries } from "../../../shared/minutes/entries.ts"
import { readText } from "../../../shared/minutes/read-values.ts"
import { photosText as ko } from "../../../shared/text/ko/photos.ts"
import { LiveField } from "../../live/live-field.tsx"
import { LOCAL_ORIGIN } from "../../live/meeting-session.ts"
import { refocus } from "../../live/refocus.ts"
import { useCanEdit, useMeeting } from "../../live/use-meeting.ts"
import { useYDerived, useYMap } from "../../live/use-minutes.ts"
import classes from "./photos.module.css"
import { PhotoPicker } from "./photo-picker.tsx"
import { takeFiles } from "./stray-files.ts"
import { UploadItem } from "./upload-item.tsx"
import type { UploadQueue } from "./upload-queue.ts"
import { useUploadEntries } from "./use-uploads.ts"

/** 회의사진 with captions. Takes photos by its button, let go over it, or pasted into it. */
export function PhotoSection({ queue }: { readonly queue: UploadQueue }): ReactNode {
  const { doc, meetingId } = useMeeting()
  const canEdit = useCanEdit()
  const attachments = doc.getMap<unknown>("attachments")
  const ids = useYDerived(attachments, photoIds, sameIds)
  const uploads = useUploadEntries(queue, "section")
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    if (section.current !== null && canEdit) return takeFiles(section.current, (files) => queue.addToSection(files))
    return undefined
  }, [canEdit, queue])
  return (
    <section ref={section} className={classes.section} data-place="photos" aria-label={ko.heading}>
      <h2 className={classes.heading}>{ko.heading}</h2>
      <ul className={classes.photos}>
        {ids.map((id, index) => {
          const photo = attachments.get(id)
          if (!(photo instanceof Y.Map)) return null
          return <Photo key={id} id={id} n={index + 1} photo={photo} meetingId={meetingId} />
        })}
        {uploads.map((entry) => (
          <li key={entry.id}>
            <UploadItem entry={entry} queue={queue} />
          </li>
        ))}
      </ul>
      {ids.length === 0 && uploads.length === 0 && (
        <p className={classes.empty}>{canEdit ? ko.none : ko.noneReadOnly}</p>
      )}
      {canEdit && (
        <div className={classes.pick}>
          <PhotoPicker className={classes.add} label={`+ ${ko.add}`} onFiles={(files) => queue.addToSection(files)} />
        </div>
      )}
    </section>
  )
}

interface PhotoProps {
  readonly id: string
  readonly n: number
  readonly photo: Y.Map<unknown>
  readonly meetingId: string
}

function Photo({ id, n, photo, meetingId }: PhotoProps): ReactNode {
  const { doc, undo } = useMeeting()
  const canEdit = useCanEdit()
  const [isBroken, setBroken] = useState(false)
  const fields = useYMap(photo)
  const caption = readText(fields["caption"])
  const remove = () => {
    undo.stopCapturing()
    const section = document.querySelector('[data-place="photos"]')
    removeAttachment(doc, id, Date.now(), LOCAL_ORIGIN)
    refocus(() => section?.querySelector<HTMLElement>(`.${classes.pick} button`))
    const notice = `photo-${id}`
    const restore = () => {
      restoreAttachment(doc, id, LOCAL_ORIGIN)
      notifications.hide(notice)
    }
    const message = (
      <span className={classes.notice}>
        {ko.removed}{" "}
        <button type="button" onClick={restore}>
          {ko.undo}
        </button>
      </span>
    )
    notifications.show({ id: notice, message, autoClose: 10_000 })
  }
  return (
    <li className={classes.photo} data-place={`photos.${id}`}>
      {isBroken ? (
        <p className={classes.broken}>{ko.broken}</p>
      ) : (
        <img
          src={`/api/meetings/${meetingId}/blobs/${readText(fields["blob"])}`}
          alt={ko.alt(caption, n)}
          width={Number(fields["width"]) || 4}
          height={Number(fields["height"]) || 3}
          loading="lazy"
          onError={() => setBroken(true)}
        />
      )}
      <div className={classes.caption}>
        <LiveField
          map={photo}
          field="caption"
          label={ko.caption}
          placeholder={ko.captionPlaceholder}
          place={`photos.${id}`}
          write={(text) => setCaption(doc, id, text, LOCAL_ORIGIN)}
        />
        {canEdit && (
          <button type="button" className={classes.remove} aria-label={ko.remove(caption)} onClick={remove}>
            {ko.removeShort}
          </button>
        )}
      </div>
    </li>
  )
}

function photoIds(attachments: Y.Map<unknown>): readonly string[] {
  return sortedEntries(attachments, (fields) => fields.get("kind") === "photo").map(({ id }) => id)
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index])
}

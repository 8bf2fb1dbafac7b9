import { notifications } from "@mantine/notifications"
import { useRef, useState } from "react"
import type { ReactNode } from "react"
import * as Y from "yjs"
import {
  addAttachment,
  removeAttachment,
  restoreAttachment,
  setCaption,
} from "../../../shared/minutes/edit-attachments.ts"
import { sortedEntries } from "../../../shared/minutes/entries.ts"
import { readText } from "../../../shared/minutes/read-values.ts"
import { photosText as ko } from "../../../shared/text/ko/photos.ts"
import { LiveField } from "../../live/live-field.tsx"
import { LOCAL_ORIGIN } from "../../live/meeting-session.ts"
import { newId } from "../../live/new-id.ts"
import { useCanEdit, useMeeting } from "../../live/use-meeting.ts"
import { useYDerived, useYMap } from "../../live/use-minutes.ts"
import classes from "./photos.module.css"
import { useUploads } from "./use-uploads.ts"
import type { UploadPhoto } from "./use-uploads.ts"
import { UploadItem } from "./upload-item.tsx"

/** 회의사진 with captions. `upload` stores one file and rejects with a sentence for the person. */
export function PhotoSection({ upload }: { readonly upload: UploadPhoto }): ReactNode {
  const { doc, undo, meetingId } = useMeeting()
  const canEdit = useCanEdit()
  const attachments = doc.getMap<unknown>("attachments")
  const ids = useYDerived(attachments, photoIds, sameIds)
  const picker = useRef<HTMLInputElement>(null)
  const uploads = useUploads(upload, (file, blob) => {
    undo.stopCapturing()
    const photo = { id: newId(), order: "", kind: "photo" as const, name: file.name, caption: "", ...blob }
    addAttachment(doc, photo, LOCAL_ORIGIN)
  })
  return (
    <section className={classes.section} data-place="photos" aria-label={ko.heading}>
      <h2 className={classes.heading}>{ko.heading}</h2>
      <ul className={classes.photos}>
        {ids.map((id, index) => {
          const photo = attachments.get(id)
          if (!(photo instanceof Y.Map)) return null
          return <Photo key={id} id={id} n={index + 1} photo={photo} meetingId={meetingId} />
        })}
        {uploads.entries.map((entry) => (
          <UploadItem key={entry.id} entry={entry} retry={uploads.retry} dismiss={uploads.dismiss} />
        ))}
      </ul>
      {ids.length === 0 && uploads.entries.length === 0 && (
        <p className={classes.empty}>{canEdit ? ko.none : ko.noneReadOnly}</p>
      )}
      {canEdit && (
        <>
          <input
            ref={picker}
            type="file"
            accept="image/*"
            multiple
            hidden
            onChange={(event) => {
              uploads.add([...(event.currentTarget.files ?? [])])
              // The same file may be chosen again after it failed.
              event.currentTarget.value = ""
            }}
          />
          <button type="button" className={classes.add} onClick={() => picker.current?.click()}>
            + {ko.add}
          </button>
        </>
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
    removeAttachment(doc, id, Date.now(), LOCAL_ORIGIN)
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

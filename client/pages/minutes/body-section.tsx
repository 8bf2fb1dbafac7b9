import { notifications } from "@mantine/notifications"
import { useCallback, useMemo, useRef } from "react"
import type { ReactNode } from "react"
import type * as Y from "yjs"
import { minutesPageText as ko } from "../../../shared/text/ko/minutes-page.ts"
import { photosText } from "../../../shared/text/ko/photos.ts"
import { BodyEditor } from "../../features/editor/body-editor.tsx"
import { useBodyEditor } from "../../features/editor/body-store.ts"
import { BodyToolbar } from "../../features/editor/body-toolbar.tsx"
import type { SlashItem } from "../../features/editor/slash/slash-item.ts"
import type { BodyUploads } from "../../features/editor/uploads/body-uploads.ts"
import { placeAtCaret } from "../../features/editor/uploads/photo-place.ts"
import { BodyUploadItems } from "../../features/photos/body-uploads.tsx"
import { PhotoPicker } from "../../features/photos/photo-picker.tsx"
import { placeInBody } from "../../features/photos/put-photo.ts"
import type { UploadQueue } from "../../features/photos/upload-queue.ts"
import { useMeeting } from "../../live/use-meeting.ts"
import classes from "./paper.module.css"

interface BodySectionProps {
  readonly goTo: (place: string) => void
  /** Brings an opinion row into view. Must be stable. */
  readonly showRow: (tableId: string, rowId: string) => void
  readonly queue: UploadQueue
}

/** 회의 결과: the body's editor on the paper, with its tools above it while it is on screen. */
export function BodySection({ goTo, showRow, queue }: BodySectionProps): ReactNode {
  const { meetingId, doc } = useMeeting()
  const editor = useBodyEditor()
  const photoUrl = useCallback((blob: string) => `/api/meetings/${meetingId}/blobs/${blob}`, [meetingId])
  const showTable = useCallback((tableId: string) => goTo(`opinion.${tableId}`), [goTo])
  const uploads = useMemo(() => bodyUploads(queue), [queue])
  const openPicker = useRef<() => void>(() => undefined)
  const slashItems = useMemo<readonly SlashItem[]>(
    () => [{ id: "photo", ...photosText.slash, run: () => openPicker.current() }],
    [],
  )
  /** Where the caret was when the chooser opened: others write on while the person looks for the photo. */
  const place = useRef<Y.RelativePosition | null>(null)
  const body = doc.getXmlFragment("body")
  return (
    <section className={classes.body} aria-label={ko.labels.results}>
      <div className={classes.resultsLabel}>{ko.labels.results}</div>
      <div className={classes.toolbar}>
        <BodyToolbar>
          <PhotoPicker
            className="hj-tool"
            label={photosText.short}
            name={photosText.addToBody}
            tabIndex={-1}
            onOpen={() => (place.current = editor === null ? null : placeAtCaret(editor, body))}
            onFiles={(files) => place.current !== null && uploads.add(files, place.current)}
            opener={(open) => (openPicker.current = open)}
          />
        </BodyToolbar>
      </div>
      <div className={classes.results}>
        <BodyEditor
          photoUrl={photoUrl}
          showTable={showTable}
          showRow={showRow}
          slashItems={slashItems}
          uploads={uploads}
        />
        <BodyUploadItems queue={queue} />
      </div>
    </section>
  )
}

/** The page's queue as the editor sees it: only what goes into the text, and only as it comes and goes. */
function bodyUploads(queue: UploadQueue): BodyUploads {
  let list: ReturnType<BodyUploads["read"]> = []
  const read = () => {
    const now = queue
      .read()
      .flatMap(({ id, target, element }) =>
        target.kind === "body" && element !== null
          ? [{ id, element, index: (body: Y.XmlFragment) => placeInBody(body, id, target) }]
          : [],
      )
    const isSame = now.length === list.length && now.every(({ id }, at) => id === list[at]?.id)
    if (!isSame) list = now
    return list
  }
  return {
    read,
    add: (files, place) => queue.addToBody(files, place),
    subscribe: (listener) => {
      let last = read()
      return queue.subscribe(() => {
        if (read() === last) return
        last = read()
        listener()
      })
    },
    missed: (count) => void notifications.show({ message: photosText.notPasted(count) }),
  }
}

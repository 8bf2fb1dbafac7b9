import type { ReactNode } from "react"
import { photosText as ko } from "../../../shared/text/ko/photos.ts"
import classes from "./photos.module.css"
import type { UploadEntry, UploadQueue } from "./upload-queue.ts"

/** One photo on its way, or why it did not get through. */
export function UploadItem({ entry, queue }: { readonly entry: UploadEntry; readonly queue: UploadQueue }): ReactNode {
  const { id, file, phase, share, sentence } = entry
  if (sentence !== null) {
    return (
      <div className={classes.upload}>
        <p role="alert">{sentence}</p>
        <button type="button" onClick={() => queue.retry(id)}>
          {ko.retry}
        </button>{" "}
        <button type="button" onClick={() => queue.cancel(id)}>
          {phase === "offline" ? ko.cancel : ko.dismiss}
        </button>
      </div>
    )
  }
  const words =
    phase === "waiting"
      ? ko.waiting(file.name)
      : phase === "sending"
        ? ko.uploading(file.name, Math.round(share * 100))
        : ko.storing(file.name)
  return (
    <div className={classes.upload}>
      <p>{words}</p>
      <progress max={1} value={share} aria-label={words} />{" "}
      <button type="button" aria-label={ko.cancelNamed(file.name)} onClick={() => queue.cancel(id)}>
        {ko.cancel}
      </button>
    </div>
  )
}

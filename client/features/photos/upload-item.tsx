import type { ReactNode } from "react"
import { photosText as ko } from "../../../shared/text/ko/photos.ts"
import classes from "./photos.module.css"
import type { UploadEntry } from "./use-uploads.ts"

interface UploadItemProps {
  readonly entry: UploadEntry
  readonly retry: (id: string) => void
  readonly dismiss: (id: string) => void
}

/** One photo on its way, or why it did not get through. */
export function UploadItem({ entry, retry, dismiss }: UploadItemProps): ReactNode {
  const { id, file, share, failure } = entry
  if (failure !== null) {
    return (
      <li className={classes.upload} role="alert">
        <p>{failure}</p>
        <button type="button" onClick={() => retry(id)}>
          {ko.retry}
        </button>
        <button type="button" onClick={() => dismiss(id)}>
          {ko.dismiss}
        </button>
      </li>
    )
  }
  const sentence = ko.uploading(file.name, Math.round(share * 100))
  return (
    <li className={classes.upload}>
      <p>{sentence}</p>
      <progress max={1} value={share} aria-label={sentence} />
    </li>
  )
}

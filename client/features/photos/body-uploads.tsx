import { createPortal } from "react-dom"
import type { ReactNode } from "react"
import { UploadItem } from "./upload-item.tsx"
import type { UploadQueue } from "./upload-queue.ts"
import { useUploadEntries } from "./use-uploads.ts"

/** Photos on their way into the text, drawn at the places where the editor stands their elements. */
export function BodyUploadItems({ queue }: { readonly queue: UploadQueue }): ReactNode {
  return useUploadEntries(queue, "body").map((entry) =>
    entry.element === null ? null : createPortal(<UploadItem entry={entry} queue={queue} />, entry.element, entry.id),
  )
}

import { notifications } from "@mantine/notifications"
import { photosText as ko } from "../../../shared/text/ko/photos.ts"

/** A file let go beside the places that take photos would replace the page; a sentence says where they go instead. */
export function guardStrayFiles(): () => void {
  globalThis.addEventListener("dragover", refuse)
  globalThis.addEventListener("drop", explainDrop)
  globalThis.addEventListener("paste", explainPaste)
  return () => {
    globalThis.removeEventListener("dragover", refuse)
    globalThis.removeEventListener("drop", explainDrop)
    globalThis.removeEventListener("paste", explainPaste)
  }
}

function refuse(event: DragEvent): void {
  if (event.defaultPrevented || !hasFiles(event.dataTransfer)) return
  event.preventDefault()
  if (event.dataTransfer) event.dataTransfer.dropEffect = "none"
}

function explainDrop(event: DragEvent): void {
  if (event.defaultPrevented || !hasFiles(event.dataTransfer)) return
  event.preventDefault()
  explain()
}

function explainPaste({ defaultPrevented, clipboardData }: ClipboardEvent): void {
  const hasPhoto = [...(clipboardData?.files ?? [])].some(({ type }) => type.startsWith("image/"))
  if (!defaultPrevented && hasPhoto && !clipboardData?.types.includes("text/plain")) explain()
}

function explain(): void {
  notifications.show({ id: "stray-file", message: ko.dropElsewhere })
}

/** Files let go over an element, or pasted into it, go to `take`; until the returned function is called. */
export function takeFiles(element: HTMLElement, take: (files: readonly File[]) => void): () => void {
  const receive = (event: DragEvent | ClipboardEvent): void => {
    // Cells of a spreadsheet come as words and as a picture of them: into a caption go the words.
    if (event instanceof ClipboardEvent && isOfText(event.clipboardData)) return
    const files = [...((event instanceof DragEvent ? event.dataTransfer : event.clipboardData)?.files ?? [])]
    if (event.defaultPrevented || files.length === 0) return
    event.preventDefault()
    take(files)
  }
  element.addEventListener("dragover", allow)
  element.addEventListener("drop", receive)
  element.addEventListener("paste", receive)
  return () => {
    element.removeEventListener("dragover", allow)
    element.removeEventListener("drop", receive)
    element.removeEventListener("paste", receive)
  }
}

/** The name of a copied file comes as plain text too; what was written comes formatted as well. */
function isOfText(clipboard: DataTransfer | null): boolean {
  return clipboard !== null && clipboard.types.includes("text/plain") && clipboard.types.includes("text/html")
}

function allow(event: DragEvent): void {
  if (hasFiles(event.dataTransfer)) event.preventDefault()
}

function hasFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes("Files") === true
}

// Photos let go over the text or pasted into it.
import { Plugin } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import type * as Y from "yjs"
import type { BodyUploads } from "./body-uploads.ts"
import { indexAtCaret, indexAtPoint, placeBehind } from "./photo-place.ts"

export function photoFiles(uploads: BodyUploads, body: Y.XmlFragment): Plugin {
  const add = (files: readonly File[], index: number) => uploads.add(files, placeBehind(body, index))
  const drop = (view: EditorView, event: DragEvent): boolean => {
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length === 0 || !view.editable) return false
    event.preventDefault()
    add(files, indexAtPoint(view, event))
    return true
  }
  const paste = (view: EditorView, event: ClipboardEvent): boolean => {
    if (event.clipboardData === null || !view.editable) return false
    const pasted = readPasted(event.clipboardData)
    if (pasted.missing > 0) uploads.missed(pasted.missing)
    if (pasted.files.length === 0) return false
    if (pasted.hasWords) {
      // The words first: the photos come behind them.
      queueMicrotask(() => add(pasted.files, indexAtCaret(view.state)))
      return false
    }
    event.preventDefault()
    add(pasted.files, indexAtCaret(view.state))
    return true
  }
  return new Plugin({ props: { handleDOMEvents: { drop, paste, dragover: allowFiles } } })
}

function allowFiles(view: EditorView, event: DragEvent): boolean {
  if (view.editable && event.dataTransfer?.types.includes("Files")) event.preventDefault()
  return false
}

interface Pasted {
  readonly hasWords: boolean
  readonly files: readonly File[]
  /** Pictures the text names that are neither files of the clipboard nor in the text itself. */
  readonly missing: number
}

/**
 * Word processors put a picture of the copied words beside them: files count only where there are no words, or where the
 * text has as many pictures of its own.
 */
function readPasted(clipboard: DataTransfer): Pasted {
  const files = [...clipboard.files].filter(({ type }) => type.startsWith("image/"))
  const page = new DOMParser().parseFromString(withoutStyles(clipboard.getData("text/html")), "text/html")
  const pictures = [...page.images].filter((image) => !image.closest(".hj-photo"))
  const hasWords = (page.body.textContent ?? "").trim() !== "" || clipboard.getData("text/plain").trim() !== ""
  if (!hasWords) return { hasWords, files: files.length > 0 ? files : pictures.flatMap(fileInText), missing: 0 }
  const inText = pictures.flatMap(fileInText)
  const others = pictures.length - inText.length
  const isTheirs = files.length > 0 && files.length === others
  return { hasWords, files: isTheirs ? [...inText, ...files] : inText, missing: isTheirs ? 0 : others }
}

/** The page's policy is asked about every style in a parsed text, also in one that is never shown. */
function withoutStyles(html: string): string {
  return html
    .replace(/<style[\s>][^]*?<\/style\s*>/gi, "")
    .replace(/\s(?:style|on\w+)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, "")
}

/** A picture whose bytes are in the text itself. */
function fileInText(image: HTMLImageElement, at: number): File[] {
  const [, type, data] = /^data:(image\/[\w.+-]+);base64,([\s\S]+)$/.exec(image.getAttribute("src") ?? "") ?? []
  if (type === undefined || data === undefined) return []
  try {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))
    return [new File([bytes], image.alt || `${at + 1}`, { type })]
  } catch {
    return []
  }
}

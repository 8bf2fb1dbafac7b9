import type { Node } from "@tiptap/pm/model"
import type { EditorView, NodeView } from "@tiptap/pm/view"
import { editorText as ko } from "../../../../shared/text/ko/editor.ts"
import { COMMIT_PAUSE, LiveText } from "../../../live/live-text.ts"
import { showLeftText } from "../../../live/other-text-note.tsx"
import { blockOfId } from "../commands/block-of-id.ts"
import { CaptionNote } from "./caption-note.ts"
import { PhotoTools } from "./photo-tools.ts"
import { removePhoto } from "./removed-photo.tsx"

/**
 * A photo of the running text. Its caption is a field of its own below the picture: what is typed there is written after
 * a pause and on leaving, and somebody else's caption never replaces one that is being typed.
 */
export class PhotoView implements NodeView {
  readonly dom = document.createElement("div")
  readonly #image = document.createElement("img")
  readonly #caption = document.createElement("textarea")
  readonly #note = new CaptionNote()
  readonly #tools: PhotoTools
  readonly #text: LiveText
  readonly #view: EditorView
  #node: Node
  /** What this view itself writes comes back to it as news. */
  #isOwn = false

  constructor(node: Node, view: EditorView, getPos: () => number | undefined, photoUrl: (blob: string) => string) {
    this.#node = node
    this.#view = view
    this.dom.className = "hj-photo"
    this.dom.contentEditable = "false"
    const figure = this.dom.appendChild(document.createElement("figure"))
    this.#image.loading = "lazy"
    if (node.attrs["blob"] !== "") figure.append(this.#image)
    figure.append(document.createElement("figcaption"))
    figure.lastElementChild?.append(this.#caption, this.#note.dom)
    this.#tools = new PhotoTools({
      resize: () => {
        const at = getPos()
        const size = this.#node.attrs["size"] === "small" ? null : "small"
        if (at !== undefined) view.dispatch(view.state.tr.setNodeAttribute(at, "size", size))
      },
      remove: () => {
        const at = getPos()
        if (at !== undefined) removePhoto(view, at, this.#node)
      },
    })
    figure.append(this.#tools.dom)
    this.#text = new LiveText({
      value: String(node.attrs["caption"]),
      write: (caption) => {
        const at = getPos()
        if (at === undefined) return
        this.#isOwn = true
        view.dispatch(view.state.tr.setNodeAttribute(at, "caption", caption))
        this.#isOwn = false
      },
      later: (commit) => {
        const timer = setTimeout(commit, COMMIT_PAUSE)
        return () => clearTimeout(timer)
      },
      changed: () => this.#draw(),
    })
    this.#prepareField()
    this.#drawPicture(photoUrl)
    this.#draw()
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type || node.attrs["blob"] !== this.#node.attrs["blob"]) return false
    const isNews = node.attrs["caption"] !== this.#node.attrs["caption"]
    this.#node = node
    if (isNews) this.#text.receive(String(node.attrs["caption"]), this.#isOwn)
    this.#draw()
    return true
  }

  /** Everything in the field is the field's own; a press on the picture selects the photo. */
  stopEvent(event: Event): boolean {
    const { target } = event
    if (target === this.#caption) return true
    return target instanceof Element && (this.#tools.dom.contains(target) || this.#note.dom.contains(target))
  }

  ignoreMutation(): boolean {
    return true
  }

  destroy(): void {
    this.#text.close()
    const { other } = this.#text.view()
    const id: unknown = this.#node.attrs["id"]
    const view = this.#view
    if (other === null) return
    showLeftText({ label: ko.photoCaption, other, write: (caption) => writeCaption(view, id, caption) })
  }

  #drawPicture(photoUrl: (blob: string) => string): void {
    const { blob, width, height } = this.#node.attrs
    if (blob === "") return
    this.#image.src = photoUrl(String(blob))
    this.#image.width = Number(width)
    this.#image.height = Number(height)
  }

  #prepareField(): void {
    const field = this.#caption
    field.rows = 1
    field.className = "hj-caption"
    field.setAttribute("aria-label", ko.photoCaption)
    field.addEventListener("focus", () => {
      field.readOnly = !this.#view.editable
      this.#text.focus()
    })
    field.addEventListener("input", () => this.#text.type(field.value.replace(/\s*\n\s*/g, " ")))
    field.addEventListener("compositionstart", () => this.#text.composeStart())
    field.addEventListener("compositionend", () => this.#text.composeEnd(field.value))
    field.addEventListener("blur", () => this.#text.blur())
    field.addEventListener("keydown", (event) => this.#press(event))
  }

  #press(event: KeyboardEvent): void {
    if (event.isComposing) return
    const isUndo = (event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key)
    if (isUndo) {
      // The one undo stack of the page, not the field's own.
      event.preventDefault()
      this.#text.commit()
      this.#view.someProp("handleKeyDown", (handle) => handle(this.#view, event))
      this.#text.receive(String(this.#node.attrs["caption"]), true)
    } else if (event.key === "Enter" || event.key === "Escape") {
      event.preventDefault()
      event.stopPropagation()
      this.#view.focus()
    }
  }

  #draw(): void {
    const { shown, other } = this.#text.view()
    const field = this.#caption
    if (field.value !== shown && !this.#text.composing) field.value = shown
    field.placeholder = this.#view.editable ? ko.photoCaption : ""
    this.#note.draw(other, { swap: () => this.#text.swap(), dismiss: () => this.#text.dismiss() })
    this.#image.alt = shown === "" ? ko.photoAlt : shown
    const isSmall = this.#node.attrs["size"] === "small"
    this.dom.toggleAttribute("data-small", isSmall)
    this.#tools.draw(shown, isSmall)
  }
}

/** Answers false when the photo, or its minutes, are no longer here. */
function writeCaption(view: EditorView, id: unknown, caption: string): boolean {
  if (view.isDestroyed || !view.editable) return false
  const photo = blockOfId(view.state.doc, id)
  if (photo === null) return false
  view.dispatch(view.state.tr.setNodeAttribute(photo.at, "caption", caption))
  return true
}

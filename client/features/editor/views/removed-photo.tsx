import { notifications } from "@mantine/notifications"
import type { Node } from "@tiptap/pm/model"
import type { EditorView } from "@tiptap/pm/view"
import { blockOfId } from "../commands/block-of-id.ts"
import { editorText as ko } from "../../../../shared/text/ko/editor.ts"

/** Takes a photo out of the text and offers the way back: below the block it stood below, whatever changed since. */
export function removePhoto(view: EditorView, at: number, photo: Node): void {
  const above = view.state.doc.resolve(at).nodeBefore?.attrs["id"]
  view.dispatch(view.state.tr.delete(at, at + photo.nodeSize))
  view.focus()
  const id = `photo-${String(photo.attrs["id"])}`
  const restore = (): void => {
    notifications.hide(id)
    if (!view.isDestroyed && view.editable) putBack(view, photo, above)
  }
  const message = (
    <span className="hj-notice">
      {ko.photoRemoved}{" "}
      <button type="button" onClick={restore}>
        {ko.undo}
      </button>
    </span>
  )
  notifications.show({ id, message, autoClose: 10_000 })
}

function putBack(view: EditorView, photo: Node, above: unknown): void {
  const { doc, tr } = view.state
  if (blockOfId(doc, photo.attrs["id"]) !== null) return
  const block = above === undefined ? null : blockOfId(doc, above)
  view.dispatch(tr.insert(block === null ? 0 : block.at + block.node.nodeSize, photo))
}

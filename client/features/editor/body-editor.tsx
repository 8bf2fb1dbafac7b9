import { useCallback, useContext, useEffect, useId, useMemo } from "react"
import type { ReactNode } from "react"
import { LINE_KINDS } from "../../../shared/minutes/schema.ts"
import { editorText as ko } from "../../../shared/text/ko/editor.ts"
import { useMeeting } from "../../live/use-meeting.ts"
import { BodyEditorContext } from "./body-store.ts"
import { bodyKeys } from "./commands/body-keys.ts"
import type { ShowRow } from "./commands/follow-row-link.ts"
import { sayPaste } from "./say-paste.ts"
import { createEditor } from "./create-editor.ts"
import "./editor.css"
import "./editor-layer.css"
import { LineDetails } from "./line-details.tsx"
import type { SlashItem } from "./slash/slash-item.ts"
import { SLASH_ITEMS } from "./slash/slash-items.ts"
import { suggestExtension } from "./suggest/suggest-extension.ts"
import { SuggestPopup } from "./suggest/suggest-popup.tsx"
import type { BodyUploads } from "./uploads/body-uploads.ts"
import { uploadsExtension } from "./uploads/uploads-extension.ts"
import { useEditorValue, useMountedEditor } from "./use-editor.ts"
import { readPageFacts } from "./views/page-facts.ts"
import { viewsExtension } from "./views/views-extension.ts"

export interface BodyEditorProps {
  /** Address of a stored picture by its hash. Must be stable. */
  readonly photoUrl: (blob: string) => string
  /** Brings an opinion table into view. Must be stable. */
  readonly showTable: (tableId: string) => void
  /** Brings an opinion row into view. Must be stable. */
  readonly showRow: ShowRow
  /** Entries of the slash menu that need the page around the editor, behind the editor's own. Must be stable. */
  readonly slashItems?: readonly SlashItem[]
  /** Takes photos for the text and shows those on their way. Must be stable. */
  readonly uploads: BodyUploads
}

/** Pixels that the bars above the text, and on a phone the tools below it, take of the window. */
const SCROLL_ROOM = { top: 120, bottom: 72, left: 0, right: 0 }
const NO_ITEMS: readonly SlashItem[] = []

/** Agenda and results, edited in place on the paper. Read-only for those who may not write. */
export function BodyEditor(props: BodyEditorProps): ReactNode {
  const { photoUrl, showTable, showRow, slashItems = NO_ITEMS, uploads } = props
  const listId = useId()
  const session = useMeeting()
  const { setEditor, setLinking, detailsAt, setDetailsAt } = useContext(BodyEditorContext)
  const facts = useMemo(
    () => readPageFacts(session.doc, { openDetails: setDetailsAt, showTable, showRow }),
    [session, showTable, showRow, setDetailsAt],
  )
  const create = useCallback(
    (element: HTMLElement) => {
      return createEditor({
        element,
        session,
        fragment: session.doc.getXmlFragment("body"),
        kinds: LINE_KINDS,
        allowsTables: true,
        leavesByTab: false,
        say: sayPaste,
        label: ko.bodyLabel,
        scrollRoom: SCROLL_ROOM,
        views: [
          viewsExtension(facts, photoUrl),
          bodyKeys({ openLink: () => setLinking(true), openDetails: setDetailsAt, showRow }),
          uploadsExtension(uploads, session.doc.getXmlFragment("body")),
          suggestExtension({
            facts,
            slashItems: [...SLASH_ITEMS, ...slashItems],
            listId,
            startUndoStep: () => session.undo.stopCapturing(),
          }),
        ],
      })
    },
    [session, photoUrl, facts, slashItems, listId, setLinking, setDetailsAt, showRow, uploads],
  )
  const { ref, editor } = useMountedEditor(create)
  useEffect(() => {
    setEditor(editor)
    return () => setEditor(null)
  }, [editor, setEditor])
  const isEmpty = useEditorValue(
    editor,
    ({ state }) => state.doc.childCount === 1 && state.doc.content.size <= 2,
    false,
  )
  return (
    <div
      className="hj-editor hj-body"
      data-place="body"
      data-placeholder={isEmpty ? ko.bodyPlaceholder : undefined}
      onFocus={() => session.setPlace("body")}
    >
      <div ref={ref} />
      {editor !== null && <SuggestPopup editor={editor} listId={listId} />}
      {editor !== null && detailsAt !== null && (
        <LineDetails key={detailsAt} editor={editor} at={detailsAt} facts={facts} onClose={() => setDetailsAt(null)} />
      )}
    </div>
  )
}

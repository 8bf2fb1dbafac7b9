import { useCallback, useId, useLayoutEffect, useMemo } from "react"
import type { ReactNode } from "react"
import { Selection } from "@tiptap/pm/state"
import type * as Y from "yjs"
import type { LineKind } from "../../../shared/minutes/schema.ts"
import { editorText as ko } from "../../../shared/text/ko/editor.ts"
import { useMeeting } from "../../live/use-meeting.ts"
import { rowLinkKey, type ShowRow } from "./commands/follow-row-link.ts"
import { sayPaste } from "./say-paste.ts"
import { createEditor } from "./create-editor.ts"
import "./editor.css"
import "./editor-layer.css"
import { CELL_SLASH_ITEMS } from "./slash/slash-items.ts"
import { suggestExtension } from "./suggest/suggest-extension.ts"
import { SuggestPopup } from "./suggest/suggest-popup.tsx"
import { useMountedEditor } from "./use-editor.ts"
import { readPageFacts } from "./views/page-facts.ts"
import { viewsExtension } from "./views/views-extension.ts"

const CELL_KINDS: readonly LineKind[] = ["paragraph", "bullet"]

/** A cell holds no decisions, tasks or cards to open. */
const NO_ACTIONS = { openDetails: () => undefined, showTable: () => undefined }

export interface OpinionCellEditorProps {
  readonly fragment: Y.XmlFragment
  readonly label?: string
  /** Where others see this person while the focus is here. */
  readonly place?: string
  readonly autoFocus?: boolean
  /** Brings an opinion row into view. Must be stable. */
  readonly showRow: ShowRow
}

/** The rich editor of one opinion cell, for the one cell that is selected. Its text is there, and can take the focus, in the layout phase. */
export function OpinionCellEditor(props: OpinionCellEditorProps): ReactNode {
  const { fragment, label = ko.opinionLabel, place, autoFocus = false, showRow } = props
  const listId = useId()
  const session = useMeeting()
  const facts = useMemo(() => readPageFacts(session.doc, { ...NO_ACTIONS, showRow }), [session, showRow])
  const create = useCallback(
    (element: HTMLElement) =>
      createEditor({
        element,
        session,
        fragment,
        kinds: CELL_KINDS,
        allowsTables: false,
        leavesByTab: false,
        say: sayPaste,
        label,
        views: [
          // A line's element must outlive its first id, which comes with the first jamo.
          viewsExtension(facts, String),
          rowLinkKey(showRow),
          suggestExtension({
            facts,
            slashItems: CELL_SLASH_ITEMS,
            listId,
            startUndoStep: () => session.undo.stopCapturing(),
          }),
        ],
      }),
    [session, fragment, label, facts, showRow, listId],
  )
  const { ref, editor } = useMountedEditor(create)
  useLayoutEffect(() => {
    if (!autoFocus || editor === null) return
    // At once and once: the library's own command gives the focus again a frame later, over what a key or a press did meanwhile.
    const { view } = editor
    view.dispatch(view.state.tr.setSelection(Selection.atEnd(view.state.doc)))
    view.focus()
  }, [editor, autoFocus])
  return (
    <div className="hj-editor hj-cell" onFocus={() => (place === undefined ? undefined : session.setPlace(place))}>
      <div ref={ref} />
      {editor !== null && <SuggestPopup editor={editor} listId={listId} />}
    </div>
  )
}

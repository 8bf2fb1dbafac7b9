import { useCallback, useLayoutEffect } from "react"
import type { ReactNode } from "react"
import { Selection } from "@tiptap/pm/state"
import type * as Y from "yjs"
import type { LineKind } from "../../../shared/minutes/schema.ts"
import { editorText as ko } from "../../../shared/text/ko/editor.ts"
import { useMeeting } from "../../live/use-meeting.ts"
import { sayPaste } from "./say-paste.ts"
import { createEditor } from "./create-editor.ts"
import "./editor.css"
import "./editor-layer.css"
import { useMountedEditor } from "./use-editor.ts"
import { readPageFacts } from "./views/page-facts.ts"
import { viewsExtension } from "./views/views-extension.ts"

const CELL_KINDS: readonly LineKind[] = ["paragraph", "bullet"]

/** A cell holds no decisions, tasks or cards to open. */
const NO_ACTIONS = { openDetails: () => undefined, showTable: () => undefined, showRow: () => undefined }

export interface OpinionCellEditorProps {
  readonly fragment: Y.XmlFragment
  readonly label?: string
  /** Where others see this person while the focus is here. */
  readonly place?: string
  readonly autoFocus?: boolean
}

/** The rich editor of one opinion cell, for the one cell that is selected. Its text is there, and can take the focus, in the layout phase. */
export function OpinionCellEditor(props: OpinionCellEditorProps): ReactNode {
  const { fragment, label = ko.opinionLabel, place, autoFocus = false } = props
  const session = useMeeting()
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
        // A line's element must outlive its first id, which comes with the first jamo.
        views: [viewsExtension(readPageFacts(session.doc, NO_ACTIONS), String)],
      }),
    [session, fragment, label],
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
    </div>
  )
}

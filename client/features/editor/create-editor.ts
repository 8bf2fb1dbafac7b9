import { Editor, Extension } from "@tiptap/core"
import type { AnyExtension, Content } from "@tiptap/core"
import type { LineKind } from "../../../shared/minutes/schema.ts"
import type * as Y from "yjs"
import type { MeetingSession } from "../../live/meeting-session.ts"
import { newId } from "../../live/new-id.ts"
import { updateHoldOf } from "../../live/update-hold.ts"
import { bindingExtension } from "./binding/binding-extension.ts"
import { compositionHold } from "./binding/composition-hold.ts"
import { inputFirst } from "./binding/input-first.ts"
import { FragmentBinding } from "./binding/fragment-binding.ts"
import { editorKeys } from "./commands/editor-keys.ts"
import { lineIds } from "./commands/line-ids.ts"
import { lineInputRules } from "./commands/line-input-rules.ts"
import { tableSelection } from "./commands/table-selection.ts"
import type { SayPaste } from "./commands/long-paste.ts"
import { pasteExtension } from "./commands/paste-extension.ts"
import { EDITOR_NODES } from "./schema/editor-nodes.ts"
import { caretLayer } from "./views/caret-layer.ts"
import { tableGaps } from "./views/table-gaps.ts"

export interface EditorParts {
  readonly element: HTMLElement
  readonly session: Pick<MeetingSession, "doc" | "awareness" | "canEdit"> & { readonly undo: Y.UndoManager }
  readonly fragment: Y.XmlFragment
  /** Kinds of lines this editor makes; others are shown as they are. */
  readonly kinds: readonly LineKind[]
  readonly allowsTables: boolean
  /** Tab goes on to the rest of the page at once instead of changing the level. */
  readonly leavesByTab: boolean
  readonly label: string
  readonly views: readonly AnyExtension[]
  /** Shows what becomes of a long paste. */
  readonly say?: SayPaste
  /** How far from the window's edges the caret is kept, in pixels. */
  readonly scrollRoom?: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }
}

const sayNothing = (): void => undefined

/** An editor on one fragment of the open meeting. Opening it writes nothing; `destroy()` leaves nothing behind. */
export function createEditor(parts: EditorParts): Editor {
  const { element, session, fragment, kinds } = parts
  const binding = new FragmentBinding(fragment)
  const { canEdit } = session
  const isEditable = () => canEdit.call(session)
  return new Editor({
    element,
    injectCSS: false,
    editable: isEditable(),
    // Only what is used: the rest would react to keys and drops in its own way.
    enableCoreExtensions: { keymap: false, drop: false, paste: false, delete: false, textDirection: false },
    editorProps: {
      ...(parts.scrollRoom && { scrollThreshold: parts.scrollRoom, scrollMargin: parts.scrollRoom }),
      attributes: { "aria-label": parts.label, "aria-multiline": "true", class: "hj-text", spellcheck: "false" },
    },
    extensions: [
      ...EDITOR_NODES,
      Extension.create({
        name: "lineIdsAndHold",
        addProseMirrorPlugins: () => [
          lineIds(newId),
          compositionHold(binding, updateHoldOf(session.doc)),
          inputFirst(updateHoldOf(session.doc)),
          caretLayer(binding, session.awareness),
          tableSelection(),
          tableGaps(),
        ],
      }),
      bindingExtension({ binding, undo: session.undo, canEdit: isEditable }),
      editorKeys({ leavesByTab: parts.leavesByTab }),
      lineInputRules(kinds),
      pasteExtension(kinds, { allowsTables: parts.allowsTables, undo: session.undo, say: parts.say ?? sayNothing }),
      ...parts.views,
    ],
    onBeforeCreate: ({ editor }) => {
      // The schema exists now and the view does not: the first thing drawn is the document itself.
      // Tiptap takes a ready document here; its type of the option names only what users write.
      editor.options.content = binding.read(editor.schema) as unknown as Content
    },
  })
}

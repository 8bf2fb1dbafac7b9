import { useMediaQuery } from "@mantine/hooks"
import type { Command } from "@tiptap/pm/state"
import { useContext } from "react"
import type { ReactNode } from "react"
import { INLINE_MARKS, LINE_KINDS } from "../../../shared/minutes/schema.ts"
import { editorText as ko } from "../../../shared/text/ko/editor.ts"
import { editorTableText as table } from "../../../shared/text/ko/editor-table.ts"
import { useCanEdit, useMeeting } from "../../live/use-meeting.ts"
import { useUndoStacks } from "../../live/use-undo-stacks.ts"
import { editorSuggestText as suggestText } from "../../../shared/text/ko/editor-suggest.ts"
import { BodyEditorContext, useBodyEditor } from "./body-store.ts"
import { changeLevel, setKind, toggleBold } from "./commands/line-commands.ts"
import { linkAt } from "./commands/link-command.ts"
import { insertTable } from "./commands/table-commands.ts"
import { tablePlace } from "./commands/table-place.ts"
import { kindOf, selectedLines } from "./commands/selected-lines.ts"
import "./toolbar.css"
import { whenSettled } from "./commands/when-settled.ts"
import { LinkForm } from "./link-form.tsx"
import { typeTrigger } from "./suggest/type-trigger.ts"
import { TableTools } from "./table-tools.tsx"
import { Tool, ToolRow } from "./tool-row.tsx"
import { useEditorValue } from "./use-editor.ts"
import { useWritingRoom } from "./use-writing-room.ts"

/** Tools of the body: one stop of the Tab key, arrows move inside; `children` are more buttons. Hidden from those who may not write. */
export function BodyToolbar(props: { readonly children?: ReactNode }): ReactNode {
  const editor = useBodyEditor()
  const session = useMeeting()
  const canEdit = useCanEdit()
  const { isLinking, setLinking } = useContext(BodyEditorContext)
  const kind = useEditorValue(
    editor,
    ({ state }) => commonKind(selectedLines(state).map(({ node }) => kindOf(node))),
    "",
  )
  const isBold = useEditorValue(editor, (of) => of.isActive(INLINE_MARKS.bold), false)
  const isInTable = useEditorValue(editor, ({ state }) => tablePlace(state) !== null, false)
  const isLink = useEditorValue(editor, ({ state }) => linkAt(state) !== null, false)
  const stacks = useUndoStacks(session.undo)
  // Wide screens have undo in their top bar, always in view.
  const isPhone = useMediaQuery("(max-width: 600px)")
  useWritingRoom(editor)
  if (editor === null || !canEdit) return null
  const { view } = editor
  const run = (command: Command) => () =>
    whenSettled(view, () => {
      command(view.state, view.dispatch, view)
      view.focus()
    })
  const type = (sign: Parameters<typeof typeTrigger>[1]) => () => whenSettled(view, () => typeTrigger(view, sign))
  /** An undo step of its own, also right behind typing. */
  const runAlone = (command: Command) =>
    run((...given) => {
      session.undo.stopCapturing()
      const isDone = command(...given)
      session.undo.stopCapturing()
      return isDone
    })
  return (
    <div className="hj-toolbar-frame">
      <ToolRow label={ko.toolbarLabel}>
        {isPhone && (
          <>
            <Tool label={ko.doneWriting} onPress={() => whenSettled(view, leaveText)}>
              ✓
            </Tool>
            <Tool label={ko.undo} isOff={!stacks.canUndo} onPress={() => whenSettled(view, () => session.undo.undo())}>
              ↶
            </Tool>
            <Tool label={ko.redo} isOff={!stacks.canRedo} onPress={() => whenSettled(view, () => session.undo.redo())}>
              ↷
            </Tool>
          </>
        )}
        <Tool label={suggestText.insert} onPress={type("/")}>
          ＋
        </Tool>
        {LINE_KINDS.map((one) => (
          <Tool key={one} label={ko.kindHints[one]} isPressed={kind === one} onPress={run(setKind(one))}>
            {ko.kinds[one]}
          </Tool>
        ))}
        <Tool label={ko.levelOut} onPress={run(changeLevel(-1))}>
          ⇤
        </Tool>
        <Tool label={ko.levelIn} onPress={run(changeLevel(1))}>
          ⇥
        </Tool>
        <Tool label={ko.bold} isPressed={isBold} onPress={run(toggleBold)}>
          <b>가</b>
        </Tool>
        <Tool label={ko.link} isPressed={isLink} onPress={() => setLinking(!isLinking)}>
          {ko.link}
        </Tool>
        <Tool label={suggestText.insertMention} onPress={type("@")}>
          @
        </Tool>
        <Tool label={suggestText.insertRow} onPress={type("[[")}>
          {suggestText.rowLink.sign}
        </Tool>
        <Tool label={table.insertLabel} isOff={isInTable} onPress={runAlone(insertTable)}>
          {table.insert}
        </Tool>
        {props.children}
      </ToolRow>
      {isInTable && <TableTools run={runAlone} />}
      {isLinking && <LinkForm editor={editor} onClose={() => setLinking(false)} />}
    </div>
  )
}

/** One kind, or none when the selected lines differ. */
function commonKind(kinds: readonly string[]): string {
  return kinds.every((kind) => kind === kinds[0]) ? (kinds[0] ?? "") : ""
}

/** The keyboard goes and the parts of the page are there again, whether or not the phone hid the keyboard before. */
function leaveText(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

import { Extension } from "@tiptap/core"
import {
  chainCommands,
  deleteSelection,
  joinBackward,
  joinForward,
  selectAll,
  selectNodeBackward,
  selectNodeForward,
} from "@tiptap/pm/commands"
import { keydownHandler } from "@tiptap/pm/keymap"
import { Plugin } from "@tiptap/pm/state"
import type { Command } from "@tiptap/pm/state"
import { changeLevel, enter, insertBreak, toggleBold, unmarkLineStart } from "./line-commands.ts"
import { writeCaption } from "./photo-commands.ts"
import { keepCellEdge, leaveTable, lineAboveTable, moveCell, selectCell } from "./table-commands.ts"
import { goToEnd } from "./text-ends.ts"

/** Tab must not leave the text by accident; Esc then Tab does. */
const stay: Command = () => true

const backspace = chainCommands(
  deleteSelection,
  unmarkLineStart,
  keepCellEdge("start"),
  joinBackward,
  selectNodeBackward,
)
const forwardDelete = chainCommands(deleteSelection, keepCellEdge("end"), joinForward, selectNodeForward)
const KEYS: Record<string, Command> = {
  Enter: chainCommands(writeCaption, enter),
  "Shift-Enter": insertBreak,
  "Mod-Enter": chainCommands(leaveTable, enter),
  ArrowUp: lineAboveTable,
  Tab: chainCommands(moveCell(1), changeLevel(1), stay),
  "Shift-Tab": chainCommands(moveCell(-1), changeLevel(-1), stay),
  Backspace: backspace,
  "Mod-Backspace": backspace,
  "Shift-Backspace": backspace,
  Delete: forwardDelete,
  "Mod-Delete": forwardDelete,
  "Ctrl-Home": goToEnd("start"),
  "Ctrl-End": goToEnd("end"),
  "Ctrl-Shift-Home": goToEnd("start", { isSelecting: true }),
  "Ctrl-Shift-End": goToEnd("end", { isSelecting: true }),
  "Mod-b": toggleBold,
  "Mod-B": toggleBold,
  "Mod-a": chainCommands(selectCell, selectAll),
}

/** Every key the text answers to. Keys of an input method never arrive here. */
export function editorKeys(options: { readonly leavesByTab: boolean }) {
  return Extension.create({
    name: "editorKeys",
    addProseMirrorPlugins() {
      const press = keydownHandler(KEYS)
      /** Esc was the last key: the next Tab goes on to the rest of the page. */
      let isLeaving = false
      return [
        new Plugin({
          props: {
            handleKeyDown: (view, event) => {
              if (event.key === "Shift") return false
              const leaves = event.key === "Tab" && (isLeaving || options.leavesByTab)
              isLeaving = event.key === "Escape"
              return !leaves && press(view, event)
            },
          },
        }),
      ]
    },
  })
}

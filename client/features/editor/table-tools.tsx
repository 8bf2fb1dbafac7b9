import type { Command } from "@tiptap/pm/state"
import type { ReactNode } from "react"
import { editorTableText as ko } from "../../../shared/text/ko/editor-table.ts"
import { addColumn, addRow, deleteColumn, deleteRow, deleteTable } from "./commands/table-commands.ts"
import { Tool, ToolRow } from "./tool-row.tsx"

const TOOLS: readonly { readonly name: keyof typeof ko.tools; readonly command: Command }[] = [
  { name: "rowAbove", command: addRow(0) },
  { name: "rowBelow", command: addRow(1) },
  { name: "columnLeft", command: addColumn(0) },
  { name: "columnRight", command: addColumn(1) },
  { name: "deleteRow", command: deleteRow },
  { name: "deleteColumn", command: deleteColumn },
  { name: "deleteTable", command: deleteTable },
]

/** Tools of the table the caret is in. */
export function TableTools({ run }: { readonly run: (command: Command) => () => void }): ReactNode {
  return (
    <ToolRow label={ko.toolsLabel}>
      {TOOLS.map(({ name, command }) => (
        <Tool key={name} label={ko.tools[name].label} onPress={run(command)}>
          {ko.tools[name].short}
        </Tool>
      ))}
    </ToolRow>
  )
}

// The entries of the slash menu, in the order they are offered. A part of the editor that makes something new adds its
// entry here; one that needs the page around it (a file picker) comes through `BodyEditorProps.slashItems`.
import type { LineKind } from "../../../../shared/minutes/schema.ts"
import { editorSuggestText as ko } from "../../../../shared/text/ko/editor-suggest.ts"
import { setKind } from "../commands/line-commands.ts"
import { caretLine, kindOf } from "../commands/selected-lines.ts"
import { typeTrigger } from "../suggest/type-trigger.ts"
import type { SlashItem } from "./slash-item.ts"

function kindItem(kind: LineKind): SlashItem {
  return {
    id: kind,
    ...ko.kinds[kind],
    run: (view) => {
      const line = caretLine(view.state)
      // Choosing the kind that the line has already is no wish to take it away.
      if (line !== null && kindOf(line.node) !== kind) setKind(kind)(view.state, view.dispatch)
    },
  }
}

export const SLASH_ITEMS: readonly SlashItem[] = [
  kindItem("decision"),
  kindItem("task"),
  kindItem("note"),
  kindItem("agendaItem"),
  kindItem("bullet"),
  kindItem("paragraph"),
  { id: "rowLink", ...ko.rowLink, run: (view) => typeTrigger(view, "[[") },
  { id: "mention", ...ko.mention, run: (view) => typeTrigger(view, "@") },
]

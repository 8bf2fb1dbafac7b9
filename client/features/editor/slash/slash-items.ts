// The entries of the slash menu, in the order they are offered. A part of the editor that makes something new adds its
// entry here; one that needs the page around it (a file picker) comes through `BodyEditorProps.slashItems`.
import type { LineKind } from "../../../../shared/minutes/schema.ts"
import { editorSuggestText as ko } from "../../../../shared/text/ko/editor-suggest.ts"
import { setKind } from "../commands/line-commands.ts"
import { caretLine, kindOf } from "../commands/selected-lines.ts"
import { insertTable } from "../commands/table-commands.ts"
import { tablePlace } from "../commands/table-place.ts"
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

/** Result and votes, people and date of the line the caret is in: the chip beside it, for those without a mouse. */
function detailsItem(kind: "decision" | "task"): SlashItem {
  return {
    id: `${kind}Details`,
    ...ko.details[kind],
    isOffered: ({ state }) => {
      const line = caretLine(state)
      return line !== null && kindOf(line.node) === kind
    },
    run: (view) => {
      const line = caretLine(view.state)
      const element = line === null ? null : view.nodeDOM(line.at)
      if (element instanceof HTMLElement) element.querySelector<HTMLElement>(".hj-chip")?.click()
    },
  }
}

const ROW_LINK: SlashItem = { id: "rowLink", ...ko.rowLink, run: (view) => typeTrigger(view, "[[") }
const MENTION: SlashItem = { id: "mention", ...ko.mention, run: (view) => typeTrigger(view, "@") }

/** What an opinion holds. */
export const CELL_SLASH_ITEMS: readonly SlashItem[] = [kindItem("bullet"), kindItem("paragraph"), ROW_LINK, MENTION]

export const SLASH_ITEMS: readonly SlashItem[] = [
  kindItem("decision"),
  kindItem("task"),
  kindItem("note"),
  kindItem("agendaItem"),
  kindItem("bullet"),
  kindItem("paragraph"),
  detailsItem("decision"),
  detailsItem("task"),
  {
    id: "table",
    ...ko.table,
    isOffered: ({ state }) => tablePlace(state) === null,
    run: (view) => void insertTable(view.state, view.dispatch, view),
  },
  ROW_LINK,
  MENTION,
]

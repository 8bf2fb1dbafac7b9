// Attributes of an element as values the editor can work with. What the document says wrongly stays there as it is:
// only an attribute that a person changes here is written.
import type * as Y from "yjs"
import { readChoice, readCount, readDate, readInteger, readText } from "../../../../shared/minutes/read-values.ts"
import { readColumn } from "../../../../shared/minutes/read-table.ts"
import { DECISION_RESULTS, LINE_KINDS, MAX_LEVEL, NODES } from "../../../../shared/minutes/schema.ts"

/** Pixels; the limit of the stored form. */
const MAX_PIXELS = 20_000

/** The node attributes of an element; the same values `readMinutes` would read. */
export function readAttributes(element: Y.XmlElement): Record<string, unknown> {
  return readNodeAttributes(element.nodeName, (name) => element.getAttribute(name))
}

/** The attributes of a node of this name, from whatever `read` finds under theirs. */
export function readNodeAttributes(nodeName: string, read: (name: string) => unknown): Record<string, unknown> {
  const id = readText(read("id"))
  switch (nodeName) {
    case NODES.line:
      return { id, ...readLineAttributes(read) }
    case NODES.photo:
      return {
        id,
        blob: readText(read("blob")),
        caption: readText(read("caption")),
        width: readInteger(read("width"), 1, MAX_PIXELS),
        height: readInteger(read("height"), 1, MAX_PIXELS),
        size: read("size") === "small" ? "small" : null,
      }
    case NODES.opinionTableCard:
      return { id, tableId: readText(read("tableId")) }
    case NODES.rowLink:
      return { tableId: readText(read("tableId")), rowId: readText(read("rowId")), label: readText(read("label")) }
    case NODES.mention:
      return { seatId: readText(read("seatId")), label: readText(read("label")) }
    case NODES.tableCell:
      return { column: readColumn(read("column")) }
    case NODES.hardBreak:
      return {}
    default:
      return { id }
  }
}

function readLineAttributes(read: (name: string) => unknown): Record<string, unknown> {
  const assignees = read("assignees")
  return {
    kind: readChoice(read("kind"), LINE_KINDS, "paragraph"),
    level: readInteger(read("level"), 0, MAX_LEVEL),
    result: readChoice(read("result"), DECISION_RESULTS, "approved"),
    votesFor: readCount(read("votesFor")),
    votesAgainst: readCount(read("votesAgainst")),
    votesAbstain: readCount(read("votesAbstain")),
    assignees: Array.isArray(assignees) ? assignees.filter((seat) => typeof seat === "string") : [],
    due: readDate(read("due")),
  }
}

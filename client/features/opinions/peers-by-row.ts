import type { Peer } from "../../live/meeting-session.ts"
import type { Column } from "./grid-selection.ts"

/** Who else is in which row of a table, one string a row (`column colour name` by line), so that rows compare by value. */
export function peersByRow(peers: readonly Peer[], tableId: string): ReadonlyMap<string, string> {
  const rows = new Map<string, string>()
  for (const { place, colour, name, isSelf } of peers) {
    const [kind, table, rowId, column] = (place ?? "").split(".")
    if (isSelf || kind !== "opinion" || table !== tableId || !rowId) continue
    const entry = `${column ?? ""} ${colour} ${name}`
    const known = rows.get(rowId)
    rows.set(rowId, known ? `${known}\n${entry}` : entry)
  }
  return rows
}

export interface RowPeer {
  readonly column: string
  readonly colour: string
  readonly name: string
}

export function readRowPeers(text: string): RowPeer[] {
  if (!text) return []
  return text.split("\n").map((entry) => {
    const [column = "", colour = "0", ...name] = entry.split(" ")
    return { column, colour, name: name.join(" ") }
  })
}

/** The palette index of the first person in a column; undefined when nobody is there. */
export function peerColourAt(peers: readonly RowPeer[], column: Column): string | undefined {
  return peers.find((peer) => peer.column === column)?.colour
}

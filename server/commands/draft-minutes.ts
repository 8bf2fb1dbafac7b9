// The minutes a meeting starts with: the roster copied, the agenda skeleton, an empty opinion table.
import { generateNKeysBetween } from "fractional-indexing"
import { sortRoster } from "../../shared/domain/roster-order.ts"
import type { Block, Header, Minutes, Observer, OpinionTable, Seat } from "../../shared/minutes/minutes.ts"
import type { RosterSeat } from "../store/roster.ts"
import type { RosterObserverTable } from "../store/schema.ts"
import type { CommitteeSettings } from "../../shared/domain/committee-settings.ts"

export interface DraftInput {
  readonly header: Header
  readonly roster: readonly RosterSeat[]
  /** Who comes regularly without a seat. */
  readonly observers: readonly RosterObserverTable[]
  readonly settings: CommitteeSettings
  readonly newId: () => string
}

export function draftMinutes({ header, roster, observers, settings, newId }: DraftInput): Minutes {
  const table = settings.opinionTable ? emptyTable(settings.opinionTable, newId()) : null
  return {
    version: 1,
    header,
    attendance: { seats: copiedSeats(roster), observers: copiedObservers(observers) },
    body: skeleton(settings, table, newId),
    opinions: table ? [table] : [],
    attachments: [],
  }
}

function copiedSeats(roster: readonly RosterSeat[]): Seat[] {
  const keys = generateNKeysBetween(null, null, roster.length)
  return sortRoster(roster).map((seat, at) => ({
    id: seat.id,
    name: seat.name,
    position: seat.position,
    sector: seat.sector,
    order: keys[at] ?? "",
    mark: "unset",
    late: false,
    leftEarly: false,
    proxy: "",
    reason: "",
  }))
}

function copiedObservers(observers: readonly RosterObserverTable[]): Observer[] {
  const keys = generateNKeysBetween(null, null, observers.length)
  return observers.map(({ id, name, affiliation }, at) => ({ id, name, affiliation, order: keys[at] ?? "" }))
}

function skeleton(settings: CommitteeSettings, table: OpinionTable | null, newId: () => string): Block[] {
  const blocks: Block[] = settings.agenda.map(({ level, text }) => ({
    type: "line",
    id: newId(),
    kind: "agendaItem",
    level,
    inline: text === "" ? [] : [{ type: "text", text }],
  }))
  // An editor needs a line to stand in.
  if (blocks.length === 0) blocks.push({ type: "line", id: newId(), kind: "agendaItem", level: 0, inline: [] })
  if (table) blocks.push({ type: "opinionTableCard", id: newId(), tableId: table.id })
  return blocks
}

function emptyTable(titles: NonNullable<CommitteeSettings["opinionTable"]>, id: string): OpinionTable {
  return { ...titles, id, order: "a0", windowFrom: null, windowTo: null, rows: [] }
}

// The sample's newest minutes as `Minutes`: the roster marked, the body, the opinion table, two photos.
import { generateNKeysBetween } from "fractional-indexing"
import type {
  Attachment,
  Header,
  Minutes,
  OpinionLine,
  OpinionRow,
  OpinionTable,
} from "../../shared/minutes/minutes.ts"
import { sampleAttendance, sampleNames, sampleObservers } from "../../shared/text/ko/sample.ts"
import {
  sampleBody,
  sampleMeetingDate,
  sampleNextDate,
  sampleOlder,
  sampleOpinionTable,
} from "../../shared/text/ko/sample-body.ts"
import { sampleRows, type SampleRow } from "../../shared/text/ko/sample-opinions.ts"
import { draftMinutes } from "../commands/draft-minutes.ts"
import { committeeSettingsSchema } from "../../shared/domain/committee-settings.ts"
import type { RosterSeat } from "../store/roster.ts"
import { sampleBlocks, type SampleTargets } from "./sample-body.ts"

export interface SampleInput {
  readonly title: string
  readonly roster: readonly RosterSeat[]
  readonly photos: readonly Attachment[]
  readonly newId: () => string
}

/** Everything filled in, ready to be finalized. */
export function newestMinutes({ title, roster, photos, newId }: SampleInput): Minutes {
  const table = opinionTable(newId)
  const targets = targetsOf(roster, table)
  const observerKeys = generateNKeysBetween(null, null, sampleObservers.length)
  return {
    version: 1,
    header: header(title, sampleMeetingDate, "12:00", sampleNextDate),
    attendance: {
      seats: markedSeats(roster, newId),
      observers: sampleObservers.map((observer, at) => ({ ...observer, id: newId(), order: observerKeys[at] ?? "" })),
    },
    body: sampleBlocks(sampleBody, targets, newId),
    opinions: [table],
    attachments: [...photos],
  }
}

/** One of the older meetings: short, and everybody was there. */
export function olderMinutes(
  older: (typeof sampleOlder)[number],
  { title, roster, newId }: Omit<SampleInput, "photos">,
): Minutes {
  const targets = targetsOf(roster, null)
  const seats = markedSeats(roster, newId).map((seat) => ({ ...seat, late: false, leftEarly: false, reason: "" }))
  return {
    version: 1,
    header: header(title, older.startsAt, "11:30", null),
    attendance: { seats: seats.map((seat) => (seat.name === "" ? seat : { ...seat, mark: "present" })), observers: [] },
    body: sampleBlocks(older.body, targets, newId),
    opinions: [],
    attachments: [],
  }
}

function header(title: string, startsAt: string, endTime: string, nextStartsAt: string | null): Header {
  return {
    title,
    organizationName: sampleNames.organization,
    committeeName: sampleNames.committee,
    startsAt,
    endsAt: `${startsAt.slice(0, 10)}T${endTime}`,
    place: sampleNames.place,
    nextStartsAt,
    nextPlace: nextStartsAt === null ? "" : sampleNames.place,
    nextReason: "",
    proxyCounts: false,
  }
}

function markedSeats(roster: readonly RosterSeat[], newId: () => string): Minutes["attendance"]["seats"] {
  const empty = draftMinutes({
    header: header("", sampleMeetingDate, "12:00", null),
    roster,
    observers: [],
    settings: committeeSettingsSchema.parse({}),
    newId,
  })
  return empty.attendance.seats.map((seat) => {
    if (seat.name === "") return seat
    const came = sampleAttendance[seat.name]
    return {
      ...seat,
      mark: came?.absent ? "absent" : "present",
      late: came?.late ?? false,
      leftEarly: came?.leftEarly ?? false,
      reason: came?.reason ?? "",
    }
  })
}

function targetsOf(roster: readonly RosterSeat[], table: OpinionTable | null): SampleTargets {
  const rows = (table?.rows ?? []).flatMap((row) => (row.kind === "project" ? [[row.number, row.id] as const] : []))
  return {
    tableId: table?.id ?? "",
    rowIds: new Map(rows),
    seatIds: new Map(roster.filter((seat) => seat.name !== "").map((seat) => [seat.name, seat.id])),
  }
}

function opinionTable(newId: () => string): OpinionTable {
  const keys = generateNKeysBetween(null, null, sampleRows.length)
  const rows = sampleRows.map((row, at) => opinionRow(row, newId, keys[at] ?? ""))
  return { ...sampleOpinionTable, id: newId(), order: "a0", rows }
}

function opinionRow(row: SampleRow, newId: () => string, order: string): OpinionRow {
  if ("section" in row) return { id: newId(), order, kind: "section", title: row.section }
  const { opinion = [], abolishedNote = "", ...cells } = row
  return {
    ...cells,
    id: newId(),
    order,
    kind: "project",
    abolishedNote,
    opinion: opinion.map((text) => opinionLine(text, newId())),
  }
}

/** A leading "- " makes a bullet, two more spaces a level. */
function opinionLine(text: string, id: string): OpinionLine {
  const [, indent = "", dash = "", rest = ""] = /^( *)(- )?(.*)$/.exec(text) ?? []
  const kind = dash === "" ? "paragraph" : "bullet"
  return { id, kind, level: indent.length / 2, inline: [{ type: "text", text: rest }] }
}

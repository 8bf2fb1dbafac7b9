// The roster as a file people open in Excel. A cell is always text: what somebody called themselves is never a formula.
import { writeXlsx } from "hucre/xlsx"
import { rosterText as ko, type RosterField } from "../../../shared/text/ko/roster.ts"
import type { Member, Roster } from "../../../shared/wire/people-records.ts"

const FIELDS: readonly RosterField[] = ["position", "sector", "name", "affiliation", "startsOn", "endsOn"]
const CONTACTS: readonly RosterField[] = ["phone", "email"]
const WIDTHS: Partial<Record<RosterField, number>> = { affiliation: 32, email: 28, phone: 18, position: 14 }

type Row = Partial<Record<RosterField, string>>

function rowsOf(roster: Roster, members: readonly Member[]): Row[] {
  const byId = new Map(members.map((member) => [member.id, member]))
  return roster.seats.map(({ position, sector, term }) => {
    const member = term?.memberId ? byId.get(term.memberId) : undefined
    return {
      position,
      sector: ko.sectors[sector],
      name: term?.name ?? ko.vacant,
      affiliation: term?.affiliation ?? "",
      startsOn: term?.startsOn ?? "",
      endsOn: term?.endsOn ?? "",
      phone: member?.phone ?? "",
      email: member?.email ?? "",
    }
  })
}

const fieldsOf = (withContacts: boolean): readonly RosterField[] => (withContacts ? [...FIELDS, ...CONTACTS] : FIELDS)

/** XLSX bytes. */
export async function rosterWorkbook(
  roster: Roster,
  members: readonly Member[],
  withContacts: boolean,
): Promise<Uint8Array> {
  const columns = fieldsOf(withContacts).map((field) => ({
    header: ko.headings[field][0] as string,
    key: field,
    width: WIDTHS[field] ?? 12,
  }))
  return writeXlsx({ sheets: [{ name: ko.sheetName, columns, data: rowsOf(roster, members) }] })
}

/** CSV in UTF-8 with the mark by which Excel knows it. */
export function rosterCsv(roster: Roster, members: readonly Member[], withContacts: boolean): Uint8Array {
  const fields = fieldsOf(withContacts)
  const lines = [
    fields.map((field) => ko.headings[field][0] as string),
    ...rowsOf(roster, members).map((row) => fields.map((field) => row[field] ?? "")),
  ]
  return Buffer.from(`\uFEFF${lines.map((line) => line.map(csvCell).join(",")).join("\r\n")}\r\n`, "utf8")
}

/** Quoted, and with an apostrophe before what a spreadsheet would take for a formula. */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

// Counting the attendance block. Nothing here is typed by anybody: it follows from seats and marks.
import type { Seat } from "../minutes/minutes.ts"
import { SECTORS, type Sector } from "../minutes/schema.ts"
import { domainText } from "../text/ko/domain.ts"

/** People present of people who could be: vacant seats are in neither number. */
interface Ratio {
  readonly present: number
  readonly members: number
}

export interface AttendanceCount extends Ratio {
  readonly bySector: Readonly<Record<Sector, Ratio>>
  /** Filled seats that nobody has marked yet. */
  readonly unmarked: number
  readonly vacant: number
}

export type ShownMark = "vacant" | "unset" | "present" | "absent"

/** A seat without a name is vacant (공석). */
export function isVacant(seat: Pick<Seat, "name">): boolean {
  return seat.name.trim() === ""
}

/** What the 확인 cell shows. Late and left early are ○ even where nobody tapped; an X somebody tapped stands. */
export function shownMark(seat: Seat): ShownMark {
  if (isVacant(seat)) return "vacant"
  if (seat.mark === "unset" && (seat.late || seat.leftEarly || seat.proxy.trim() !== "")) return "present"
  return seat.mark
}

/** Does the seat count as present? One whose proxy came does only where the committee counts proxies (대리). */
export function isPresent(seat: Seat, proxyCounts: boolean): boolean {
  return shownMark(seat) === "present" && (proxyCounts || seat.proxy.trim() === "")
}

export function countAttendance(seats: readonly Seat[], proxyCounts: boolean): AttendanceCount {
  const filled = seats.filter((seat) => !isVacant(seat))
  const ratio = (of: readonly Seat[]): Ratio => ({
    present: of.filter((seat) => isPresent(seat, proxyCounts)).length,
    members: of.length,
  })
  const sector = (name: Sector): Ratio => ratio(filled.filter((seat) => seat.sector === name))
  return {
    ...ratio(filled),
    bySector: { public: sector("public"), private: sector("private") },
    unmarked: filled.filter((seat) => shownMark(seat) === "unset").length,
    vacant: seats.length - filled.length,
  }
}

/** The pieces of `참석자(총 15명) 15/17 공(2/3) 민(13/14)`; a sector without members is left out. */
export interface AttendanceSummary {
  readonly heading: string
  readonly total: string
  readonly sectors: readonly string[]
  /** `15/17 공(2/3) 민(13/14)`, for running text. */
  readonly short: string
  readonly full: string
}

export function summarizeAttendance(count: AttendanceCount): AttendanceSummary {
  const heading = domainText.attendanceHeading(count.present)
  const total = `${count.present}/${count.members}`
  const sectors = SECTORS.filter((sector) => count.bySector[sector].members > 0).map((sector) => {
    const { present, members } = count.bySector[sector]
    return `${domainText.sectorShort[sector]}(${present}/${members})`
  })
  const short = [total, ...sectors].join(" ")
  return { heading, total, sectors, short, full: `${heading} ${short}` }
}

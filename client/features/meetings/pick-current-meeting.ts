import type { Meeting } from "../../../shared/wire/records.ts"

/** Why a meeting stands first on the page. */
export type CurrentKind = "now" | "next" | "unfinished" | "latest"

export interface CurrentMeeting {
  readonly kind: CurrentKind
  readonly meeting: Meeting
}

/**
 * The meeting that matters now: today's; else the next one to come; else the newest one not yet final; else the
 * newest. `now` is civil time in Korea, `YYYY-MM-DDTHH:mm`. Null without meetings.
 */
export function pickCurrentMeeting(meetings: readonly Meeting[], now: string): CurrentMeeting | null {
  const byDate = meetings.toSorted(
    (a, b) => (a.startsAt ?? "").localeCompare(b.startsAt ?? "") || a.createdAt - b.createdAt,
  )
  const open = byDate.filter((meeting) => meeting.state !== "final")
  const today = open.find((meeting) => meeting.startsAt?.slice(0, 10) === now.slice(0, 10))
  if (today !== undefined) return { kind: "now", meeting: today }
  const next = open.find((meeting) => meeting.startsAt !== null && meeting.startsAt > now)
  if (next !== undefined) return { kind: "next", meeting: next }
  const unfinished = open.at(-1)
  if (unfinished !== undefined) return { kind: "unfinished", meeting: unfinished }
  const latest = byDate.at(-1)
  return latest === undefined ? null : { kind: "latest", meeting: latest }
}

export interface YearGroup {
  /** Null for meetings without a date. */
  readonly year: number | null
  readonly meetings: readonly Meeting[]
}

/** Meetings by year of their date, newest first; those without a date on top, where somebody will give them one. */
export function groupByYear(meetings: readonly Meeting[]): YearGroup[] {
  const groups = new Map<number | null, Meeting[]>()
  for (const meeting of meetings) {
    const year = meeting.startsAt === null ? null : Number(meeting.startsAt.slice(0, 4))
    const group = groups.get(year)
    if (group === undefined) groups.set(year, [meeting])
    else group.push(meeting)
  }
  return [...groups]
    .map(([year, group]) => ({
      year,
      meetings: group.toSorted(
        (a, b) => (b.startsAt ?? "").localeCompare(a.startsAt ?? "") || b.createdAt - a.createdAt,
      ),
    }))
    .toSorted((a, b) => (b.year ?? 9999) - (a.year ?? 9999))
}

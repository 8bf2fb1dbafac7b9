import { describe, expect, it } from "vitest"
import { localNow } from "../../../client/features/meetings/local-now.ts"
import { distanceInDays, readCivilTime } from "../../../client/features/meetings/meeting-when.ts"
import { groupByYear, pickCurrentMeeting } from "../../../client/features/meetings/pick-current-meeting.ts"
import type { Meeting } from "../../../shared/wire/records.ts"

const meeting = (id: string, startsAt: string | null, state: Meeting["state"] = "draft"): Meeting => ({
  id,
  committeeId: "c1",
  committeeName: "일자리분과",
  title: id,
  round: 1,
  startsAt,
  place: "",
  state,
  epoch: "e",
  revision: 0,
  damaged: false,
  createdAt: 0,
  updatedAt: 0,
})

const NOW = "2030-02-13T09:30"

describe("the meeting that matters now", () => {
  it("[UI6] is today's, even after it began", () => {
    const today = meeting("today", "2030-02-13T09:00")
    const picked = pickCurrentMeeting([meeting("later", "2030-03-13T10:00"), today], NOW)
    expect(picked).toEqual({ kind: "now", meeting: today })
  })

  it("[UI6] is else the nearest one to come, then the newest unfinished one, then the newest", () => {
    const old = meeting("old", "2029-12-12T10:00", "final")
    const draft = meeting("draft", "2030-01-09T10:00", "review")
    const next = meeting("next", "2030-03-13T10:00")
    const far = meeting("far", "2030-04-10T10:00")
    expect(pickCurrentMeeting([old, draft, far, next], NOW)).toEqual({ kind: "next", meeting: next })
    expect(pickCurrentMeeting([old, draft], NOW)).toEqual({ kind: "unfinished", meeting: draft })
    expect(pickCurrentMeeting([old], NOW)).toEqual({ kind: "latest", meeting: old })
    expect(pickCurrentMeeting([], NOW)).toBeNull()
  })

  it("[UI6] passes over a finalized one of today", () => {
    const done = meeting("done", "2030-02-13T09:00", "final")
    const next = meeting("next", "2030-03-13T10:00")
    expect(pickCurrentMeeting([done, next], NOW)?.meeting).toBe(next)
  })
})

describe("the list", () => {
  it("[UI7] groups by year, newest first, meetings without a date on top", () => {
    const groups = groupByYear([
      meeting("a", "2029-12-12T10:00"),
      meeting("b", "2030-01-09T10:00"),
      meeting("c", null),
      meeting("d", "2030-02-13T10:00"),
    ])
    expect(groups.map((group) => [group.year, group.meetings.map(({ id }) => id)])).toEqual([
      [null, ["c"]],
      [2030, ["d", "b"]],
      [2029, ["a"]],
    ])
  })

  it("[UI7] counts days in Korea, wherever the device is", () => {
    expect(localNow(new Date("2030-02-12T15:30:00Z"))).toBe("2030-02-13T00:30")
    expect(distanceInDays("2030-02-13T14:00", NOW)).toBe("오늘")
    expect(distanceInDays("2030-02-14T00:10", NOW)).toBe("내일")
    expect(distanceInDays("2030-03-01T10:00", NOW)).toBe("16일 뒤")
    expect(distanceInDays("2030-02-11T10:00", NOW)).toBe("2일 전")
    expect(readCivilTime("2030-01-23T14:00")).toEqual({ month: 1, day: 23, weekday: "수", time: "14:00" })
  })
})

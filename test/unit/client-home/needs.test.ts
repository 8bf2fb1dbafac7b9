import { describe, expect, it } from "vitest"
import {
  belongsTo,
  endingTerms,
  firstSteps,
  inOrder,
  managedBy,
  ownMeetings,
} from "../../../client/features/home/needs.ts"
import { homeText as ko } from "../../../shared/text/ko/home.ts"
import type { CommitteeDetail, Roster } from "../../../shared/wire/people-records.ts"
import type { Me, Meeting } from "../../../shared/wire/records.ts"

const seat = (name: string, endsOn: string | null): Roster["seats"][number] => ({
  id: `seat ${name}`,
  position: "",
  sector: "private",
  term: { id: name, memberId: null, name, affiliation: "", startsOn: null, endsOn, endedOn: null },
})
const roster = (...seats: Roster["seats"]): Roster => ({ on: "2030-03-01", seats, observers: [] })
const TODAY = "2030-03-01"

describe("terms that end", () => {
  it("[HM2] are one sentence: the earliest by name, the others by number", () => {
    const found = endingTerms(roster(seat("늦은이", "2030-04-20"), seat("이른이", "2030-03-31")), TODAY)
    expect(found).toBe(ko.andOthers(ko.termEnds("이른이", "2030. 3. 31."), 1))
  })

  it("[HM2] that are over say so, and a long or unplanned one says nothing", () => {
    expect(endingTerms(roster(seat("지난이", "2030-02-28")), TODAY)).toBe(ko.termEnded("지난이", "2030. 2. 28."))
    expect(endingTerms(roster(seat("긴이", "2031-12-31"), seat("모름이", null)), TODAY)).toBeNull()
    expect(endingTerms(roster({ ...seat("", null), term: null }), TODAY)).toBeNull()
  })
})

const committee = (id: string, roles: Me["committees"][number]["roles"]): Me["committees"][number] => ({
  id,
  name: id,
  organizationName: "",
  roles,
  hasSeat: false,
  canCreateMeeting: true,
  permissions: ["manageCommittee"],
})

describe("whose people wait for whom", () => {
  it("[HM2] an admin is asked about committees of their own, not about all there are", () => {
    const own = committee("own", ["admin", "secretary"])
    const other = committee("other", ["admin"])
    const me = { id: "m", name: "", isAdmin: true, isPending: false, email: "", phone: "", committees: [own, other] }
    expect(managedBy(me)).toEqual([own])
    expect([own, other].map(belongsTo)).toEqual([true, false])
  })
})

const detail = (id: string, isSample: boolean) => ({ id, isSample }) as CommitteeDetail

describe("the first steps of an admin", () => {
  it("[HM3] are making a committee, then taking the fictional one away, then none", () => {
    expect(firstSteps([detail("s", true)])).toEqual({ kind: "make", hasSample: true })
    expect(firstSteps([])).toEqual({ kind: "make", hasSample: false })
    expect(firstSteps([detail("s", true), detail("r", false)])).toEqual({ kind: "removeSample", committeeId: "s" })
    expect(firstSteps([detail("r", false)])).toBeNull()
  })

  it("[HM3] beside a real committee the fictional one stands last, and its meetings are not what matters now", () => {
    const steps = { kind: "removeSample", committeeId: "sample" } as const
    const committees = [committee("sample", ["admin", "secretary"]), committee("real", ["admin", "secretary"])]
    const me = { id: "m", name: "", isAdmin: true, isPending: false, email: "", phone: "", committees }
    const meetings = ["sample", "real", "foreign"].map((committeeId) => ({ committeeId }) as Meeting)
    expect(inOrder(committees, steps).map(({ id }) => id)).toEqual(["real", "sample"])
    expect(inOrder(committees, null)).toEqual(committees)
    expect(ownMeetings(me, meetings, steps)).toEqual([{ committeeId: "real" }])
    expect(ownMeetings({ ...me, committees: [] }, meetings, null)).toEqual(meetings)
  })
})

import { formatDate } from "../../../shared/domain/korean-date.ts"
import { termState } from "../../../shared/domain/term.ts"
import { homeText as ko } from "../../../shared/text/ko/home.ts"
import type { CommitteeDetail, Roster } from "../../../shared/wire/people-records.ts"
import type { Me, Meeting } from "../../../shared/wire/records.ts"

type MyCommittee = Me["committees"][number]

/** Somebody of the committee, and not only of the installation: an admin has a part in every committee there is. */
export const belongsTo = ({ roles }: MyCommittee): boolean => roles.some((role) => role !== "admin")

/** The committees whose people wait for this person. */
export const managedBy = (me: Me): readonly MyCommittee[] =>
  me.committees.filter((each) => belongsTo(each) && each.permissions.includes("manageCommittee"))

/** The meetings one of which may matter most: of committees the person belongs to, if there are any; not of the sample beside a real one. */
export function ownMeetings(me: Me, meetings: readonly Meeting[], steps: FirstSteps | null): readonly Meeting[] {
  const own = new Set(me.committees.filter(belongsTo).map(({ id }) => id))
  const sampleId = steps?.kind === "removeSample" ? steps.committeeId : null
  return meetings.filter(({ committeeId }) => committeeId !== sampleId && (own.size === 0 || own.has(committeeId)))
}

/** The sample stands behind the real committees. */
export function inOrder(committees: Me["committees"], steps: FirstSteps | null): Me["committees"] {
  if (steps?.kind !== "removeSample") return committees
  return committees.toSorted((a, b) => Number(a.id === steps.committeeId) - Number(b.id === steps.committeeId))
}

/** What stands before an admin: making the first committee, or taking the fictional one away beside a real one. */
export type FirstSteps =
  | { readonly kind: "make"; readonly hasSample: boolean }
  | { readonly kind: "removeSample"; readonly committeeId: string }

export function firstSteps(committees: readonly CommitteeDetail[]): FirstSteps | null {
  const sample = committees.find(({ isSample }) => isSample)
  if (committees.every(({ isSample }) => isSample)) return { kind: "make", hasSample: sample !== undefined }
  return sample === undefined ? null : { kind: "removeSample", committeeId: sample.id }
}

/** One sentence about the terms that end soon or are over; null when none does. `today`: `YYYY-MM-DD`. */
export function endingTerms({ seats }: Roster, today: string): string | null {
  const ending = seats
    .flatMap(({ term }) => (term?.endsOn && termState(term, today) !== "running" ? [term] : []))
    .toSorted((a, b) => (a.endsOn ?? "").localeCompare(b.endsOn ?? ""))
  const first = ending[0]
  if (!first?.endsOn) return null
  const say = first.endsOn < today ? ko.termEnded : ko.termEnds
  const sentence = say(first.name, formatDate(first.endsOn))
  return ending.length === 1 ? sentence : ko.andOthers(sentence, ending.length - 1)
}

// Quorum: a majority of the members in office (재적 과반수) opens the meeting, a majority of those present (출석 과반수)
// decides. Vacant seats are not in office.
import type { QuorumRule } from "../minutes/schema.ts"

export interface Quorum {
  readonly members: number
  readonly present: number
  /** How many the rule asks for. */
  readonly needed: number
  readonly isMet: boolean
  /** How many more must come; 0 when met. */
  readonly missing: number
}

/** Smallest whole number that is more than half of `whole`. */
function majorityOf(whole: number): number {
  return Math.floor(whole / 2) + 1
}

/** How many of the members in office open a meeting by the committee's rule; null = it has none. */
function neededBy(rule: QuorumRule, members: number): number | null {
  if (rule === "none") return null
  return rule === "twoThirds" ? Math.max(1, Math.ceil((members * 2) / 3)) : majorityOf(members)
}

/** May the meeting open? A committee without any member never may. Null = the committee has no rule. */
export function openingQuorum(
  count: { readonly present: number; readonly members: number },
  rule: QuorumRule = "majority",
): Quorum | null {
  const needed = neededBy(rule, count.members)
  if (needed === null) return null
  const missing = Math.max(0, needed - count.present)
  return { members: count.members, present: count.present, needed, isMet: missing === 0, missing }
}

export interface Vote {
  readonly votesFor: number | null
  readonly votesAgainst: number | null
  readonly votesAbstain: number | null
}

export interface VoteCheck {
  /** Votes in favour needed among those present. */
  readonly needed: number
  /** Null while no votes in favour are recorded. */
  readonly isCarried: boolean | null
  /** More votes are recorded than people were present. */
  readonly hasTooManyVotes: boolean
}

/** The arithmetic beside a decision: nothing is decided by it, the words of the line stand. */
export function checkVote(vote: Vote, present: number): VoteCheck {
  const needed = majorityOf(present)
  const cast = (vote.votesFor ?? 0) + (vote.votesAgainst ?? 0) + (vote.votesAbstain ?? 0)
  return {
    needed,
    isCarried: vote.votesFor === null ? null : vote.votesFor >= needed,
    hasTooManyVotes: cast > present,
  }
}

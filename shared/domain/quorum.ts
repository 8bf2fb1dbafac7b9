// Quorum: a majority of the members in office (재적 과반수) opens the meeting, a majority of those present (출석 과반수)
// decides. Vacant seats are not in office.

export interface Quorum {
  readonly members: number
  readonly present: number
  /** Smallest number of people that is more than half of the members. */
  readonly needed: number
  readonly isMet: boolean
  /** How many more must come; 0 when met. */
  readonly missing: number
}

/** Smallest whole number that is more than half of `whole`. */
function majorityOf(whole: number): number {
  return Math.floor(whole / 2) + 1
}

/** May the meeting open? A committee without any member never may. */
export function openingQuorum(count: { readonly present: number; readonly members: number }): Quorum {
  const needed = majorityOf(count.members)
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

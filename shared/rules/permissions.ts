// Who may do what: the one table. The server enforces it on every REST call and every socket message;
// the client asks it which buttons exist. Prose: docs/spec.md, rules PM1….

export const ROLES = ["admin", "secretary", "chair", "member", "staff", "officer", "viewer"] as const
export type Role = (typeof ROLES)[number]

export const MEETING_STATES = ["draft", "review", "final", "amendment"] as const
export type MeetingState = (typeof MEETING_STATES)[number]

export const ACTIONS = [
  "editMinutes",
  "comment",
  "proposeOpinion",
  "checkIn",
  "changeState",
  "confirm",
  "requestCorrection",
  "leaveLateEdit",
  "answerOwnRows",
  "recordAnswer",
  "manageCommittee",
  "createMeeting",
  "readDraft",
  "readComments",
  "readRevisions",
  "readAudit",
  "manageInstallation",
] as const
export type Action = (typeof ACTIONS)[number]

/** A person as one committee sees them. Rights are the union over the set of roles. */
export interface Actor {
  readonly userId: string
  /** False once the account or the session ended: nothing is allowed then. */
  readonly active: boolean
  readonly roles: readonly Role[]
  /** Holds a seat of the committee: own attendance and confirmation belong to holders of a seat. */
  readonly hasSeat: boolean
  /** A viewer's link may include drafts. */
  readonly readsDrafts: boolean
}

/** What of a meeting the table looks at. */
export interface MeetingForRights {
  readonly state: MeetingState
  /** The window for opinions is open now; undefined = no window set, which counts as open. */
  readonly windowOpen?: boolean
  /** The actor was marked absent: may only request a correction. */
  readonly actorAbsent?: boolean
}

type Rule = (meeting: MeetingForRights, actor: Actor) => boolean
const always: Rule = () => true
const inDraft: Rule = (meeting) => meeting.state === "draft"
const beforeFinal: Rule = (meeting) => meeting.state !== "final"
const collecting: Rule = (meeting) =>
  (meeting.state === "draft" || meeting.state === "review") && meeting.windowOpen !== false
const seated: Rule = (_meeting, actor) => actor.hasSeat
const seatedAndPresent: Rule = (meeting, actor) =>
  actor.hasSeat && meeting.actorAbsent !== true && meeting.state !== "draft"
const afterDraft: Rule = (meeting, actor) => actor.hasSeat && meeting.state !== "draft"
const whenFinal: Rule = (meeting) => meeting.state === "final"
const readsDrafts: Rule = (_meeting, actor) => actor.readsDrafts

/** For each action, the roles that have it and under which condition; a missing cell is a no. */
export const PERMISSIONS: Readonly<Record<Action, Partial<Record<Role, Rule>>>> = {
  editMinutes: { secretary: beforeFinal, chair: inDraft, member: inDraft, staff: inDraft },
  comment: { secretary: always, chair: always, member: always, staff: always },
  proposeOpinion: { secretary: collecting, chair: collecting, member: collecting, staff: collecting },
  checkIn: { chair: seated, member: seated, secretary: seated },
  changeState: { secretary: always, chair: always },
  confirm: { secretary: seatedAndPresent, chair: seatedAndPresent, member: seatedAndPresent },
  requestCorrection: { secretary: afterDraft, chair: afterDraft, member: afterDraft },
  leaveLateEdit: { secretary: whenFinal, chair: whenFinal, member: whenFinal, staff: whenFinal },
  answerOwnRows: { officer: whenFinal },
  recordAnswer: { secretary: whenFinal },
  manageCommittee: { admin: always, secretary: always },
  createMeeting: { secretary: always, chair: always },
  readDraft: { admin: always, secretary: always, chair: always, member: always, staff: always, viewer: readsDrafts },
  readComments: { admin: always, secretary: always, chair: always, member: always, staff: always },
  readRevisions: {
    admin: always,
    secretary: always,
    chair: always,
    member: always,
    staff: always,
    officer: always,
    viewer: always,
  },
  readAudit: { admin: always, secretary: always },
  manageInstallation: { admin: always },
}

/** May this person do this, to this meeting, now? */
export function can(actor: Actor, action: Action, meeting: MeetingForRights): boolean {
  if (!actor.active) return false
  const row = PERMISSIONS[action]
  return actor.roles.some((role) => row[role]?.(meeting, actor) === true)
}

/** Every action the person may take now: sent in `welcome`, so the page knows which buttons exist. */
export function allowedActions(actor: Actor, meeting: MeetingForRights): Action[] {
  return ACTIONS.filter((action) => can(actor, action, meeting))
}

/** May this person open the meeting's live page? A final one opens for whoever may read revisions. */
export function canOpen(actor: Actor, meeting: MeetingForRights): boolean {
  return can(actor, "readDraft", meeting) || (meeting.state === "final" && can(actor, "readRevisions", meeting))
}

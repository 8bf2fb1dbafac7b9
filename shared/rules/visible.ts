// What of the records and events a person is sent. Socket and REST filter everything through these two;
// invitations, sessions and the audit log are no live records at all and have no case here.
import type { LiveEvent, LiveRecords } from "../wire/events.ts"
import { allowedActions, can, canOpen } from "./permissions.ts"
import type { Actor, MeetingForRights } from "./permissions.ts"

/** The part of a meeting's records this person may see. Who may not open the page gets the revisions at most. */
export function visibleRecords(actor: Actor, records: LiveRecords, meeting: MeetingForRights): LiveRecords {
  return {
    meeting: records.meeting,
    threads: can(actor, "readComments", meeting) ? records.threads : [],
    revisions: can(actor, "readRevisions", meeting) ? records.revisions : [],
  }
}

/**
 * The event as this person may see it, or null when it is not for them. Permissions inside are the person's own,
 * computed from the same table, so that no event can tell one person another one's rights.
 */
export function visibleEvent(actor: Actor, event: LiveEvent, meeting: MeetingForRights): LiveEvent | null {
  if (!canOpen(actor, meeting)) return null
  switch (event.type) {
    case "welcome":
      return {
        ...event,
        permissions: allowedActions(actor, meeting),
        records: visibleRecords(actor, event.records, meeting),
      }
    case "meetingChanged":
      return { ...event, permissions: allowedActions(actor, meeting) }
    case "threadChanged":
      return can(actor, "readComments", meeting) ? event : null
    case "revisionCreated":
      return can(actor, "readRevisions", meeting) ? event : null
    case "saved":
    case "refused":
    case "readOnlyChanged":
      return event
  }
}

// What happened, told to whoever must know at once (live sockets, other nodes). Published after the commit, past tense.
import type { MeetingState } from "../../shared/rules/permissions.ts"
import type { RevisionSummary, Thread } from "../../shared/wire/records.ts"

export type BusEvent =
  /** State, title, epoch or rights of a meeting changed: rooms look the row up again before the command is answered. */
  | { readonly type: "meetingChanged"; readonly meetingId: string; readonly state: MeetingState }
  | { readonly type: "threadChanged"; readonly meetingId: string; readonly thread: Thread }
  | { readonly type: "revisionCreated"; readonly meetingId: string; readonly revision: RevisionSummary }
  /** Roles, seat, account or session of a person changed: live sockets of this person are judged anew. */
  | { readonly type: "accessChanged"; readonly userId: string; readonly sessionId?: string }

export interface Bus {
  /** Resolves when every subscriber on this node has handled the event. */
  publish(event: BusEvent): Promise<void>
  subscribe(handler: (event: BusEvent) => Promise<void> | void): () => void
}

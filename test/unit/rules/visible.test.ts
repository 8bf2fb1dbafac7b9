import { describe, expect, it } from "vitest"
import { visibleEvent, visibleRecords } from "../../../shared/rules/visible.ts"
import { MEETING_STATES, ROLES, type Actor, type Role } from "../../../shared/rules/permissions.ts"
import type { LiveEvent, LiveRecords } from "../../../shared/wire/events.ts"

const person = { id: "p", name: "한지우" }
const thread = {
  id: "thread-1",
  meetingId: "m",
  anchor: { kind: "opinionRow" as const, tableId: "t", rowId: "r" },
  createdAt: 1,
  resolvedAt: null,
  resolvedBy: null,
  comments: [],
}
const revision = { meetingId: "m", n: 1, sha256: "0", by: person, at: 1 }
const meeting = {
  id: "m",
  committeeId: "c",
  committeeName: "돌봄분과",
  title: "회의록",
  round: 1,
  startsAt: null,
  place: "",
  state: "draft" as const,
  epoch: "e",
  revision: 1,
  damaged: false,
  createdAt: 1,
  updatedAt: 1,
}
const records: LiveRecords = { meeting, threads: [thread], revisions: [revision] }
const actor = (role: Role): Actor => ({ userId: "u", active: true, roles: [role], hasSeat: false, readsDrafts: false })
const READS_COMMENTS = new Set<Role>(["admin", "secretary", "chair", "member", "staff"])
const opensAt = (role: Role, state: string): boolean => READS_COMMENTS.has(role) || state === "final"

describe.each(ROLES)("what a %s is sent", (role) => {
  it("[PM5] comments go to those who may read comments", () => {
    for (const state of MEETING_STATES) {
      const seen = visibleRecords(actor(role), records, { state })
      expect(seen.threads.length, state).toBe(READS_COMMENTS.has(role) ? 1 : 0)
      expect(seen.revisions.length, state).toBe(1)
      const event = visibleEvent(actor(role), { type: "threadChanged", thread }, { state })
      expect(event !== null, state).toBe(READS_COMMENTS.has(role))
    }
  })

  it("[PM5] nothing live goes to those who may not open the meeting", () => {
    const events: LiveEvent[] = [
      { type: "meetingChanged", meeting, permissions: [] },
      { type: "revisionCreated", revision },
      { type: "readOnlyChanged", readOnly: null },
    ]
    for (const state of MEETING_STATES) {
      for (const event of events) {
        expect(visibleEvent(actor(role), event, { state }) !== null, `${event.type} ${state}`).toBe(
          opensAt(role, state),
        )
      }
    }
  })
})

describe("permissions inside events", () => {
  it("[PM5] every event carries the receiver's own permissions", () => {
    const event: LiveEvent = { type: "meetingChanged", meeting, permissions: ["manageInstallation"] }
    const seen = visibleEvent(actor("member"), event, { state: "draft" })
    expect(seen).toMatchObject({
      permissions: ["editMinutes", "comment", "proposeOpinion", "readDraft", "readComments", "readRevisions"],
    })
  })
})

import { describe, expect, it } from "vitest"
import { ACTIONS, can, canOpen, MEETING_STATES, ROLES } from "../../../shared/rules/permissions.ts"
import type { Action, Actor, MeetingState, Role } from "../../../shared/rules/permissions.ts"

// The table of rights as people read it. d draft, r review, a amendment, f final, "-" never; a seat where it says so.
const TABLE: Record<Action, Record<Role, string>> = {
  //                  admin        secretary        chair         member        staff         officer     viewer
  editMinutes: cells("-", "dra", "d", "d", "d", "-", "-"),
  comment: cells("-", "draf", "draf", "draf", "draf", "-", "-"),
  proposeOpinion: cells("-", "dr", "dr", "dr", "dr", "-", "-"),
  checkIn: cells("-", "seat draf", "seat draf", "seat draf", "-", "-", "-"),
  changeState: cells("-", "draf", "draf", "-", "-", "-", "-"),
  confirm: cells("-", "seat raf", "seat raf", "seat raf", "-", "-", "-"),
  requestCorrection: cells("-", "seat raf", "seat raf", "seat raf", "-", "-", "-"),
  leaveLateEdit: cells("-", "f", "f", "f", "f", "-", "-"),
  answerOwnRows: cells("-", "-", "-", "-", "-", "f", "-"),
  recordAnswer: cells("-", "f", "-", "-", "-", "-", "-"),
  manageCommittee: cells("draf", "draf", "-", "-", "-", "-", "-"),
  createMeeting: cells("-", "draf", "draf", "-", "-", "-", "-"),
  readDraft: cells("draf", "draf", "draf", "draf", "draf", "-", "link draf"),
  readComments: cells("draf", "draf", "draf", "draf", "draf", "-", "-"),
  readRevisions: cells("draf", "draf", "draf", "draf", "draf", "draf", "draf"),
  readAudit: cells("draf", "draf", "-", "-", "-", "-", "-"),
  manageInstallation: cells("draf", "-", "-", "-", "-", "-", "-"),
}

function cells(...values: [string, string, string, string, string, string, string]): Record<Role, string> {
  return Object.fromEntries(ROLES.map((role, at) => [role, values[at]])) as Record<Role, string>
}

const LETTER: Record<MeetingState, string> = { draft: "d", review: "r", amendment: "a", final: "f" }
const actor = (roles: readonly Role[], extra: Partial<Actor> = {}): Actor => ({
  userId: "u",
  active: true,
  roles,
  hasSeat: false,
  readsDrafts: false,
  ...extra,
})

function expected(cell: string, state: MeetingState, who: Actor): boolean {
  if (cell.includes("seat") && !who.hasSeat) return false
  if (cell.includes("link") && !who.readsDrafts) return false
  return (cell.split(" ").at(-1) ?? "").includes(LETTER[state])
}

describe("the table of rights", () => {
  const rows = ACTIONS.flatMap((action) => ROLES.map((role) => [action, role] as const))
  it.each(rows)("[PM1] %s by %s is as the table says in every state", (action, role) => {
    for (const state of MEETING_STATES) {
      for (const hasSeat of [false, true]) {
        for (const readsDrafts of [false, true]) {
          const who = actor([role], { hasSeat, readsDrafts })
          const context = `${state} ${hasSeat ? "seated" : ""} ${readsDrafts ? "drafts" : ""}`
          expect(can(who, action, { state }), context).toBe(expected(TABLE[action][role], state, who))
        }
      }
    }
  })

  it("[PM2] rights are the union over the roles", () => {
    const both = actor(["member", "secretary"])
    for (const action of ACTIONS) {
      for (const state of MEETING_STATES) {
        const union = can(actor(["member"]), action, { state }) || can(actor(["secretary"]), action, { state })
        expect(can(both, action, { state })).toBe(union)
      }
    }
  })

  it("[PM3] an account that is off may do nothing", () => {
    const off = actor([...ROLES], { active: false, hasSeat: true, readsDrafts: true })
    for (const action of ACTIONS) for (const state of MEETING_STATES) expect(can(off, action, { state })).toBe(false)
  })

  it("[PM1] an absent person may only request a correction, and a closed window takes no proposals", () => {
    const seated = actor(["member"], { hasSeat: true })
    expect(can(seated, "confirm", { state: "review", actorAbsent: true })).toBe(false)
    expect(can(seated, "requestCorrection", { state: "review", actorAbsent: true })).toBe(true)
    expect(can(seated, "proposeOpinion", { state: "draft", windowOpen: false })).toBe(false)
  })

  it("[PM4] who reads no drafts opens a meeting only when it is final", () => {
    for (const role of ["officer", "viewer"] as const) {
      for (const state of MEETING_STATES) expect(canOpen(actor([role]), { state })).toBe(state === "final")
    }
    expect(canOpen(actor(["viewer"], { readsDrafts: true }), { state: "draft" })).toBe(true)
    expect(canOpen(actor([]), { state: "final" })).toBe(false)
  })
})

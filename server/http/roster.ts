import { z } from "zod"
import { localDate } from "../../shared/minutes/minutes.ts"
import { can } from "../../shared/rules/permissions.ts"
import { observerSchema, rosterSchema, seatSchema, type Seat } from "../../shared/wire/people-records.ts"
import {
  createObserverSchema,
  createSeatSchema,
  importRosterSchema,
  patchSeatSchema,
} from "../../shared/wire/people-requests.ts"
import { actorIn } from "../commands/access.ts"
import { IN_COMMITTEE, memberRecords, rosterRecord } from "../commands/committee-records.ts"
import { importRoster } from "../commands/import-roster.ts"
import { koreanDay } from "../commands/korean-time.ts"
import {
  addObserver,
  addSeat,
  changeSeat,
  removeObserver,
  removeSeat,
  type RosterAct,
} from "../commands/seat-changes.ts"
import { readSheet } from "../documents/import/read-sheet.ts"
import { chosenColumns, previewRoster, rosterPreviewSchema } from "../documents/import/roster-preview.ts"
import { rosterCsv, rosterWorkbook } from "../documents/xlsx/roster-file.ts"
import { badField, refused, type Outcome } from "../errors.ts"
import { originOf } from "./origin.ts"
import {
  answerJson,
  answerNothing,
  bytesRoute,
  jsonRoute,
  plainRoute,
  type Answer,
  type Route,
  type SignedInCall,
} from "./route.ts"
import { seenCommittee, type CommitteeAccess } from "./seen-committee.ts"
import type { Refused } from "../errors.ts"

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
const SHEET_TYPES = [XLSX, "text/csv", "text/plain", "text/tab-separated-values", "application/octet-stream"]

/** The right to change the roster, and who uses it. */
async function rosterAct(call: SignedInCall<unknown>): Promise<Outcome<RosterAct>> {
  const seen = await seenCommittee(call, "manageCommittee")
  if (!seen.ok) return seen
  const origin = await originOf(call.deps.store.db, call.req)
  return { ok: true, value: { committeeId: seen.value.committee.id, callerId: call.me.userId, origin } }
}

/** Whoever may put a roster in somewhere; an admin also before there is a committee. */
async function mayReadRosters({ deps, me, query, now }: SignedInCall<unknown>): Promise<boolean> {
  if (me.isAdmin) return true
  const actor = await actorIn(deps.store.db, me, now, query["committeeId"] ?? "")
  return actor.active && can(actor, "manageCommittee", IN_COMMITTEE)
}

async function seatNow(call: SignedInCall<unknown>, committeeId: string, id: string): Promise<Seat | undefined> {
  const roster = await rosterRecord(call.deps.store.db, committeeId, koreanDay(call.now))
  return roster.seats.find((seat) => seat.id === id)
}

/** The roster of today as a file; contacts only for who manages the committee. */
async function rosterFile(call: SignedInCall<unknown>, kind: "xlsx" | "csv"): Promise<Answer | Refused> {
  const seen = await seenCommittee(call, "readRevisions")
  if (!seen.ok) return seen
  const { committee, actor }: CommitteeAccess = seen.value
  const { db } = call.deps.store
  const [roster, members] = await Promise.all([
    rosterRecord(db, committee.id, koreanDay(call.now)),
    memberRecords(db, committee.id, actor, call.now),
  ])
  const withContacts = can(actor, "manageCommittee", IN_COMMITTEE)
  const bytes =
    kind === "xlsx" ? await rosterWorkbook(roster, members, withContacts) : rosterCsv(roster, members, withContacts)
  const name = encodeURIComponent(`${committee.name} 명단.${kind}`)
  return {
    ok: true,
    status: 200,
    bytes,
    headers: {
      "content-type": kind === "xlsx" ? XLSX : "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="roster.${kind}"; filename*=UTF-8''${name}`,
    },
  }
}

export const rosterRoutes: readonly Route[] = [
  plainRoute({
    method: "get",
    path: "/api/committees/:id/roster",
    summary: "Who sits where, today or on the day of ?on=YYYY-MM-DD, in the order of the paper.",
    access: "signedIn",
    answer: { status: 200, schema: rosterSchema },
    async handle(call) {
      const seen = await seenCommittee(call, "readRevisions")
      if (!seen.ok) return seen
      const on = call.query["on"] ?? koreanDay(call.now)
      if (!localDate.safeParse(on).success) return badField("on", "expected YYYY-MM-DD")
      return answerJson(200, await rosterRecord(call.deps.store.db, seen.value.committee.id, on))
    },
  }),
  jsonRoute(createSeatSchema, {
    method: "post",
    path: "/api/committees/:id/seats",
    summary: "A new vacant seat.",
    access: "signedIn",
    answer: { status: 201, schema: seatSchema },
    async handle(call) {
      const act = await rosterAct(call)
      if (!act.ok) return act
      const added = await addSeat(call.deps, act.value, call.body)
      return added.ok ? answerJson(201, await seatNow(call, act.value.committeeId, added.value)) : added
    },
  }),
  jsonRoute(patchSeatSchema, {
    method: "patch",
    path: "/api/committees/:id/seats/:seatId",
    summary: "Changes a seat's position and sector.",
    access: "signedIn",
    answer: { status: 200, schema: seatSchema },
    async handle(call) {
      const act = await rosterAct(call)
      if (!act.ok) return act
      const id = call.params["seatId"] ?? ""
      const changed = await changeSeat(call.deps, act.value, id, call.body)
      return changed.ok ? answerJson(200, await seatNow(call, act.value.committeeId, id)) : changed
    },
  }),
  plainRoute({
    method: "delete",
    path: "/api/committees/:id/seats/:seatId",
    summary: "Takes a vacant seat off the roster from today on.",
    access: "signedIn",
    answer: { status: 204 },
    async handle(call) {
      const act = await rosterAct(call)
      if (!act.ok) return act
      const removed = await removeSeat(call.deps, act.value, call.params["seatId"] ?? "")
      return removed.ok ? answerNothing : removed
    },
  }),
  jsonRoute(createObserverSchema, {
    method: "post",
    path: "/api/committees/:id/observers",
    summary: "Somebody who comes regularly without a seat.",
    access: "signedIn",
    answer: { status: 201, schema: observerSchema },
    async handle(call) {
      const act = await rosterAct(call)
      if (!act.ok) return act
      const added = await addObserver(call.deps, act.value, call.body)
      return added.ok ? answerJson(201, added.value) : added
    },
  }),
  plainRoute({
    method: "delete",
    path: "/api/committees/:id/observers/:observerId",
    summary: "Takes a regular observer off the roster.",
    access: "signedIn",
    answer: { status: 204 },
    async handle(call) {
      const act = await rosterAct(call)
      if (!act.ok) return act
      const removed = await removeObserver(call.deps, act.value, call.params["observerId"] ?? "")
      return removed.ok ? answerNothing : removed
    },
  }),
  bytesRoute(
    { types: SHEET_TYPES, limit: "documentBytes" },
    {
      method: "post",
      path: "/api/roster-preview",
      summary:
        "What a spreadsheet (XLSX, CSV, pasted text) would mean as a roster; ?columns=name:2,sector: says which column is what. Writes nothing. Admins; secretaries name ?committeeId= their own.",
      access: "signedIn",
      answer: { status: 200, schema: rosterPreviewSchema },
      async handle(call) {
        if (!(await mayReadRosters(call))) return refused("forbidden")
        const sheet = await readSheet(call.body)
        return sheet === null
          ? refused("unreadableSheet")
          : answerJson(200, previewRoster(sheet, chosenColumns(call.query["columns"] ?? "")))
      },
    },
  ),
  jsonRoute(importRosterSchema, {
    method: "post",
    path: "/api/committees/:id/roster/import",
    summary:
      "Writes the rows of a preview in one transaction: known names are changed, new ones added, empty ones are vacant seats.",
    access: "signedIn",
    answer: {
      status: 200,
      schema: z.object({ added: z.number().int(), changed: z.number().int(), vacant: z.number().int() }),
    },
    async handle(call) {
      const act = await rosterAct(call)
      if (!act.ok) return act
      const imported = await importRoster(call.deps, act.value, call.body.rows)
      return imported.ok ? answerJson(200, imported.value) : imported
    },
  }),
  plainRoute({
    method: "get",
    path: "/api/committees/:id/roster.xlsx",
    summary: "The roster of today as a spreadsheet.",
    access: "signedIn",
    answer: { status: 200, mime: XLSX },
    handle: (call) => rosterFile(call, "xlsx"),
  }),
  plainRoute({
    method: "get",
    path: "/api/committees/:id/roster.csv",
    summary: "The roster of today as CSV in UTF-8.",
    access: "signedIn",
    answer: { status: 200, mime: "text/csv" },
    handle: (call) => rosterFile(call, "csv"),
  }),
]

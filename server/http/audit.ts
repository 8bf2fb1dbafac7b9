import { can } from "../../shared/rules/permissions.ts"
import { auditPageSchema } from "../../shared/wire/people-records.ts"
import { actorIn } from "../commands/access.ts"
import { IN_COMMITTEE } from "../commands/committee-records.ts"
import { auditCsv, readAudit } from "../commands/read-audit.ts"
import { badField, refused, type Outcome } from "../errors.ts"
import { answerJson, plainRoute, type Route, type SignedInCall } from "./route.ts"

const MOST_LINES = 500
const USUAL_LINES = 100

/** Which lines the person may read: an admin all, or one committee's; a secretary their own committee's, which must be named. */
async function committeeOf(call: SignedInCall<unknown>): Promise<Outcome<string | undefined>> {
  const { deps, me, query, now } = call
  const committeeId = query["committeeId"]
  if (me.isAdmin) return { ok: true, value: committeeId }
  if (committeeId === undefined) return refused("forbidden")
  const actor = await actorIn(deps.store.db, me, now, committeeId)
  if (!actor.active || actor.roles.length === 0) return refused("notFound")
  return can(actor, "readAudit", IN_COMMITTEE) ? { ok: true, value: committeeId } : refused("forbidden")
}

/** A whole number of the query; undefined when it is not given, null when it is none. */
function whole(text: string | undefined): number | undefined | null {
  if (text === undefined) return undefined
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}

export const auditRoutes: readonly Route[] = [
  plainRoute({
    method: "get",
    path: "/api/audit",
    summary:
      "The audit log, newest first. Admins read all, secretaries ?committeeId= their own; ?before= goes on, ?limit= up to 500, ?verify=1 checks the chain.",
    access: "signedIn",
    answer: { status: 200, schema: auditPageSchema },
    async handle(call) {
      const committee = await committeeOf(call)
      if (!committee.ok) return committee
      const [before, limit] = [whole(call.query["before"]), whole(call.query["limit"])]
      if (before === null) return badField("before", "expected a whole number")
      if (limit === null) return badField("limit", "expected a whole number")
      const lines = {
        committeeId: committee.value,
        before,
        limit: Math.min(MOST_LINES, Math.max(1, limit ?? USUAL_LINES)),
      }
      return answerJson(200, await readAudit(call.deps.store.db, lines, call.query["verify"] === "1"))
    },
  }),
  plainRoute({
    method: "get",
    path: "/api/audit.csv",
    summary: "The same log whole, as CSV.",
    access: "signedIn",
    answer: { status: 200, mime: "text/csv" },
    async handle(call) {
      const committee = await committeeOf(call)
      if (!committee.ok) return committee
      return {
        ok: true,
        status: 200,
        bytes: await auditCsv(call.deps.store.db, committee.value),
        headers: {
          "content-type": "text/csv; charset=utf-8",
          "content-disposition": 'attachment; filename="audit.csv"',
        },
      }
    },
  }),
]

// docs/rights.md, made from the one table of rights by asking it.
import { ACTIONS, can, MEETING_STATES, ROLES, type Action, type Actor, type Role } from "../shared/rules/permissions.ts"

const LETTERS = { draft: "d", review: "r", amendment: "a", final: "f" } as const

/** In which states a role may do something: letters, `seat` or `link` when that is needed for all of them, – for never. */
function cell(action: Action, role: Role): string {
  const actor = (hasSeat: boolean, readsDrafts: boolean): Actor => ({
    userId: "",
    active: true,
    roles: [role],
    hasSeat,
    readsDrafts,
  })
  const states = (who: Actor): string =>
    MEETING_STATES.filter((state) => can(who, action, { state }))
      .map((state) => LETTERS[state])
      .join("")
  const [bare, seated, linked] = [actor(false, false), actor(true, false), actor(false, true)].map(states)
  if (bare) return bare
  if (seated) return `seat ${seated}`
  return linked ? `link ${linked}` : "–"
}

/** The page, whole. */
export function rightsDocument(): string {
  const rows = ACTIONS.map((action) => `| ${action} | ${ROLES.map((role) => cell(action, role)).join(" | ")} |`)
  return [
    "# Rights",
    "",
    "Made from `shared/rules/permissions.ts`; write it anew with `npm run -s cli -- rights-document > docs/rights.md`.",
    "States in which a role may: d draft, r review, a amendment, f final. `seat`: only who holds a seat. `link`: only when the link includes drafts.",
    "A person's rights are the union over their roles. Confirming asks for presence: who was marked absent may only request a correction.",
    "",
    `| | ${ROLES.join(" | ")} |`,
    `|---|${ROLES.map(() => "---|").join("")}`,
    ...rows,
    "",
  ].join("\n")
}

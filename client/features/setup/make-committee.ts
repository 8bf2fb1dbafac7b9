import type { CommitteeDetail, Organization } from "../../../shared/wire/people-records.ts"
import type { CreateCommittee } from "../../../shared/wire/people-requests.ts"
import { ApiError, request } from "../../api/request.ts"
import { previewRoster, readRows } from "../../api/roster-preview.ts"

/** What the form asks for; texts are trimmed. */
export interface Wanted {
  readonly myName: string
  readonly organizationName: string
  readonly name: string
  /** Null = the person takes no part in the committee. */
  readonly own: { readonly sector: "public" | "private" | null; readonly position: string } | null
  /** A pasted table; empty = none yet. */
  readonly table: string
}

/** The fields nothing can be made without. */
export const NEEDED = ["myName", "organizationName", "name"] as const
export type Needed = (typeof NEEDED)[number]

export function readForm(form: FormData): Wanted {
  const text = (name: string): string => {
    const value = form.get(name)
    return typeof value === "string" ? value.trim() : ""
  }
  const sector = text("sector")
  const own = {
    sector: sector === "public" || sector === "private" ? sector : null,
    position: text("position"),
  } as const
  return {
    myName: text("myName"),
    organizationName: text("organizationName"),
    name: text("name"),
    own: form.has("isSecretary") ? own : null,
    table: text("table"),
  }
}

export interface Made {
  readonly committee: CommitteeDetail
  /** Why the pasted roster is not in it; null = it is, or there was none. */
  readonly rosterProblem: Error | null
}

/**
 * The own name, the committee with the own part in it, its roster. Once the committee is there nothing throws any more, so
 * that trying again cannot make it twice.
 */
export async function makeCommittee(wanted: Wanted, known: readonly Organization[]): Promise<Made> {
  await request("PATCH", "/api/me", { name: wanted.myName })
  const committee = await request<CommitteeDetail>("POST", "/api/committees", committeeBody(wanted, known))
  const rosterProblem = wanted.table === "" ? null : await putRoster(committee.id, wanted.table)
  return { committee, rosterProblem }
}

function committeeBody({ name, organizationName, own }: Wanted, known: readonly Organization[]): CreateCommittee {
  const organization = known.find((each) => each.name === organizationName)
  const seat = own?.sector ? { seat: { sector: own.sector, position: own.position } } : {}
  return {
    name,
    ...(organization ? { organizationId: organization.id } : { organizationName }),
    ...(own === null ? {} : { own: { role: "secretary", ...seat } }),
  }
}

/** Null when it is in; else what went wrong. */
async function putRoster(committeeId: string, table: string): Promise<Error | null> {
  try {
    const rows = readRows(await previewRoster(committeeId, new Blob([table])))
    if (rows.length === 0) return new ApiError("unreadableSheet", 0, undefined, null)
    await request("POST", `/api/committees/${committeeId}/roster/import`, { rows })
    return null
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

import type { Role } from "../../shared/rules/permissions.ts"
import { insertAudit } from "../store/audit.ts"
import { upsertMembership } from "../store/committees.ts"
import type { Db } from "../store/store.ts"
import { insertUser } from "../store/users.ts"
import type { CommandDeps } from "./command-deps.ts"

export interface NewMember {
  readonly userId: string
  readonly committeeId: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly isAdmin?: boolean
  /** A viewer who may read drafts. */
  readonly readsDrafts?: boolean
  readonly createdBy: string | null
  readonly origin?: string | undefined
  /** 담당부서 of an officer. */
  readonly department?: string | undefined
}

/** Within a transaction: a new account with its roles in one committee. `admin` is the account's own, never a membership. */
export async function insertMember(deps: CommandDeps, trx: Db, member: NewMember): Promise<void> {
  const now = deps.now()
  const { userId, committeeId, roles } = member
  await insertUser(trx, { id: userId, name: member.name, isAdmin: member.isAdmin === true, now })
  for (const role of roles) {
    await upsertMembership(trx, {
      committee_id: committeeId,
      user_id: userId,
      role,
      reads_drafts: member.readsDrafts ? 1 : 0,
      created_at: now,
      department: member.department ?? "",
    })
  }
  await insertAudit(trx, {
    id: deps.newId(),
    at: now,
    actorId: member.createdBy,
    action: "memberAdded",
    committeeId,
    origin: member.origin ?? "",
    detail: { userId, roles: [...(member.isAdmin ? ["admin"] : []), ...roles].join(",") },
  })
}

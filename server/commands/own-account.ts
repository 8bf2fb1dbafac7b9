import { refused, type Refused } from "../errors.ts"
import type { Db } from "../store/store.ts"
import type { Asking } from "./access.ts"

/**
 * May a manager of this committee act on the whole account (its name, its contacts, links that sign in as it, its devices)?
 * Not when the account reaches further than the committee: a link of such a person would be a key to the rest. Admins may.
 */
export async function refuseForeignAccount(
  db: Db,
  caller: Asking & { readonly isAdmin: boolean },
  committeeId: string,
  userId: string,
): Promise<Refused | null> {
  if (caller.isAdmin || caller.userId === userId) return null
  const user = await db.selectFrom("user").select("is_admin").where("id", "=", userId).executeTakeFirst()
  const elsewhere = await db
    .selectFrom("membership")
    .select("user_id")
    .where("user_id", "=", userId)
    .where("committee_id", "<>", committeeId)
    .limit(1)
    .executeTakeFirst()
  return user?.is_admin === 1 || elsewhere ? refused("forbidden") : null
}

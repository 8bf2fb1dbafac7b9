import type { IdentityTable } from "./schema.ts"
import type { Db } from "./store.ts"

/** Whose identity at a provider this is, while the account is on. */
export function findIdentity(db: Db, issuer: string, subject: string): Promise<IdentityTable | undefined> {
  return db
    .selectFrom("identity")
    .innerJoin("user", "user.id", "identity.user_id")
    .selectAll("identity")
    .where("identity.issuer", "=", issuer)
    .where("identity.subject", "=", subject)
    .where("user.active", "=", 1)
    .executeTakeFirst()
}

export async function insertIdentity(db: Db, identity: IdentityTable): Promise<void> {
  await db.insertInto("identity").values(identity).execute()
}

/** Active people with this address, letters of either case. */
export async function findPeopleByEmail(db: Db, email: string): Promise<{ readonly id: string }[]> {
  const people = await db
    .selectFrom("user")
    .select(["id", "email"])
    .where("active", "=", 1)
    .where("email", "<>", "")
    .execute()
  const wanted = email.toLowerCase()
  return people.filter((person) => person.email.toLowerCase() === wanted)
}

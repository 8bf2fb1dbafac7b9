import type { AuditTable } from "./schema.ts"
import type { Db } from "./store.ts"

export type NewAudit = Omit<AuditTable, "detail"> & {
  /** Ids, counts and codes only: never a name, contact or address. */
  readonly detail: Readonly<Record<string, string | number | boolean | null>>
}

/** Adds a row to the audit; call it in the transaction of what it tells. */
export async function appendAudit(trx: Db, { detail, ...row }: NewAudit): Promise<void> {
  await trx
    .insertInto("audit")
    .values({ ...row, detail: JSON.stringify(detail) })
    .execute()
}

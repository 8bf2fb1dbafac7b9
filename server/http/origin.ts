// Where a request came from, as the audit log may keep it: a keyed hash that tells equal places apart from different ones,
// and from which no address can be read.
import { createHmac } from "node:crypto"
import type { Request } from "express"
import type { Db } from "../store/store.ts"

const LETTERS = 10
/** The installation's key, read once for each store. */
const salts = new WeakMap<Db, Promise<string>>()

/** First letters of HMAC-SHA256 over the client's network address, base64url. */
export async function originOf(db: Db, req: Request): Promise<string> {
  let salt = salts.get(db)
  if (salt === undefined) {
    salt = readSalt(db)
    salts.set(db, salt)
    salt.catch(() => salts.delete(db))
  }
  return createHmac("sha256", await salt)
    .update(req.ip ?? "")
    .digest("base64url")
    .slice(0, LETTERS)
}

async function readSalt(db: Db): Promise<string> {
  const head = await db.selectFrom("audit_head").select("salt").where("id", "=", 1).executeTakeFirstOrThrow()
  return head.salt
}

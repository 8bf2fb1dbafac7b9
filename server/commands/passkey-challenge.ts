// Challenges of the passkey ceremonies, without a table: each carries its time and a seal of the installation's key, so that any
// node knows its own. One that was answered is not taken twice by the node that took it.
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto"
import type { Db } from "../store/store.ts"

const NONCE_BYTES = 16
const TIME_BYTES = 6
const SEAL_BYTES = 16
const LIFE_MS = 5 * 60 * 1000

/** What a challenge is for: registering a key of this person, or signing somebody in. */
export type ChallengePurpose = `register ${string}` | "signIn"

/** Answered challenges with when they may be forgotten. */
const answered = new Map<string, number>()

async function seal(db: Db, purpose: ChallengePurpose, head: Buffer): Promise<Buffer> {
  const { salt } = await db.selectFrom("audit_head").select("salt").where("id", "=", 1).executeTakeFirstOrThrow()
  return createHmac("sha256", `passkey ${salt}`).update(purpose).update(head).digest().subarray(0, SEAL_BYTES)
}

/** A fresh challenge. */
export async function newChallenge(db: Db, purpose: ChallengePurpose, now: number): Promise<Uint8Array<ArrayBuffer>> {
  const head = Buffer.concat([randomBytes(NONCE_BYTES), Buffer.alloc(TIME_BYTES)])
  head.writeUIntBE(now, NONCE_BYTES, TIME_BYTES)
  return new Uint8Array(Buffer.concat([head, await seal(db, purpose, head)]))
}

/** Was this challenge (base64url) made here for this purpose, lately, and not answered yet? It counts as answered then. */
export async function takeChallenge(
  db: Db,
  purpose: ChallengePurpose,
  challenge: string,
  now: number,
): Promise<boolean> {
  const bytes = Buffer.from(challenge, "base64url")
  if (bytes.length !== NONCE_BYTES + TIME_BYTES + SEAL_BYTES) return false
  const head = bytes.subarray(0, NONCE_BYTES + TIME_BYTES)
  const isOurs = timingSafeEqual(bytes.subarray(head.length), await seal(db, purpose, head))
  const age = now - head.readUIntBE(NONCE_BYTES, TIME_BYTES)
  if (!isOurs || age < 0 || age > LIFE_MS || answered.has(challenge)) return false
  for (const [known, until] of answered) if (until < now) answered.delete(known)
  answered.set(challenge, now + LIFE_MS)
  return true
}

import { createHash, randomBytes } from "node:crypto"
import { parseCookie } from "cookie"

/** Rolling life of a session, milliseconds. */
export const SESSION_LIFE_MS = 30 * 24 * 3600 * 1000

const PLAIN_NAME = "hanjari_session"
const HOST_NAME = "__Host-hanjari_session"
/**
 * Marks a token issued over https: it is only ever accepted from the `__Host-` cookie, which no other site can plant.
 * The dot is in no base64url text: with a mark of such letters one plain token in some thousands would look marked.
 */
const HOST_MARK = "h."

/** A new secret of 32 random bytes for a cookie or a link. Only its SHA-256 is ever stored. */
export function newToken(): string {
  return randomBytes(32).toString("base64url")
}

/** A new session token; `secure` = the installation is reached over https. */
export function newSessionToken(secure: boolean): string {
  return secure ? HOST_MARK + newToken() : newToken()
}

/** SHA-256 of a token in lower-case hex: what the store keeps. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex")
}

/** Name of the session cookie (RFC 6265bis §4.1.3 prefix when the installation is reached over https). */
export function sessionCookieName(secure: boolean): string {
  return secure ? HOST_NAME : PLAIN_NAME
}

/** The session token in a `Cookie` header, or null. */
export function sessionTokenIn(cookieHeader: string | undefined): string | null {
  if (!cookieHeader) return null
  const cookies = parseCookie(cookieHeader)
  const secured = cookies[HOST_NAME]
  if (secured?.startsWith(HOST_MARK)) return secured
  const plain = cookies[PLAIN_NAME]
  return plain && !plain.startsWith(HOST_MARK) ? plain : null
}

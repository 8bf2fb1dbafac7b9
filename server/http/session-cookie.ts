import { stringifySetCookie } from "cookie"
import { SESSION_LIFE_MS, sessionCookieName } from "../commands/session-token.ts"

const attributes = (secure: boolean) => ({ path: "/", httpOnly: true, sameSite: "lax", secure }) as const

/** The `Set-Cookie` value that gives the browser a session token for the whole rolling life from now on. */
export function sessionCookie(token: string, secure: boolean): string {
  const maxAge = SESSION_LIFE_MS / 1000
  return stringifySetCookie({ name: sessionCookieName(secure), value: token, maxAge, ...attributes(secure) })
}

/** The `Set-Cookie` value that takes the session away. */
export function endedSessionCookie(secure: boolean): string {
  return stringifySetCookie({ name: sessionCookieName(secure), value: "", maxAge: 0, ...attributes(secure) })
}

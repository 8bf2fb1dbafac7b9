import { expect, it } from "vitest"
import { newSessionToken, newToken, sessionCookieName, sessionTokenIn } from "../../../server/commands/session-token.ts"

it("[PM7] whatever letters a token happens to begin with, its own cookie gives it back", () => {
  for (let drawn = 0; drawn < 20_000; drawn++) {
    for (const secure of [true, false]) {
      const token = newSessionToken(secure)
      expect(sessionTokenIn(`${sessionCookieName(secure)}=${token}`)).toBe(token)
    }
  }
})

it("[PM7] a token issued over https is not taken from the plain cookie, nor a plain one from the other", () => {
  expect(sessionTokenIn(`${sessionCookieName(false)}=${newSessionToken(true)}`)).toBeNull()
  expect(sessionTokenIn(`${sessionCookieName(true)}=${newToken()}`)).toBeNull()
})

import type { SigningIn } from "../commands/open-session.ts"
import { sessionTokenIn } from "../commands/session-token.ts"
import { originOf } from "./origin.ts"
import { answerNothing, type Answer, type Call } from "./route.ts"
import { sessionCookie } from "./session-cookie.ts"

/** The browser behind a call that signs in. */
export async function signingIn({ deps, req }: Call<unknown>): Promise<SigningIn> {
  return {
    cookieHeader: req.headers.cookie,
    userAgent: req.headers["user-agent"] ?? "",
    secure: deps.config.secure,
    origin: await originOf(deps.store.db, req),
  }
}

/** 204 with the session's cookie; null = the one the browser has already, rolled on. */
export function signedInAnswer({ deps, req }: Call<unknown>, token: string | null): Answer {
  const kept = token ?? sessionTokenIn(req.headers.cookie) ?? ""
  return { ...answerNothing, headers: { "set-cookie": sessionCookie(kept, deps.config.secure) } }
}

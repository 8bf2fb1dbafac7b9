import { z } from "zod"
import { passkeySchema } from "../../shared/wire/people-records.ts"
import {
  addPasskey,
  passkeyPlace,
  passkeyRegistration,
  passkeyRequest,
  removePasskey,
  signInWithPasskey,
} from "../commands/passkeys.ts"
import { refused } from "../errors.ts"
import { listPasskeys } from "../store/passkeys.ts"
import { originOf } from "./origin.ts"
import { answerJson, answerNothing, jsonRoute, plainRoute, publicJsonRoute, publicRoute, type Route } from "./route.ts"
import { signedInAnswer, signingIn } from "./signing-in.ts"

/** What a browser answers to a ceremony; the WebAuthn library reads it strictly. */
const ceremonyAnswer = z.record(z.string(), z.unknown())
const ceremonyOptions = z.record(z.string(), z.unknown())

export const passkeyRoutes: readonly Route[] = [
  plainRoute({
    method: "get",
    path: "/api/me/passkeys",
    summary: "The person's passkeys.",
    access: "signedIn",
    answer: { status: 200, schema: z.array(passkeySchema) },
    async handle({ deps, me }) {
      const rows = me.pendingIn === null ? await listPasskeys(deps.store.db, me.userId) : []
      return answerJson(
        200,
        rows.map(({ id, name, created_at: createdAt, last_used_at: lastUsedAt }) => ({
          id,
          name,
          createdAt,
          lastUsedAt,
        })),
      )
    },
  }),
  plainRoute({
    method: "post",
    path: "/api/me/passkeys/options",
    summary: "What a browser needs to make a passkey (PublicKeyCredentialCreationOptionsJSON).",
    access: "signedIn",
    answer: { status: 200, schema: ceremonyOptions },
    async handle({ deps, me, now }) {
      const place = passkeyPlace(deps.config.publicUrl)
      return place ? answerJson(200, await passkeyRegistration(deps.store.db, place, me, now)) : refused("notFound")
    },
  }),
  jsonRoute(ceremonyAnswer, {
    method: "post",
    path: "/api/me/passkeys",
    summary: "Keeps the passkey a browser has made (RegistrationResponseJSON).",
    access: "signedIn",
    answer: { status: 204 },
    async handle({ deps, me, body: response, req }) {
      const place = passkeyPlace(deps.config.publicUrl)
      if (!place) return refused("notFound")
      const userAgent = req.headers["user-agent"] ?? ""
      const origin = await originOf(deps.store.db, req)
      const added = await addPasskey(deps, { me, place, response, userAgent, origin })
      return added.ok ? answerNothing : added
    },
  }),
  plainRoute({
    method: "delete",
    path: "/api/me/passkeys/:passkeyId",
    summary: "Takes a passkey away.",
    access: "signedIn",
    answer: { status: 204 },
    async handle({ deps, me, params, req }) {
      const origin = await originOf(deps.store.db, req)
      const removed = await removePasskey(deps, { me, id: params["passkeyId"] ?? "", origin })
      return removed.ok ? answerNothing : removed
    },
  }),
  publicRoute({
    method: "post",
    path: "/api/passkeys/options",
    summary: "What a browser needs to sign in with a passkey (PublicKeyCredentialRequestOptionsJSON).",
    access: "public",
    answer: { status: 200, schema: ceremonyOptions },
    async handle({ deps, now }) {
      const place = passkeyPlace(deps.config.publicUrl)
      return place ? answerJson(200, await passkeyRequest(deps.store.db, place, now)) : refused("notFound")
    },
  }),
  publicJsonRoute(ceremonyAnswer, {
    method: "post",
    path: "/api/passkeys/sign-in",
    summary: "Signs in with a passkey (AuthenticationResponseJSON); the answer carries the session's cookie.",
    access: "public",
    answer: { status: 204 },
    async handle(call) {
      const place = passkeyPlace(call.deps.config.publicUrl)
      if (!place) return refused("notFound")
      const by = await signingIn(call)
      const entered = await signInWithPasskey(call.deps, { place, response: call.body, by })
      return entered.ok ? signedInAnswer(call, entered.value.token) : entered
    },
  }),
]

// Passkeys (WebAuthn level 3): a returning member needs no link. Keys are discoverable: signing in asks for no name first.
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from "@simplewebauthn/server"
import { deviceName } from "../../shared/domain/device-name.ts"
import { shellText } from "../../shared/text/ko/shell.ts"
import { done, refused, type Outcome } from "../errors.ts"
import { insertAudit } from "../store/audit.ts"
import { deletePasskey, findPasskey, insertPasskey, listPasskeys, markPasskeyUsed } from "../store/passkeys.ts"
import type { Db } from "../store/store.ts"
import { signedInFrom, type SignedIn } from "./access.ts"
import type { CommandDeps } from "./command-deps.ts"
import { announceLeft, openSession, type SigningIn } from "./open-session.ts"
import { newChallenge, takeChallenge } from "./passkey-challenge.ts"

/** Where the installation is reached: keys are bound to its host, and answers must come from its pages. */
export interface PasskeyPlace {
  readonly host: string
  readonly origin: string
}

/** Browsers give keys to named hosts over https, and to localhost; null = none can be had at this address. */
export function passkeyPlace(publicUrl: string): PasskeyPlace | null {
  const { protocol, hostname, origin } = new URL(publicUrl)
  const isAddress = /^[\d.]+$/.test(hostname) || hostname.startsWith("[")
  const isSecure = protocol === "https:" || hostname === "localhost"
  return isSecure && !isAddress ? { host: hostname, origin } : null
}

/** What the browser needs to make a key for this person. */
export async function passkeyRegistration(
  db: Db,
  place: PasskeyPlace,
  me: SignedIn,
  now: number,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const known = await listPasskeys(db, me.userId)
  return generateRegistrationOptions({
    rpName: shellText.brand,
    rpID: place.host,
    userName: me.name,
    userDisplayName: me.name,
    userID: new Uint8Array(Buffer.from(me.userId)),
    challenge: await newChallenge(db, `register ${me.userId}`, now),
    excludeCredentials: known.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: "required", userVerification: "preferred" },
  })
}

export interface AddPasskey {
  readonly me: SignedIn
  readonly place: PasskeyPlace
  readonly response: unknown
  readonly userAgent: string
  readonly origin: string
}

/** Keeps a key the browser has made. What was not asked for here, lately, is refused. */
export async function addPasskey(deps: CommandDeps, input: AddPasskey): Promise<Outcome<null>> {
  const { me, place, userAgent, origin } = input
  const now = deps.now()
  const verified = await verifyRegistrationResponse({
    response: input.response as RegistrationResponseJSON,
    expectedChallenge: (challenge) => takeChallenge(deps.store.db, `register ${me.userId}`, challenge, now),
    expectedOrigin: place.origin,
    expectedRPID: place.host,
    requireUserVerification: false,
  }).catch(() => null)
  if (!verified?.verified) return refused("passkeyRefused")
  const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential
  await deps.store.transaction(async (trx) => {
    await insertPasskey(trx, {
      id,
      user_id: me.userId,
      public_key: publicKey,
      counter,
      transports: transports.join(","),
      name: deviceName(userAgent),
      created_at: now,
      last_used_at: null,
    })
    await insertAudit(trx, { id: deps.newId(), at: now, actorId: me.userId, action: "passkeyAdded", origin })
  })
  return done(null)
}

export async function removePasskey(
  deps: CommandDeps,
  { me, id, origin }: { readonly me: SignedIn; readonly id: string; readonly origin: string },
): Promise<Outcome<null>> {
  return deps.store.transaction(async (trx) => {
    if (!(await deletePasskey(trx, me.userId, id))) return refused("notFound")
    const act = { id: deps.newId(), at: deps.now(), actorId: me.userId, action: "passkeyRemoved" as const, origin }
    await insertAudit(trx, act)
    return done(null)
  })
}

/** What the browser needs to sign somebody in; the same for everybody. */
export async function passkeyRequest(
  db: Db,
  place: PasskeyPlace,
  now: number,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const challenge = await newChallenge(db, "signIn", now)
  return generateAuthenticationOptions({ rpID: place.host, challenge, userVerification: "preferred" })
}

/** Opens a session for whose key answered. Whatever is wrong with the answer is refused in one way. */
export async function signInWithPasskey(
  deps: CommandDeps,
  { place, response, by }: { readonly place: PasskeyPlace; readonly response: unknown; readonly by: SigningIn },
): Promise<Outcome<{ readonly token: string }>> {
  const now = deps.now()
  const answer = response as AuthenticationResponseJSON
  const passkey = typeof answer?.id === "string" ? await findPasskey(deps.store.db, answer.id) : undefined
  if (!passkey) return refused("passkeyRefused")
  const verified = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge: (challenge) => takeChallenge(deps.store.db, "signIn", challenge, now),
    expectedOrigin: place.origin,
    expectedRPID: place.host,
    requireUserVerification: false,
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(passkey.public_key),
      counter: passkey.counter,
    },
  }).catch(() => null)
  if (!verified?.verified) return refused("passkeyRefused")
  const current = await signedInFrom(deps.store.db, by.cookieHeader, now)
  const { token } = await deps.store.transaction(async (trx) => {
    await markPasskeyUsed(trx, passkey.id, verified.authenticationInfo.newCounter, now)
    return openSession(deps, trx, { userId: passkey.user_id, by, current, detail: { by: "passkey" } })
  })
  await announceLeft(deps, current)
  return done({ token })
}

// Sign-in at the organization's own provider (OpenID Connect Core 1.0, code flow with PKCE, RFC 7636).
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from "openid-client"

export interface OidcSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What the button says. */
  readonly label: string
}

/** What the browser keeps between going to the provider and coming back. */
export interface OidcJourney {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Who the provider says has come back. */
export interface OidcPerson {
  readonly issuer: string
  readonly subject: string
  /** Only an address the provider has verified; null = none. */
  readonly email: string | null
}

export class OidcClient {
  readonly label: string
  readonly #settings: OidcSettings
  readonly #redirectUri: string
  /** Found out with the first use, and again after a failure. */
  #configuration: Promise<Configuration> | null = null

  constructor(settings: OidcSettings, publicUrl: string) {
    this.#settings = settings
    this.label = settings.label
    this.#redirectUri = `${publicUrl}/auth/oidc/callback`
  }

  /** Where to send the browser, and what it must bring back. */
  async begin(): Promise<{ readonly url: string; readonly journey: OidcJourney }> {
    const journey = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
    const url = buildAuthorizationUrl(await this.#configured(), {
      redirect_uri: this.#redirectUri,
      scope: "openid email profile",
      state: journey.state,
      nonce: journey.nonce,
      code_challenge: await calculatePKCECodeChallenge(journey.verifier),
      code_challenge_method: "S256",
    })
    return { url: url.href, journey }
  }

  /** The person behind an answer of the provider; rejects when anything about it is not as it was begun. */
  async finish(query: string, journey: OidcJourney): Promise<OidcPerson> {
    const configuration = await this.#configured()
    const tokens = await authorizationCodeGrant(configuration, new URL(`${this.#redirectUri}?${query}`), {
      expectedState: journey.state,
      expectedNonce: journey.nonce,
      pkceCodeVerifier: journey.verifier,
    })
    const claims = tokens.claims()
    if (!claims) throw new Error("the provider sent no id token")
    const { iss: issuer, sub: subject } = claims
    // Providers may keep the address out of the id token and tell it only when asked.
    const told = "email" in claims ? claims : await fetchUserInfo(configuration, tokens.access_token, subject)
    const { email, email_verified: isVerified } = told
    return { issuer, subject, email: isVerified === true && typeof email === "string" ? email : null }
  }

  #configured(): Promise<Configuration> {
    if (this.#configuration === null) {
      this.#configuration = this.#discover()
      this.#configuration.catch(() => (this.#configuration = null))
    }
    return this.#configuration
  }

  #discover(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings
    const server = new URL(issuer)
    // A provider on this machine itself may be plain; any other must not be.
    const isLocal = server.hostname === "localhost" || server.hostname === "127.0.0.1"
    const options = isLocal && server.protocol === "http:" ? { execute: [allowInsecureRequests] } : {}
    return discovery(server, clientId, clientSecret, undefined, options)
  }
}

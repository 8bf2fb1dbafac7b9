// The two talks with the browser about passkeys. The library comes with the first press.
import { request } from "../../api/request.ts"

/** Makes a passkey on this device and gives it to the server. Rejects when the person or the browser declines. */
export async function makePasskey(): Promise<void> {
  const { startRegistration } = await import("@simplewebauthn/browser")
  type Options = Parameters<typeof startRegistration>[0]["optionsJSON"]
  const optionsJSON = await request<Options>("POST", "/api/me/passkeys/options")
  await request("POST", "/api/me/passkeys", await startRegistration({ optionsJSON }))
}

/** Signs in with a passkey of this device. Rejects when there is none, or the person declines. */
export async function enterWithPasskey(): Promise<void> {
  const { startAuthentication } = await import("@simplewebauthn/browser")
  type Options = Parameters<typeof startAuthentication>[0]["optionsJSON"]
  const optionsJSON = await request<Options>("POST", "/api/passkeys/options")
  await request("POST", "/api/passkeys/sign-in", await startAuthentication({ optionsJSON }))
}

/** Browsers give passkeys to secure pages only. */
export const hasPasskeys = (): boolean => window.isSecureContext && "PublicKeyCredential" in window

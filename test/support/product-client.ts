// Somebody of the sample at a running product: REST and the live socket with one cookie.
import type { Role } from "../../shared/rules/permissions.ts"
import { signIn, type ApiPerson } from "./api-person.ts"
import { LiveClient } from "./live-client.ts"
import type { Demo } from "./running-product.ts"

/** Signs in with the sample's invitation of this role; `at` picks among several. */
export async function demoPerson(demo: Demo, role: Role, at = 0): Promise<ApiPerson> {
  const invitation = demo.invitations.filter((other) => other.role === role)[at]
  if (!invitation) throw new Error(`no ${role} ${at}`)
  return signIn(new URL(invitation.url).origin, invitation.url.split("/i/")[1] ?? "")
}

/** Opens the meeting and waits for its document. */
export async function joinMeeting(
  url: string,
  person: ApiPerson,
  meetingId: string,
  options: { readonly query?: string } = {},
): Promise<LiveClient> {
  const client = openMeeting(url, person, meetingId, options)
  await client.ready()
  return client
}

/** Opens the meeting without waiting for anything. */
export function openMeeting(
  url: string,
  person: ApiPerson,
  meetingId: string,
  options: { readonly query?: string } = {},
): LiveClient {
  return new LiveClient(url.replace("http", "ws"), person.cookie, { meetingId, ...options })
}

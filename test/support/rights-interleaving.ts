// One round of a race: somebody types as fast as they can while somebody else takes their right away. What the log holds of
// them when the answer is there is all it will ever hold.
import type {
  Claim,
  CommitteeLinkView,
  DeviceSession,
  InvitationMade,
  Member,
} from "../../shared/wire/people-records.ts"
import { decodeEntries } from "../../server/store/log-entry.ts"
import { apiPerson, signIn, type ApiPerson } from "./api-person.ts"
import type { HttpServer } from "./http-server.ts"
import { LiveClient } from "./live-client.ts"
import { until } from "./until.ts"

export const LOSSES = ["role", "removal", "device", "account", "devices"] as const
export type Loss = (typeof LOSSES)[number]

export interface Round {
  readonly server: HttpServer
  readonly admin: ApiPerson
  readonly loss: Loss
  /** Numbers from 0 to below 1. */
  readonly random: () => number
  readonly name: string
}

export interface RoundResult {
  /** Writes of the person that were on disk when the answer came, and in the end. */
  readonly before: number
  readonly after: number
  readonly refused: number
  readonly sent: number
}

interface Writer {
  readonly member: Member
  readonly person: ApiPerson
}

const meetingOf = (server: HttpServer): string => server.plan.meetingId
const committeeOf = (server: HttpServer): string => `/api/committees/${server.plan.committeeId}`

export async function loseRightWhileTyping(round: Round): Promise<RoundResult> {
  const { server, random } = round
  const writer = await writerOf(round)
  const client = new LiveClient(server.url.replace("http", "ws"), writer.person.cookie, {
    meetingId: meetingOf(server),
  })
  try {
    await client.ready()
    const typing = typeFor(client, Math.floor(random() * 40))
    await pause(Math.floor(random() * 12))
    const answer = await takeAway(round, writer)
    if (answer >= 300) throw new Error(`the loss was answered with ${answer}`)
    const before = await writesOf(server, writer.member.id)
    await typing
    await typeFor(client, 5)
    await until(() => client.closeCode !== null || client.refusals.length > 0 || client.saved >= client.writes)
    return {
      before,
      after: await writesOf(server, writer.member.id),
      refused: client.refusals.length,
      sent: client.writes,
    }
  } finally {
    client.close()
  }
}

/** Somebody new who may write: by a personal link, or by a chosen name that was approved. */
async function writerOf({ server, admin, name }: Round): Promise<Writer> {
  const base = committeeOf(server)
  const member = (await admin.post(`${base}/members`, { name })).body as Member
  const { url } = (await admin.post(`${base}/invitations`, { memberId: member.id })).body as InvitationMade
  return { member, person: await signIn(server.url, url.split("/i/")[1] ?? "") }
}

async function takeAway({ server, admin, loss }: Round, { member, person }: Writer): Promise<number> {
  const base = committeeOf(server)
  switch (loss) {
    case "role":
      return (await admin.patch(`${base}/members/${member.id}`, { role: "viewer" })).status
    case "removal":
      return (await admin.delete(`${base}/members/${member.id}`)).status
    case "account":
      return (await admin.patch(`/api/users/${member.id}`, { isActive: false })).status
    case "device": {
      const [session] = (await person.get("/api/me/sessions")).body as DeviceSession[]
      return (await admin.delete(`${base}/members/${member.id}/sessions/${session?.id}`)).status
    }
    case "devices":
      return (await admin.delete(`/api/users/${member.id}/sessions`)).status
  }
}

/** Sends that many small edits, a few in each turn of the event loop. */
async function typeFor(client: LiveClient, edits: number): Promise<void> {
  const header = client.doc.getMap("header")
  for (let at = 0; at < edits; at += 1) {
    header.set("nextReason", `${client.doc.clientID} ${at}`)
    if (at % 3 === 0) await pause(1)
  }
}

/** Lets so many turns of the event loop pass. */
async function pause(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((done) => setImmediate(done))
}

/** How many updates the log holds of a person. */
async function writesOf({ deps, plan }: HttpServer, userId: string): Promise<number> {
  const rows = await deps.store.db
    .selectFrom("minutes_update")
    .select("entries")
    .where("meeting_id", "=", plan.meetingId)
    .execute()
  return rows.flatMap((row) => decodeEntries(row.entries) ?? []).filter((entry) => entry.userId === userId).length
}

/** Chooses a name at the committee's link and has it approved or refused: for tests of what a pending session may do. */
export async function claimAndDecide(server: HttpServer, admin: ApiPerson, approve: boolean): Promise<ApiPerson> {
  const base = committeeOf(server)
  const { url } = (await admin.post(`${base}/links`, {})).body as { url: string }
  const path = `/api/committee-links/${url.split("/c/")[1]}`
  const [wanted] = ((await apiPerson(server.url).get(path)).body as CommitteeLinkView).names
  const claimed = await apiPerson(server.url).post(`${path}/claim`, { memberId: wanted?.memberId })
  const person = apiPerson(server.url, (claimed.headers.get("set-cookie") ?? "").split(";")[0])
  const claims = (await admin.get(`${base}/claims`)).body as Claim[]
  const claim = claims.find(({ memberId }) => memberId === wanted?.memberId)
  await admin.post(`${base}/claims/${claim?.id}`, { approve })
  return person
}

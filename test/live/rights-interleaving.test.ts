import { afterAll, beforeAll, expect, it } from "vitest"
import type { InvitationMade, Member } from "../../shared/wire/people-records.ts"
import { signIn, type ApiPerson } from "../support/api-person.ts"
import { startHttpServer, type HttpServer } from "../support/http-server.ts"
import { LiveClient } from "../support/live-client.ts"
import { claimAndDecide, LOSSES, loseRightWhileTyping } from "../support/rights-interleaving.ts"
import { SeededRandom } from "../support/seeded-random.ts"
import { until } from "../support/until.ts"

/** Rounds of each kind of loss; `RIGHTS_ROUNDS` for a long run. */
const ROUNDS = Number(process.env["RIGHTS_ROUNDS"] ?? 20)

let server: HttpServer
let admin: ApiPerson
beforeAll(async () => {
  const many = 1_000_000
  server = await startHttpServer({
    limits: { messagesPerSecond: many, messagesBurst: many, writesPerMinute: many, signInsPerMinute: many },
  })
  admin = await server.person("admin")
})
afterAll(() => server.close())

const open = (person: ApiPerson): LiveClient =>
  new LiveClient(server.url.replace("http", "ws"), person.cookie, { meetingId: server.plan.meetingId })

it.each(LOSSES)(
  "[PM21] nothing is accepted after the answer to a loss of right by %s, whatever the moment",
  async (loss) => {
    const seeded = new SeededRandom(LOSSES.indexOf(loss) + 1)
    const random = (): number => seeded.next()
    for (let at = 0; at < ROUNDS; at += 1) {
      const result = await loseRightWhileTyping({ server, admin, loss, random, name: `${loss}${at}` })
      expect(result.after, `round ${at}: ${JSON.stringify(result)}`).toBe(result.before)
    }
  },
)

it("[PM22] an approved name writes on the page that is open already; a refused one is closed", async () => {
  const person = await claimAndDecide(server, admin, true)
  const client = open(person)
  await client.ready()
  expect(client.last("welcome")?.permissions).toContain("editMinutes")
  client.close()
  const refused = open(await claimAndDecide(server, admin, false))
  expect(await refused.closed()).toBe(4401)
})

it("[PM23] a role that ends on a day ends at the first moment of that day, on open pages too", async () => {
  const base = `/api/committees/${server.plan.committeeId}`
  const seat = { position: "", sector: "private" }
  const member = (await admin.post(`${base}/members`, { name: "임기끝", seat })).body as Member
  const { url } = (await admin.post(`${base}/invitations`, { memberId: member.id })).body as InvitationMade
  const client = open(await signIn(server.url, url.split("/i/")[1] ?? ""))
  await client.ready()
  const tomorrow = new Date(server.deps.now() + 33 * 3600 * 1000).toISOString().slice(0, 10)
  await admin.patch(`${base}/members/${member.id}`, { term: { endedOn: tomorrow } })
  client.doc.getMap("header").set("nextReason", "아직 위원")
  await client.settled()
  expect(client.refusals).toEqual([])
  server.advance(24 * 3600 * 1000)
  client.doc.getMap("header").set("nextReason", "더는 아님")
  await until(() => client.refusals.length > 0 || client.closeCode !== null)
  const minutes = (await admin.get(`/api/meetings/${server.plan.meetingId}/minutes`)).body
  expect(JSON.stringify(minutes)).not.toContain("더는 아님")
  expect(await client.closed()).toBe(4403)
})

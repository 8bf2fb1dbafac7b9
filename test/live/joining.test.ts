import { afterEach, beforeEach, expect, it } from "vitest"
import { LiveClient } from "../support/live-client.ts"
import { typeText } from "../support/live-minutes.ts"
import { startLiveServer, type LiveServer } from "../support/live-server.ts"
import { until } from "../support/until.ts"

let server: LiveServer
const clients: LiveClient[] = []
beforeEach(async () => {
  server = await startLiveServer({ messagesPerSecond: 100_000, messagesBurst: 100_000, socketsPerRoom: 60 })
})
afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  await server.close()
  expect(server.errors).toEqual([])
})

function open(cookie: string): LiveClient {
  const client = new LiveClient(server.url, cookie)
  clients.push(client)
  return client
}

it("[LV39] a session that ends while its page joins writes nothing and is closed", async () => {
  const { db } = server.store
  for (let round = 0; round < 20; round++) {
    const name = `위원${round}`
    const client = open(await server.person(name, "member"))
    const person = await db.selectFrom("user").select("id").where("name", "=", name).executeTakeFirstOrThrow()
    const ended = server.store
      .transaction((trx) =>
        trx.updateTable("session").set({ ended_at: Date.now() }).where("user_id", "=", person.id).execute(),
      )
      .then(() => server.bus.publish({ type: "accessChanged", userId: person.id }))
    await ended
    const savedBefore = client.saved
    client.doc.getMap("header").set("place", "몰래")
    expect(await client.closed()).toBe(4401)
    expect(client.saved).toBe(savedBefore)
  }
  const reader = open(await server.person("가람", "member"))
  await reader.ready()
  expect(reader.doc.getMap("header").get("place")).not.toBe("몰래")
})

it("[LV40] who asks for the document again and again gets it once at a time", async () => {
  const client = open(await server.person("가람", "member"))
  await client.ready()
  const documents = () => client.syncFrames.filter(({ type }) => type === 1).length
  const before = documents()
  for (let n = 0; n < 200; n++) client.sendSync(0, Uint8Array.of(1, 99, 1))
  typeText(client.doc, "끝")
  await until(() => client.saved > 0)
  await client.settled()
  expect(documents() - before).toBeLessThanOrEqual(1)
})

import type { KyselyPlugin } from "kysely"
import { expect, it } from "vitest"
import type { Store } from "../../server/store/store.ts"
import { LiveClient } from "../support/live-client.ts"
import { startLiveServer } from "../support/live-server.ts"

/** Counts what is asked of a store's `db`. */
function countedStore(store: Store, count: () => void): Store {
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      count()
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return { ...store, db: store.db.withPlugin(plugin) }
}

it("[ST21] a crowd that comes at once costs two queries each, and the room's own once", async () => {
  let queries = 0
  const quiet = { storeCheckMs: 3_600_000, socketsPerUser: 100 }
  const server = await startLiveServer(quiet, (store) => countedStore(store, () => queries++))
  const cookie = await server.person("가람", "member")
  const people = Array.from({ length: 40 }, () => new LiveClient(server.url, cookie))
  await Promise.all(people.map((client) => client.ready()))
  // Row, snapshot, log and records of the room beside the doors.
  expect(queries).toBeLessThanOrEqual(2 * people.length + 10)
  for (const client of people) client.socket.terminate()
  await server.close()
  expect(server.errors).toEqual([])
})

// A live server as a process of its own, to be killed: `node live-child.ts <dataDir>` prints its port.
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { createMemoryBus } from "../../server/bus/memory-bus.ts"
import { DEFAULT_LIVE_LIMITS } from "../../server/live/limits.ts"
import { createLive } from "../../server/live/live.ts"
import { openStore } from "../../server/store/open-store.ts"

const store = await openStore({ dataDir: process.argv[2] as string, now: Date.now })
const live = createLive({
  store,
  bus: createMemoryBus(),
  limits: { ...DEFAULT_LIVE_LIMITS, messagesPerSecond: 100_000, messagesBurst: 100_000, snapshotEvery: 40 },
  isAllowedOrigin: () => false,
  log: { info: () => {}, warn: () => {}, error: (fields, message) => console.error(message, fields) },
  now: Date.now,
  newId: () => crypto.randomUUID(),
})
const server = createServer()
live.attach(server)
server.listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port))

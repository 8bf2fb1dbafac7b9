// Resident memory of an open meeting and of a connection.
import { residentBytes } from "../process-usage.ts"
import { people, withFleet, type Workload } from "./workload.ts"

const CROWDED_ROOMS = 10

export const memory: Workload = {
  name: "memory",
  title: "Resident memory per open meeting and per connection",
  needsDocuments: true,
  rooms: (options) => Math.round(2000 * options.scale),
  run: (target, options) =>
    withFleet(target, async (fleet) => {
      const count = Math.round(2000 * options.scale)
      // The first rooms pay for code and buffers that are there once.
      await fleet.connect(people(target, CROWDED_ROOMS, 10))
      const idle = await calmResidentBytes(target.pid)
      // Many connections in few meetings, then as many meetings with one connection each.
      await fleet.connect(people(target, CROWDED_ROOMS, Math.round(count / CROWDED_ROOMS), 2_000_000))
      const crowded = await calmResidentBytes(target.pid)
      await fleet.connect(people(target, count, 1, 3_000_000))
      const open = await calmResidentBytes(target.pid)
      const perConnection = (crowded - idle) / count
      return {
        "KiB/connection": perConnection / 1024,
        "KiB/meeting": ((open - crowded) / count - perConnection) / 1024,
        "RSS MiB": open / 1024 / 1024,
      }
    }),
}

/** Resident memory once it has stopped moving: start-up garbage and late allocations are no part of the figure. */
async function calmResidentBytes(pid: number): Promise<number> {
  let last = residentBytes(pid)
  for (let look = 0; look < 10; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, 500))
    const now = residentBytes(pid)
    if (look > 2 && Math.abs(now - last) < 256 * 1024) return now
    last = now
  }
  return last
}

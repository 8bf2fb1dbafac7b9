// 150 people of one meeting lose the connection, each writes an edit, and all come back at the same moment.
import { cpuMicroseconds } from "../process-usage.ts"
import { indexes, people, withFleet, type Workload } from "./workload.ts"

const PEOPLE = 150

export const reconnect: Workload = {
  name: "reconnect",
  title: "150 people reconnect at once with an edit each, until all have all",
  needsDocuments: true,
  rooms: () => 1,
  run: (target) =>
    withFleet(target, async (fleet) => {
      const clients = people(target, 1, PEOPLE)
      await fleet.connect(clients)
      await fleet.run(indexes(PEOPLE), 300, 3)
      await fleet.settle(indexes(PEOPLE))
      const cpuBefore = cpuMicroseconds(target.pid)
      const result = await fleet.reconnect()
      if (result.missing > 0) throw new Error(`${result.missing} edits missing after the reconnect`)
      return {
        "converged ms": result.milliseconds,
        "server cpu ms": (cpuMicroseconds(target.pid) - cpuBefore) / 1000,
        "KiB received": result.receivedBytes / 1024,
      }
    }),
}

// Cost per update at the same total rate while 1 to 2,000 meetings are open: it must not grow with them.
import { indexes, people, withFleet, type Figures, type Workload } from "./workload.ts"
import { untilCalm } from "../process-usage.ts"
import { measured } from "./paced.ts"

const PER_ROOM = 4
const RATE = 300
const ACTIVE_ROOMS = 50

export const flatCost: Workload = {
  name: "flat",
  title: `Cost of ${RATE} updates/s in the same ${ACTIVE_ROOMS} meetings while others are open`,
  needsDocuments: false,
  rooms: (options) => Math.round(2000 * options.scale),
  run: (target, options) =>
    withFleet(target, async (fleet) => {
      const figures: Figures = {}
      const most = Math.round(2000 * options.scale)
      const all = people(target, most, PER_ROOM)
      const writers = indexes(Math.min(ACTIVE_ROOMS, most) * PER_ROOM)
      let open = 0
      for (const rooms of [ACTIVE_ROOMS, Math.round(most / 8), most].filter((count) => count <= most)) {
        await fleet.connect(all.slice(open, rooms * PER_ROOM))
        open = Math.max(open, rooms * PER_ROOM)
        await fleet.run(writers, 2000, 2)
        await untilCalm(target.pid, 15)
        const result = await measured(target, fleet, writers, RATE, options.seconds)
        figures[`cpu µs/update at ${rooms} open`] = result["cpu µs/update"] ?? Number.NaN
      }
      return figures
    }),
}

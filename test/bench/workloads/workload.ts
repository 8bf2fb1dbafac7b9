// A workload: what is done to every target, and the figures it yields.
import { LoadFleet } from "../load/load-fleet.ts"
import type { ClientSpec } from "../load/load-client.ts"
import type { BenchOptions } from "../options.ts"
import type { Target } from "../targets/target.ts"

/** Figures of one run: name with its unit (`cpu µs/update`) -> value. */
export type Figures = Record<string, number>

export interface Workload {
  readonly name: string
  readonly title: string
  /** Only for servers that hold documents. */
  readonly needsDocuments: boolean
  /** Rooms a target has to prepare. */
  rooms(options: BenchOptions): number
  run(target: Target, options: BenchOptions): Promise<Figures>
}

/** `perRoom` people in each of `rooms` rooms, room by room; each has a clientID of its own. */
export function people(target: Target, rooms: number, perRoom: number, firstClientId = 1_000_000): ClientSpec[] {
  return Array.from({ length: rooms * perRoom }, (_, index) => {
    const room = Math.floor(index / perRoom)
    return { ...target.room(room), room, clientId: firstClientId + index }
  })
}

export function indexes(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index)
}

/** Starts the target, lets `work` run with a load process, and ends both whatever happens. */
export async function withFleet<T>(target: Target, work: (fleet: LoadFleet) => Promise<T>): Promise<T> {
  const fleet = new LoadFleet()
  try {
    await target.start()
    const result = await work(fleet)
    const { closed, refused, first } = fleet.failure
    if (closed + refused > 0) throw new Error(`${target.name}: ${closed} closed, ${refused} refused, first: ${first}`)
    return result
  } finally {
    await fleet.stop()
    await target.stop()
  }
}

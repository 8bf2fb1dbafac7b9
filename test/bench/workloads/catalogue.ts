// All workloads, in the order they run.
import { coldJoin } from "./cold-join.ts"
import { flatCost } from "./flat-cost.ts"
import { memory } from "./memory.ts"
import { paced } from "./paced.ts"
import { ramp } from "./ramp.ts"
import { reconnect } from "./reconnect.ts"
import type { Workload } from "./workload.ts"

export const WORKLOADS: readonly Workload[] = [
  paced({
    name: "hot",
    title: "One meeting, 20 editors x 10 updates/s",
    rooms: 1,
    perRoom: 20,
    writersPerRoom: 20,
    rate: 200,
  }),
  paced({
    name: "hot4000",
    title: "One meeting, 20 editors, 4,000 updates/s",
    rooms: 1,
    perRoom: 20,
    writersPerRoom: 20,
    rate: 4000,
  }),
  ramp,
  paced({
    name: "many150",
    title: "150 meetings x 4 people, 300 updates/s",
    rooms: 150,
    perRoom: 4,
    writersPerRoom: 4,
    rate: 300,
  }),
  paced({
    name: "many2000",
    title: "2,000 meetings x 4 people, 300 updates/s",
    rooms: 2000,
    perRoom: 4,
    writersPerRoom: 4,
    rate: 300,
  }),
  paced({
    name: "readers",
    title: "300 readers, 1 writer x 20 updates/s",
    rooms: 1,
    perRoom: 301,
    writersPerRoom: 1,
    rate: 20,
  }),
  coldJoin,
  reconnect,
  memory,
  flatCost,
]

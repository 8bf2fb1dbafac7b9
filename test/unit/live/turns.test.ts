import { setImmediate as nextTurn } from "node:timers/promises"
import { expect, it } from "vitest"
import { Soon } from "../../../server/live/soon.ts"
import { Turns } from "../../../server/live/turns.ts"
import { until } from "../../support/until.ts"

/** Longer than one turn may take. */
function work(): void {
  const end = performance.now() + 20
  while (performance.now() < end);
}

it("[LV38] heavy work is done in order, and others are served between two pieces of it", async () => {
  const turns = new Turns()
  const order: string[] = []
  for (const name of ["first", "second", "third"]) {
    turns.add(() => {
      work()
      order.push(name)
    })
  }
  while (order.length < 3) {
    await nextTurn()
    order.push("others")
  }
  await until(() => order.includes("third"))
  const heavy = order.filter((name) => name !== "others")
  expect(heavy).toEqual(["first", "second", "third"])
  expect(order.indexOf("others")).toBeLessThan(order.indexOf("third"))
})

it("[LV3] what may wait a moment is run once, however often it was asked for, and not after it was dropped", async () => {
  const soon = new Soon(4)
  const runs: string[] = []
  const kept = { run: () => void runs.push("kept") }
  const dropped = { run: () => void runs.push("dropped") }
  soon.add(kept)
  soon.add(dropped)
  soon.add(kept)
  soon.drop(dropped)
  await until(() => runs.length > 0)
  const last = { run: () => void runs.push("last") }
  soon.add(last)
  await until(() => runs.includes("last"))
  expect(runs).toEqual(["kept", "last"])
})

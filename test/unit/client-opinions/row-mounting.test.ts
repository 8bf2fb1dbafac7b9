import { expect, it } from "vitest"
import { RowMounting } from "../../../client/features/opinions/row-mounting.ts"

/** Runs scheduled work by hand; `timeLeft` as the browser would tell it, in milliseconds. */
function byHand() {
  let work: ((timeLeft: () => number) => void) | null = null
  return {
    schedule(next: (timeLeft: () => number) => void) {
      work = next
      return () => {
        work = null
      }
    },
    run(timeLeft: number) {
      const now = work
      work = null
      now?.(() => timeLeft)
      return now !== null
    },
  }
}

it("[UI75] the first rows are made at once, the others one slice after another, each once", () => {
  const hand = byHand()
  const mounting = new RowMounting((work) => hand.schedule(work))
  const ids = Array.from({ length: 40 }, (_, index) => `row${index}`)
  const waiting = ids.filter((id) => !mounting.isMade(id))
  const made: string[] = []
  for (const id of waiting) mounting.wait(id, () => made.push(id))
  expect(waiting).toHaveLength(24)
  hand.run(0)
  expect(made).toEqual(waiting.slice(0, 1))
  mounting.make("row39")
  while (hand.run(50)) continue
  expect(made.toSorted()).toEqual(waiting.toSorted())
  expect(mounting.isMade("row20")).toBe(true)
})

it("[UI75] a row that went away before its turn is not made", () => {
  const hand = byHand()
  const mounting = new RowMounting((work) => hand.schedule(work))
  for (let index = 0; index < 16; index += 1) mounting.isMade(`row${index}`)
  const made: string[] = []
  const cancel = mounting.wait("gone", () => made.push("gone"))
  mounting.wait("stays", () => made.push("stays"))
  cancel()
  hand.run(50)
  expect(made).toEqual(["stays"])
})

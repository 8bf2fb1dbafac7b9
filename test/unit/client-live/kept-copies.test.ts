import "fake-indexeddb/auto"
import { beforeEach, expect, it, vi } from "vitest"
import type { KeptCopy } from "../../../client/live/kept-copies.ts"
import { until } from "../../support/until.ts"

const copyOf = (change: Partial<KeptCopy>): KeptCopy => ({
  id: "one",
  meetingId: "m1",
  title: "제목",
  personId: "a",
  author: "가",
  at: 1,
  reason: "meetingFinal",
  update: Uint8Array.of(0, 0),
  text: "쓴 글",
  ...change,
})

/** The module as a page just loaded has it: nothing in memory. */
const freshPage = async () => {
  vi.resetModules()
  return import("../../../client/live/kept-copies.ts")
}

beforeEach(async () => {
  const page = await freshPage()
  page.subscribeCopies(() => undefined)
  await new Promise((resolve) => setImmediate(resolve))
  for (const id of ["one", "two", "three"]) await page.dropCopy(id)
})

it("[OF11] a kept copy is there after a reload, whole, and no news any more", async () => {
  const page = await freshPage()
  expect(await page.keepCopy(copyOf({}))).toBe(true)
  expect(page.readCopies()).toMatchObject([{ onDevice: true, isNew: true }])
  const reloaded = await freshPage()
  reloaded.subscribeCopies(() => undefined)
  await until(() => reloaded.readCopies().length === 1)
  expect(reloaded.readCopies()[0]).toEqual({ ...copyOf({}), onDevice: true, isNew: false })
})

it("[OF11] the same words of the same person are kept once, others' and other words beside them", async () => {
  const page = await freshPage()
  await page.keepCopy(copyOf({}))
  await page.keepCopy(copyOf({ id: "two" }))
  expect(page.readCopies().map(({ id }) => id)).toEqual(["one"])
  await page.keepCopy(copyOf({ id: "two", personId: "b" }))
  await page.keepCopy(copyOf({ id: "three", text: "다른 글" }))
  expect(new Set(page.readCopies().map(({ id }) => id))).toEqual(new Set(["one", "two", "three"]))
})

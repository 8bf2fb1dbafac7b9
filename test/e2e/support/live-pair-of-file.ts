import type { Browser } from "playwright-core"
import { afterAll, afterEach, beforeAll } from "vitest"
import { startProduct, type RunningProduct } from "../../support/running-product.ts"
import { openPair, type LivePair } from "./live-pair.ts"
import { keepPicture, launchBrowser } from "./people.ts"

/**
 * One product, one browser and two people for all tests of a file; pictures of both pages when a test fails.
 * @param env of the product
 */
export function livePairOfFile(name: string, env: Record<string, string> = {}): () => LivePair {
  let product: RunningProduct | undefined
  let browser: Browser | undefined
  let pair: LivePair | undefined
  const pairNow = (): LivePair => {
    if (pair === undefined) throw new Error("nobody is here yet")
    return pair
  }
  beforeAll(async () => {
    product = await startProduct(env)
    browser = await launchBrowser()
    pair = await openPair(browser, await product.demo())
  })
  afterEach(async ({ task }) => {
    if (task.result?.state !== "fail" || pair === undefined) return
    const test = `${name}-${task.name.replace(/\W+/g, "-")}`
    await keepPicture(pair.mine, `${test}-mine`)
    await keepPicture(pair.other, `${test}-other`)
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })
  return pairNow
}

/** Names that nothing else in the minutes has: every test has lines of its own. */
export function newTags(first: number): () => string {
  let count = first
  return () => `${count++}호`
}

/** How often each Hangul case is composed, as rounds to describe; the environment's HANGUL_REPEAT, once when absent. */
export function hangulRounds(): readonly number[] {
  const rounds = Math.max(1, Number(process.env["HANGUL_REPEAT"] ?? "1") || 1)
  return Array.from({ length: rounds }, (_none, round) => round + 1)
}

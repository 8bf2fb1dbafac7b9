import { expect, it } from "vitest"
import { finalizeRounds } from "./finalize-rounds.ts"
import { killRounds } from "./kill-rounds.ts"
import { SoakProduct } from "./soak-product.ts"

const SEED = 20_300_123

it("[LV8] ten rounds of kill -9 under writers and readers lose no acknowledged and no seen edit", async () => {
  const product = await SoakProduct.start()
  try {
    const report = await killRounds(product, { rounds: 10, seed: SEED })
    expect(report.lost).toEqual([])
    expect(report.acknowledged).toBeGreaterThan(0)
  } finally {
    await product.dispose()
  }
}, 180_000)

it("[LV17] finalize under twenty writers keeps exactly what was acknowledged", async () => {
  const product = await SoakProduct.start()
  try {
    const report = await finalizeRounds(product, 2, SEED)
    expect(report.wrong).toEqual([])
  } finally {
    await product.dispose()
  }
}, 180_000)

// The fictional committee of the first start, as the rest of the program knows it.
import { readSetting } from "../store/settings.ts"
import type { Db } from "../store/store.ts"

/** Where the plan of the sample's ids is kept. */
export const SAMPLE_PLAN_KEY = "sample"

/** The sample committee's id; null when there is none. */
export async function sampleCommitteeId(db: Db): Promise<string | null> {
  const plan = await readSetting(db, SAMPLE_PLAN_KEY)
  if (plan === undefined) return null
  const parsed = JSON.parse(plan) as { readonly committeeId?: string }
  return parsed.committeeId ?? null
}

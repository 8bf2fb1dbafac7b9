import type { Outcome, Refused } from "../errors.ts"
import type { Db, Store } from "../store/store.ts"

class RefusedWithin extends Error {
  readonly refusal: Refused

  constructor(refusal: Refused) {
    super(`refused: ${refusal.code}`)
    this.refusal = refusal
  }
}

/** A transaction whose refusal takes back everything it wrote. */
export async function refusable<T>(store: Store, work: (trx: Db) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await store.transaction(async (trx) => {
      const outcome = await work(trx)
      if (!outcome.ok) throw new RefusedWithin(outcome)
      return outcome
    })
  } catch (error) {
    if (error instanceof RefusedWithin) return error.refusal
    throw error
  }
}

/** Runs pieces of work, at most `count` at a time, in the order they came. Each answers or throws as it would alone. */
export function takeTurns(count: number): <T>(work: () => Promise<T>) => Promise<T> {
  /** Those who wait for a place, the first one first. */
  const waiting: (() => void)[] = []
  let free = count
  return async (work) => {
    if (free > 0) free--
    else await new Promise<void>((go) => waiting.push(go))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) free++
      else next()
    }
  }
}

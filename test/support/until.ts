/** How often a condition is looked at, in ms. */
const POLL_MS = 5

/**
 * Waits until `condition` answers something other than false, null or undefined, and answers that.
 * An error thrown by the condition counts as not yet. Throws after `timeout` ms with the last error.
 */
export async function until<T>(
  condition: () => T | Promise<T>,
  { timeout = 10_000, what = "the condition" }: { timeout?: number; what?: string } = {},
): Promise<NonNullable<T>> {
  const deadline = Date.now() + timeout
  let cause: unknown
  for (;;) {
    try {
      const value = await condition()
      if (value !== false && value !== null && value !== undefined) return value
      cause = undefined
    } catch (error) {
      cause = error
    }
    if (Date.now() > deadline) throw new Error(`${what} did not come true within ${timeout} ms`, { cause })
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

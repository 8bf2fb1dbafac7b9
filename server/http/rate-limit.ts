/** May this key act once more now? Counts the act when it may. */
export type RateLimit = (key: string, now: number) => boolean

interface Bucket {
  tokens: number
  at: number
}

/** Idle buckets are dropped when the table grows past this, so that strangers cannot fill the memory. */
const MAX_KEYS = 10_000

/** Token bucket: at most `limit` acts at once, refilled evenly over `windowMs`. */
export function createRateLimit(limit: number, windowMs: number): RateLimit {
  const buckets = new Map<string, Bucket>()
  const tokensAt = (bucket: Bucket, now: number): number =>
    Math.min(limit, bucket.tokens + (Math.max(0, now - bucket.at) * limit) / windowMs)
  const dropFull = (now: number): void => {
    for (const [key, bucket] of buckets) if (tokensAt(bucket, now) >= limit) buckets.delete(key)
  }
  return (key, now) => {
    const known = buckets.get(key)
    if (!known && buckets.size >= MAX_KEYS) dropFull(now)
    const tokens = known ? tokensAt(known, now) : limit
    const isAllowed = tokens >= 1
    buckets.set(key, { tokens: isAllowed ? tokens - 1 : tokens, at: now })
    return isAllowed
  }
}

import type { Bus, BusEvent } from "./bus.ts"

/** A bus within one process: handlers run in the order they subscribed. */
export function createMemoryBus(): Bus {
  const handlers = new Set<(event: BusEvent) => Promise<void> | void>()
  return {
    async publish(event) {
      await Promise.all([...handlers].map(async (handler) => handler(event)))
    },
    subscribe(handler) {
      handlers.add(handler)
      return () => handlers.delete(handler)
    },
  }
}

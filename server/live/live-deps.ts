import type { Bus } from "../bus/bus.ts"
import type { Store } from "../store/store.ts"
import type { LiveLimits } from "./limits.ts"

/** The part of a logger the live side uses (pino has it). */
export interface LiveLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

export interface LiveDeps {
  readonly store: Store
  readonly bus: Bus
  readonly limits: LiveLimits
  /** Is this exact `Origin` ours? Scripts send none and are judged by their cookie alone. */
  readonly isAllowedOrigin: (origin: string) => boolean
  readonly log: LiveLog
  /** Unix milliseconds. */
  readonly now: () => number
  readonly newId: () => string
}

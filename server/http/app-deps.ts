import type { Bus } from "../bus/bus.ts"
import type { MeetingRooms } from "../commands/meeting-rooms.ts"
import type { Config } from "../config.ts"
import type { Logger } from "../log.ts"
import type { Store } from "../store/store.ts"

/** Everything the HTTP side stands on; `main` and the tests build it alike. */
export interface AppDeps {
  readonly store: Store
  readonly bus: Bus
  readonly rooms: MeetingRooms
  readonly config: Pick<Config, "publicUrl" | "secure" | "allowedOrigins" | "trustProxy" | "limits">
  readonly log: Logger
  /** Unix milliseconds. */
  readonly now: () => number
  readonly newId: () => string
  /** Folder of the built client; null = serve the API alone. */
  readonly clientDir: string | null
}

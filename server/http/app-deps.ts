import type { Bus } from "../bus/bus.ts"
import type { MeetingRooms } from "../commands/meeting-rooms.ts"
import type { Config } from "../config.ts"
import type { DailyBackup } from "../backup/daily-backup.ts"
import type { Logger, Troubles } from "../log.ts"
import type { Mailer } from "../mail/mailer.ts"
import type { OidcClient } from "../oidc/oidc-client.ts"
import type { Store } from "../store/store.ts"

/** Everything the HTTP side stands on; `main` and the tests build it alike. */
export interface AppDeps {
  readonly store: Store
  readonly bus: Bus
  readonly rooms: MeetingRooms
  readonly config: Pick<Config, "publicUrl" | "secure" | "allowedOrigins" | "trustProxy" | "limits" | "dataDir">
  readonly log: Logger
  /** The newest warnings and errors. */
  readonly troubles: Troubles
  readonly backup: DailyBackup
  /** Null = no mail server is set. */
  readonly mailer: Mailer | null
  /** Null = no sign-in provider is set. */
  readonly oidc: OidcClient | null
  /** Of this program. */
  readonly version: string
  /** Unix milliseconds. */
  readonly now: () => number
  readonly newId: () => string
  /** Folder of the built client; null = serve the API alone. */
  readonly clientDir: string | null
}

import type { Bus } from "../bus/bus.ts"
import type { Store } from "../store/store.ts"
import type { MeetingRooms } from "./meeting-rooms.ts"

/** What every command stands on. */
export interface CommandDeps {
  readonly store: Store
  readonly bus: Bus
  /** Unix milliseconds. */
  readonly now: () => number
  readonly newId: () => string
}
export interface RoomCommandDeps extends CommandDeps {
  readonly rooms: MeetingRooms
}

// The live side as a whole: rooms, the door to them, and the ear on the bus.
import type { Server } from "node:http"
import type { MeetingRooms } from "../commands/meeting-rooms.ts"
import { followBus } from "./bus-events.ts"
import { Gateway } from "./gateway.ts"
import type { LiveDeps } from "./live-deps.ts"
import { Rooms } from "./rooms.ts"
import { followStore } from "./store-changes.ts"
import { Turns } from "./turns.ts"

export interface Live {
  /** What commands may ask of live rooms. */
  readonly rooms: MeetingRooms
  /** Takes over the server's upgrades: `/live/:meetingId` only, every other upgrade is refused. */
  attach(server: Server): void
  stats(): { readonly rooms: number; readonly sockets: number }
  /** Stops accepting, brings everything accepted to disk, closes every socket with 1012. */
  close(): Promise<void>
}

const CLOSE_WAIT_MS = 1000

export function createLive(deps: LiveDeps): Live {
  const turns = new Turns()
  const rooms = new Rooms(deps, turns)
  const gateway = new Gateway(deps, rooms, turns)
  const unfollow = [
    deps.bus.subscribe((event) => {
      if (event.type === "accessChanged" || event.type === "meetingChanged") gateway.accessChanged()
    }),
    followBus(deps, rooms),
    followStore(deps, rooms),
  ]
  const heartbeat = setInterval(() => beat(), deps.limits.heartbeatMs)
  heartbeat.unref()
  const beat = () => {
    const now = deps.now()
    for (const connection of gateway.all) {
      connection.beat(now)
      if (connection.session.isExpired(now)) void connection.session.refreshRights().catch(() => connection.terminate())
    }
  }
  return {
    rooms,
    attach: (server) => gateway.attach(server),
    stats: () => ({ rooms: rooms.size, sockets: gateway.size }),
    async close() {
      gateway.stop()
      clearInterval(heartbeat)
      for (const end of unfollow) end()
      await rooms.close()
      await gateway.emptied(CLOSE_WAIT_MS)
    },
  }
}

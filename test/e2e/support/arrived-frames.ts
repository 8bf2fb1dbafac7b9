import type { Page } from "playwright-core"
import { FRAME } from "../../../shared/wire/frames.ts"

/** How many frames of each kind the live sockets of one page brought so far. */
export interface ArrivedFrames {
  edits: number
  presence: number
}

/** Counts from now on, over reconnects too; to be called before the page opens a meeting. */
export function countFrames(page: Page): ArrivedFrames {
  const arrived = { edits: 0, presence: 0 }
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => {
      if (typeof payload === "string") return
      if (payload[0] === FRAME.sync) arrived.edits += 1
      if (payload[0] === FRAME.awareness) arrived.presence += 1
    }),
  )
  return arrived
}

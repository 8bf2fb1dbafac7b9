import type { Limits } from "./config.ts"
import { DEFAULT_LIVE_LIMITS, type LiveLimits } from "./live/limits.ts"

/** The live side's limits: what the environment sets, over what only the code decides. */
export function liveLimits(limits: Limits): LiveLimits {
  return {
    ...DEFAULT_LIVE_LIMITS,
    sockets: limits.sockets,
    socketsPerUser: limits.socketsPerUser,
    socketsPerRoom: limits.socketsPerRoom,
    messagesPerSecond: limits.messagesPerSecond,
    messagesBurst: limits.messagesBurst,
    bytesPerSecond: limits.bytesPerSecond,
    bytesBurst: limits.bytesBurst,
    documentBytes: limits.documentBytes,
    commitIntervalMs: limits.commitIntervalMs,
  }
}

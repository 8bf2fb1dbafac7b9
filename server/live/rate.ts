import type { LiveLimits } from "./limits.ts"

/**
 * Two token buckets of one socket, messages and bytes. Over the rate the answer is how long to stop reading: a message
 * is never dropped, because every later edit would then be refused for the gap.
 */
export class Rate {
  private readonly limits: LiveLimits
  private messages: number
  private bytes: number
  /** When the buckets were last filled, ms. */
  private filledAt: number

  constructor(limits: LiveLimits, now: number) {
    this.limits = limits
    this.messages = limits.messagesBurst
    this.bytes = limits.bytesBurst
    this.filledAt = now
  }

  /** Takes one message of `size` bytes into account. Returns milliseconds to pause reading; 0 = go on. */
  take(size: number, now: number): number {
    const { limits } = this
    const seconds = Math.max(0, now - this.filledAt) / 1000
    this.filledAt = now
    this.messages = Math.min(limits.messagesBurst, this.messages + seconds * limits.messagesPerSecond) - 1
    this.bytes = Math.min(limits.bytesBurst, this.bytes + seconds * limits.bytesPerSecond) - size
    const missing = Math.max(-this.messages / limits.messagesPerSecond, -this.bytes / limits.bytesPerSecond)
    return missing > 0 ? Math.ceil(missing * 1000) : 0
  }
}

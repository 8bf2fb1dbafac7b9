import type { Socket } from "node:net"
import type { LiveLimits } from "./limits.ts"

/** What a send did to the receiver's place in line. */
export type Pressure = "fine" | "slow" | "dead"

/**
 * Writes prepared frames to one socket: one write per call, whatever the number of pieces. It knows how much waits in
 * the socket, and says when the receiver is too slow. The WebSocket library writes its control frames to the same socket;
 * both write whole frames at once, so frames never interleave.
 */
export class Outbox {
  private readonly socket: Socket
  private readonly limits: LiveLimits
  /** Bytes of the join (the whole document) that may wait without the receiver counting as slow. */
  private allowance = 0
  /** When the receiver fell behind, ms; null = keeping up. */
  private slowSince: number | null = null
  /** When something was last sent, ms: the heartbeat fills the silence. */
  lastSentAt = 0

  constructor(socket: Socket, limits: LiveLimits) {
    this.socket = socket
    this.limits = limits
  }

  /** Sends whole frames that lie in one piece. */
  write(frames: Uint8Array, now: number): void {
    if (!this.socket.writable) return
    this.lastSentAt = now
    this.socket.write(frames)
  }

  /** Sends whole frames in one write. */
  send(pieces: readonly Uint8Array[], now: number): void {
    if (pieces.length === 1) return this.write(pieces[0] as Uint8Array, now)
    if (!this.socket.writable) return
    this.lastSentAt = now
    this.socket.cork()
    for (const piece of pieces) this.socket.write(piece)
    this.socket.uncork()
  }

  /** Sends a document, which may be far larger than what a slow receiver is allowed to leave waiting. */
  sendDocument(pieces: readonly Uint8Array[], now: number): void {
    for (const piece of pieces) this.allowance += piece.length
    this.send(pieces, now)
  }

  /** How the receiver keeps up. */
  pressure(now: number): Pressure {
    const waiting = this.socket.writableLength
    if (waiting <= this.limits.slowBytes / 4) {
      this.allowance = 0
      this.slowSince = null
      return "fine"
    }
    if (waiting - this.allowance > this.limits.deadBytes) return "dead"
    if (this.slowSince !== null && now - this.slowSince > this.limits.deadMs) return "dead"
    if (waiting - this.allowance <= this.limits.slowBytes) return this.slowSince === null ? "fine" : "slow"
    this.slowSince ??= now
    return "slow"
  }

  /** The receiver took nearly all it was sent: a document may go out. */
  get isDrained(): boolean {
    return this.socket.writableLength <= this.limits.slowBytes / 4
  }

  get waitingBytes(): number {
    return this.socket.writableLength
  }
}

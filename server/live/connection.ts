import type { Socket } from "node:net"
import type { RawData, WebSocket } from "ws"
import { CLOSE, type CloseCode } from "../../shared/wire/close-codes.ts"
import type { LiveRecords } from "../../shared/wire/events.ts"
import type { LiveAccess } from "./access.ts"
import type { LiveDeps } from "./live-deps.ts"
import { Outbox } from "./outbox.ts"
import { Rate } from "./rate.ts"
import { HEARTBEAT_FRAME } from "./room-presence.ts"
import { RECEIVING } from "./receiving.ts"
import type { Room } from "./room.ts"
import { Session, type SocketEnd } from "./session.ts"
import type { Turns } from "./turns.ts"

const CLOSE_WAIT_MS = 2000
/** Larger messages wait their turn; keystrokes are far smaller. */
const LIGHT_BYTES = 1024

/** One WebSocket and its life: reading at the allowed rate, heartbeat, the end. What is said on it is the session's. */
export class Connection implements SocketEnd {
  readonly session: Session
  private readonly webSocket: WebSocket
  private readonly room: Room
  private readonly deps: LiveDeps
  private readonly outbox: Outbox
  private readonly rate: Rate
  private readonly onClosed: () => void
  /** A ping went out and nothing came back since. */
  private isPingOut = false
  private readonly turns: Turns
  /** Messages waiting their turn, in order: what follows a large one waits behind it. */
  private held: Buffer[] = []
  private resumeTimer: NodeJS.Timeout | null = null
  private closeTimer: NodeJS.Timeout | null = null

  constructor(options: {
    readonly deps: LiveDeps
    readonly webSocket: WebSocket
    readonly socket: Socket
    readonly room: Room
    readonly turns: Turns
    readonly access: LiveAccess
    readonly cookie: string | undefined
    readonly onClosed: () => void
  }) {
    const { deps, webSocket, socket, room } = options
    this.deps = deps
    this.webSocket = webSocket
    this.room = room
    this.turns = options.turns
    this.onClosed = options.onClosed
    this.rate = new Rate(deps.limits, deps.now())
    this.outbox = new Outbox(socket, deps.limits)
    this.session = new Session(deps, room, options.access, options.cookie, this.outbox, this)
    socket.setNoDelay(true)
    socket.on("drain", () => room.drained(this.session, deps.now()))
    webSocket.on("message", (message, isBinary) => this.receive(message, isBinary))
    webSocket.on("pong", () => {
      this.isPingOut = false
    })
    webSocket.once("close", () => this.closed())
  }

  start(records: LiveRecords): void {
    this.room.sessions.add(this.session)
    this.session.welcome(records)
  }

  /** Called at every heartbeat: fills the silence, ends a peer that no longer answers. */
  beat(now: number): void {
    // A paused socket is not read, so its answer cannot be seen.
    if (this.isPingOut && this.resumeTimer === null && this.held.length === 0) return this.terminate()
    this.isPingOut = true
    if (this.webSocket.readyState === this.webSocket.OPEN) this.webSocket.ping()
    if (now - this.outbox.lastSentAt >= this.deps.limits.heartbeatMs / 2) this.session.send([HEARTBEAT_FRAME])
  }

  close(code: CloseCode): void {
    this.webSocket.close(code)
    this.closeTimer ??= setTimeout(() => this.webSocket.terminate(), CLOSE_WAIT_MS)
  }

  terminate(): void {
    this.webSocket.terminate()
  }

  private receive(message: RawData, isBinary: boolean): void {
    this.isPingOut = false
    if (!isBinary || !Buffer.isBuffer(message)) return this.session.close(CLOSE.badFrame)
    const pauseMs = this.rate.take(message.length, this.deps.now())
    if (pauseMs > 0) this.pause(pauseMs)
    if (this.held.length === 0 && message.length <= LIGHT_BYTES) this.session.receive(message)
    else this.hold(message)
  }

  /** While a message waits its turn, the socket is not read. */
  private hold(message: Buffer): void {
    this.held.push(message)
    this.webSocket.pause()
    this.turns.add(() => this.takeHeld())
  }

  private takeHeld(): void {
    // Judging would apply first what waits to be: large parts of that take a turn of their own.
    if (this.room.applyLarge()) return this.turns.add(() => this.takeHeld())
    const message = this.held.shift()
    if (message !== undefined) this.session.receive(message)
    if (this.held.length === 0 && this.resumeTimer === null) this.webSocket.resume()
  }

  /** Over its rate the socket is not read for a while. What already arrived is still taken: no message is ever dropped. */
  private pause(ms: number): void {
    if (this.resumeTimer !== null) clearTimeout(this.resumeTimer)
    else this.webSocket.pause()
    this.resumeTimer = setTimeout(() => {
      this.resumeTimer = null
      if (this.held.length === 0) this.webSocket.resume()
    }, ms)
  }

  private closed(): void {
    if (this.resumeTimer !== null) clearTimeout(this.resumeTimer)
    if (this.closeTimer !== null) clearTimeout(this.closeTimer)
    // What the person sent before leaving is still written.
    for (const message of this.held.splice(0)) this.session.receive(message)
    this.session.receiving = RECEIVING.closed
    this.room.leave(this.session)
    this.onClosed()
  }
}

import type { IncomingMessage, Server } from "node:http"
import type { Duplex } from "node:stream"
import type { Socket } from "node:net"
import { WebSocketServer, type WebSocket } from "ws"
import { SCHEMA_VERSION } from "../../shared/minutes/schema.ts"
import { CLOSE, type CloseCode } from "../../shared/wire/close-codes.ts"
import type { LiveRecords } from "../../shared/wire/events.ts"
import { lookUpAccess, type AccessResult, type LiveAccess } from "./access.ts"
import { Connection } from "./connection.ts"
import type { LiveDeps } from "./live-deps.ts"
import type { Room } from "./room.ts"
import type { Rooms } from "./rooms.ts"
import type { Turns } from "./turns.ts"

const PATH = /^\/live\/([A-Za-z0-9_-]{1,64})$/

/** Upgrades the socket and goes on with it. */
type Accept = (enter: (webSocket: WebSocket, socket: Socket) => void) => void

interface Request {
  readonly meetingId: string
  readonly epoch: string | null
  readonly schema: string | null
}

// Not closures of the upgrade: those would keep its whole request in memory as long as the socket lives.
function destroyIt(this: Duplex): void {
  this.destroy()
}

function terminateIt(this: WebSocket): void {
  this.terminate()
}

/** The door: path, origin, session, membership, caps, in this order. Refusals a browser must understand are close codes. */
export class Gateway {
  private readonly deps: LiveDeps
  private readonly rooms: Rooms
  private readonly sockets: WebSocketServer
  private readonly connections = new Set<Connection>()
  private readonly turns: Turns
  /** How often anybody's access changed: tells whoever is joining that what was looked up may be old. */
  private accessChanges = 0
  private isClosing = false
  /** Upgrades being looked up: they count against the cap like open sockets. */
  private entering = 0
  private whenEmpty: (() => void) | null = null

  constructor(deps: LiveDeps, rooms: Rooms, turns: Turns) {
    this.turns = turns
    this.deps = deps
    this.rooms = rooms
    this.sockets = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: deps.limits.messageBytes,
    })
    this.sockets.on("error", (error) => deps.log.error({ err: error }, "websocket server"))
    this.sockets.on("wsClientError", (_error, socket) => socket.destroy())
  }

  get size(): number {
    return this.connections.size
  }

  get all(): ReadonlySet<Connection> {
    return this.connections
  }

  attach(server: Server): void {
    server.on("upgrade", (request, socket, head) => {
      this.upgrade(request, socket, head).catch(() => socket.destroy())
    })
  }

  /** Somebody's rights or session changed: whoever is joining just now is looked up again. */
  accessChanged(): void {
    this.accessChanges++
  }

  /** No newcomers from now on. */
  stop(): void {
    this.isClosing = true
  }

  /** Resolves when every socket has closed; whoever has not answered after `waitMs` is ended. */
  async emptied(waitMs: number): Promise<void> {
    if (this.connections.size === 0) return
    await new Promise<void>((resolve) => {
      this.whenEmpty = resolve
      setTimeout(() => {
        for (const connection of this.connections) connection.terminate()
        resolve()
      }, waitMs).unref()
    })
  }

  private forget(connection: Connection): void {
    this.connections.delete(connection)
    if (this.connections.size === 0) this.whenEmpty?.()
  }

  private async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on("error", destroyIt)
    const wanted = readRequest(request.url ?? "")
    if (wanted === null) return refuseHttp(socket, "404 Not Found")
    const { origin, cookie } = request.headers
    if (origin !== undefined && !this.deps.isAllowedOrigin(origin)) return refuseHttp(socket, "403 Forbidden")
    this.entering++
    /** A socket is upgraded once, whatever happens afterwards. */
    let opened: WebSocket | null = null
    const accept: Accept = (enter) => {
      if (socket.destroyed || opened !== null) return
      this.sockets.handleUpgrade(request, socket, head, (webSocket) => {
        opened = webSocket
        webSocket.on("error", terminateIt)
        enter(webSocket, socket as Socket)
      })
    }
    try {
      await this.enter(wanted, cookie, accept)
    } catch (error) {
      this.deps.log.error({ err: error, meetingId: wanted.meetingId }, "connection could not be opened")
      if (opened === null) accept((webSocket) => refuse(webSocket, CLOSE.overloaded))
      else refuse(opened, CLOSE.overloaded)
    } finally {
      this.entering--
    }
  }

  /** Decides, then accepts the socket once: into the room, or only to be told why not. */
  private async enter(wanted: Request, cookie: string | undefined, accept: Accept): Promise<void> {
    const refuseWith = (code: CloseCode) => accept((webSocket) => refuse(webSocket, code))
    if (this.isClosing) return refuseWith(CLOSE.restarting)
    const changesSeen = this.accessChanges
    const found = await lookUpAccess(this.deps.store.db, cookie, wanted.meetingId, this.deps.now())
    if (!found.ok) return refuseWith(found.code)
    if (this.isFull(found.access, wanted.meetingId)) return refuseWith(CLOSE.overloaded)
    if (wanted.schema !== null && !(Number(wanted.schema) >= SCHEMA_VERSION)) return refuseWith(CLOSE.clientTooOld)
    if (wanted.epoch !== null && wanted.epoch !== found.access.meeting.epoch) return refuseWith(CLOSE.epochChanged)
    await this.rooms.using(wanted.meetingId, async (room) => {
      // Another process may have replaced the document since the room was opened: such a room ends here.
      if (room.meeting.epoch !== found.access.meeting.epoch) await room.refreshMeeting()
      for (;;) {
        const looked = room.records()
        const records = await looked
        const now = await this.accessNow(found, cookie, wanted.meetingId, changesSeen)
        if (!now.ok) return refuseWith(now.code)
        const { access } = now
        // A record changed meanwhile: those in the room were told, this one was not there yet.
        if (room.records() !== looked) continue
        return accept((webSocket, socket) => this.join({ webSocket, socket, room, access, cookie, records, wanted }))
      }
    })
  }

  /**
   * The access as it is in the turn that joins. Whoever lost it while the room was loading had no session yet to be told;
   * from the join on the session itself is told.
   */
  private async accessNow(
    found: AccessResult,
    cookie: string | undefined,
    meetingId: string,
    changesSeen: number,
  ): Promise<AccessResult> {
    let now = found
    let seen = changesSeen
    while (seen !== this.accessChanges) {
      seen = this.accessChanges
      now = await lookUpAccess(this.deps.store.db, cookie, meetingId, this.deps.now())
    }
    return now
  }

  private join(entry: {
    readonly webSocket: WebSocket
    readonly socket: Socket
    readonly room: Room
    readonly access: LiveAccess
    readonly cookie: string | undefined
    readonly records: LiveRecords
    readonly wanted: Request
  }): void {
    const { webSocket, room, access, wanted } = entry
    if (this.isClosing || room.isDestroyed) return refuse(webSocket, CLOSE.restarting)
    if (wanted.epoch !== null && wanted.epoch !== room.meeting.epoch) return refuse(webSocket, CLOSE.epochChanged)
    if (this.isFull(access, wanted.meetingId)) return refuse(webSocket, CLOSE.overloaded)
    const connection = new Connection({
      ...entry,
      deps: this.deps,
      turns: this.turns,
      onClosed: () => this.forget(connection),
    })
    this.connections.add(connection)
    connection.start(entry.records)
  }

  private isFull(access: LiveAccess, meetingId: string): boolean {
    const { limits } = this.deps
    if (this.connections.size + this.entering > limits.sockets) return true
    if ((this.rooms.find(meetingId)?.sessions.size ?? 0) >= limits.socketsPerRoom) return true
    let own = 0
    for (const connection of this.connections) if (connection.session.belongsTo(access.signedIn.userId)) own++
    return own >= limits.socketsPerUser
  }
}

function readRequest(url: string): Request | null {
  const query = url.indexOf("?")
  const meetingId = PATH.exec(query < 0 ? url : url.slice(0, query))?.[1]
  if (meetingId === undefined) return null
  const params = new URLSearchParams(query < 0 ? "" : url.slice(query + 1))
  return { meetingId, epoch: params.get("epoch") || null, schema: params.get("schema") }
}

function refuseHttp(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

const CLOSE_WAIT_MS = 2000

/** Closes an accepted socket with a code; one that does not answer is ended. */
export function refuse(webSocket: WebSocket, code: CloseCode): void {
  webSocket.on("error", () => webSocket.terminate())
  webSocket.close(code)
  const timer = setTimeout(() => webSocket.terminate(), CLOSE_WAIT_MS)
  webSocket.once("close", () => clearTimeout(timer))
}

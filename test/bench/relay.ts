// The limit a live server can reach: `ws`, no document. Every event-loop turn is one durable SQLite transaction
// before anything is delivered; frame bytes are built once, and each receiver gets one socket write per turn.
// Run as a process: PORT, DATA_DIR.
import { DatabaseSync } from "node:sqlite"
import { createServer } from "node:http"
import { join } from "node:path"
import type { Duplex } from "node:stream"
import { WebSocketServer, type WebSocket } from "ws"
import { FRAME, SYNC } from "../../shared/wire/frames.ts"

/** One receiver: its socket, written to beneath `ws` with bytes that are already a frame. */
interface Member {
  readonly stream: Duplex
}

interface Room {
  readonly name: string
  readonly members: Set<Member>
  /** What arrived in this turn: sender, and the server's frame around the message. */
  turn: { readonly from: Member; readonly frame: Buffer; readonly isEdit: boolean }[]
}

const STEP2_OF_NOTHING = serverFrame(Buffer.from([FRAME.sync, SYNC.step2, 2, 0, 0]))
const STEP1_OF_NOTHING = serverFrame(Buffer.from([FRAME.sync, SYNC.step1, 1, 0]))

const database = new DatabaseSync(join(process.env["DATA_DIR"] ?? ".", "relay.db"))
database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
database.exec("CREATE TABLE IF NOT EXISTS log (room TEXT NOT NULL, count INTEGER NOT NULL, bytes BLOB NOT NULL)")
const insert = database.prepare("INSERT INTO log (room, count, bytes) VALUES (?, ?, ?)")

const rooms = new Map<string, Room>()
/** Rooms with something to commit and deliver; not empty = a flush is due at the end of this turn. */
const pending = new Set<Room>()

const server = createServer((_request, response) => response.end("relay"))
const sockets = new WebSocketServer({ server, perMessageDeflate: false, maxPayload: 1 << 20 })

sockets.on("connection", (socket: WebSocket, request) => {
  const room = openRoom(request.url ?? "/")
  const member: Member = { stream: request.socket }
  room.members.add(member)
  request.socket.setNoDelay(true)
  member.stream.write(STEP1_OF_NOTHING)
  socket.on("error", () => undefined)
  socket.on("close", () => room.members.delete(member))
  socket.on("message", (payload: Buffer) => received(room, member, payload))
})

server.listen(Number(process.env["PORT"] ?? 0), "127.0.0.1")

function openRoom(name: string): Room {
  const known = rooms.get(name)
  if (known) return known
  const room: Room = { name, members: new Set(), turn: [] }
  rooms.set(name, room)
  return room
}

function received(room: Room, from: Member, payload: Buffer): void {
  if (payload[0] === FRAME.sync && payload[1] === SYNC.step1) {
    from.stream.write(STEP2_OF_NOTHING)
    return
  }
  if (pending.size === 0) setImmediate(flush)
  pending.add(room)
  room.turn.push({ from, frame: serverFrame(payload), isEdit: payload[0] === FRAME.sync })
}

/** Commits and delivers everything that arrived in this turn. */
function flush(): void {
  const edited = [...pending].map((room) => ({ room, edits: room.turn.filter((item) => item.isEdit) }))
  if (edited.some(({ edits }) => edits.length > 0)) {
    database.exec("BEGIN IMMEDIATE")
    for (const { room, edits } of edited) {
      if (edits.length > 0) insert.run(room.name, edits.length, Buffer.concat(edits.map((item) => item.frame)))
    }
    database.exec("COMMIT")
  }
  for (const room of pending) deliver(room)
  pending.clear()
}

function deliver(room: Room): void {
  const turn = room.turn
  room.turn = []
  const whole = turn.length === 1 ? (turn[0]?.frame ?? Buffer.alloc(0)) : Buffer.concat(turn.map((item) => item.frame))
  const senders = new Set(turn.map((item) => item.from))
  for (const member of room.members) {
    if (!senders.has(member)) {
      member.stream.write(whole)
      continue
    }
    const others = turn.filter((item) => item.from !== member)
    if (others.length > 0) member.stream.write(Buffer.concat(others.map((item) => item.frame)))
  }
}

/** A binary WebSocket frame as a server sends it: not masked (RFC 6455, 5.2). */
function serverFrame(payload: Buffer): Buffer {
  const extended = payload.length < 126 ? 0 : payload.length < 65_536 ? 2 : 8
  const frame = Buffer.allocUnsafe(2 + extended + payload.length)
  frame[0] = 0x82
  frame[1] = extended === 0 ? payload.length : extended === 2 ? 126 : 127
  if (extended === 2) frame.writeUInt16BE(payload.length, 2)
  if (extended === 8) frame.writeBigUInt64BE(BigInt(payload.length), 2)
  payload.copy(frame, 2 + extended)
  return frame
}

// A WebSocket client (RFC 6455) reduced to what a load needs: the server must be the limit, not the client.
import { randomBytes } from "node:crypto"
import { connect, type Socket } from "node:net"

export interface Address {
  readonly host: string
  readonly port: number
  /** Path and query of the upgrade request. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

export interface RawSocketHandlers {
  opened(): void
  /** One whole message; the bytes are only valid during the call. */
  message(payload: Buffer): void
  closed(code: number): void
}

const OPCODE = { continuation: 0, binary: 2, close: 8, ping: 9, pong: 10 } as const
/** A constant mask that is not zero: servers may skip unmasking for a zero mask, and browsers never send one. */
const MASK = [0x37, 0xfa, 0x21, 0x3d] as const

/** One client frame, masked. */
export function clientFrame(payload: Uint8Array, opcode: number = OPCODE.binary): Buffer {
  const extended = payload.length < 126 ? 0 : payload.length < 65_536 ? 2 : 8
  const frame = Buffer.allocUnsafe(2 + extended + 4 + payload.length)
  frame[0] = 0x80 | opcode
  frame[1] = 0x80 | (extended === 0 ? payload.length : extended === 2 ? 126 : 127)
  if (extended === 2) frame.writeUInt16BE(payload.length, 2)
  if (extended === 8) frame.writeBigUInt64BE(BigInt(payload.length), 2)
  const at = 2 + extended
  for (let index = 0; index < 4; index += 1) frame[at + index] = MASK[index] ?? 0
  for (let index = 0; index < payload.length; index += 1) {
    frame[at + 4 + index] = (payload[index] ?? 0) ^ (MASK[index & 3] ?? 0)
  }
  return frame
}

export class RawSocket {
  readonly #socket: Socket
  readonly #handlers: RawSocketHandlers
  /** Bytes not yet parsed: the tail of a frame that has not arrived whole. */
  #rest: Buffer = Buffer.alloc(0)
  /** Bytes still missing before the frame at the start of `#rest` is whole; spares joining chunk by chunk. */
  #chunks: Buffer[] = []
  #missing = 0
  #upgraded = false
  #closeCode = 1006
  #fragments: Buffer[] = []

  constructor(address: Address, handlers: RawSocketHandlers) {
    this.#handlers = handlers
    this.#socket = connect({ host: address.host, port: address.port, noDelay: true })
    this.#socket.once("connect", () => this.#socket.write(upgradeRequest(address)))
    this.#socket.on("data", (chunk: Buffer) => this.#received(chunk))
    this.#socket.on("error", () => undefined)
    this.#socket.on("close", () => this.#handlers.closed(this.#closeCode))
  }

  /** Writes ready client frames in one go. */
  write(frames: Buffer): void {
    this.#socket.write(frames)
  }

  send(payload: Uint8Array): void {
    this.#socket.write(clientFrame(payload))
  }

  /** Cuts the connection without a closing handshake, as a lost network does. */
  destroy(): void {
    this.#socket.destroy()
  }

  #received(chunk: Buffer): void {
    if (this.#missing > chunk.length) {
      this.#chunks.push(chunk)
      this.#missing -= chunk.length
      return
    }
    let bytes =
      this.#rest.length + this.#chunks.length === 0 ? chunk : Buffer.concat([this.#rest, ...this.#chunks, chunk])
    this.#chunks = []
    this.#missing = 0
    if (!this.#upgraded) {
      const end = bytes.indexOf("\r\n\r\n")
      if (end < 0) {
        this.#rest = bytes
        return
      }
      if (!bytes.subarray(0, 12).equals(Buffer.from("HTTP/1.1 101"))) {
        this.#socket.destroy()
        return
      }
      this.#upgraded = true
      bytes = bytes.subarray(end + 4)
      this.#handlers.opened()
    }
    this.#rest = this.#frames(bytes)
  }

  /** Handles every whole frame in `bytes`; returns what is left. */
  #frames(bytes: Buffer): Buffer {
    let at = 0
    while (at + 2 <= bytes.length) {
      const short = (bytes[at + 1] ?? 0) & 0x7f
      const header = short < 126 ? 2 : short === 126 ? 4 : 10
      if (at + header > bytes.length) break
      const length =
        short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2))
      const end = at + header + length
      if (end > bytes.length) {
        this.#missing = end - bytes.length
        break
      }
      this.#frame(bytes[at] ?? 0, bytes.subarray(at + header, end))
      at = end
    }
    return at === bytes.length ? Buffer.alloc(0) : bytes.subarray(at)
  }

  #frame(first: number, payload: Buffer): void {
    const opcode = first & 0x0f
    if (opcode === OPCODE.ping) {
      this.#socket.write(clientFrame(payload, OPCODE.pong))
    } else if (opcode === OPCODE.close) {
      this.#closeCode = payload.length >= 2 ? payload.readUInt16BE(0) : 1005
      this.#socket.end(clientFrame(payload, OPCODE.close))
    } else if (opcode === OPCODE.pong) {
      return
    } else if ((first & 0x80) === 0) {
      this.#fragments.push(Buffer.from(payload))
    } else if (this.#fragments.length > 0) {
      const whole = Buffer.concat([...this.#fragments, payload])
      this.#fragments = []
      this.#handlers.message(whole)
    } else {
      this.#handlers.message(payload)
    }
  }
}

function upgradeRequest(address: Address): string {
  const headers = {
    Host: `${address.host}:${address.port}`,
    Upgrade: "websocket",
    Connection: "Upgrade",
    "Sec-WebSocket-Key": randomBytes(16).toString("base64"),
    "Sec-WebSocket-Version": "13",
    ...address.headers,
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [`GET ${address.path} HTTP/1.1`, ...lines, "", ""].join("\r\n")
}

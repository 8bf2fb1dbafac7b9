// One simulated person: connects, answers the protocol, edits, and watches what arrives.
import { FRAME, SYNC } from "../../../shared/wire/frames.ts"
import { EMPTY_UPDATE, Protocol, type ProtocolName } from "./protocol.ts"
import { clientFrame, RawSocket, type Address } from "./raw-socket.ts"
import { EditSource, FINAL_MARK, formatStamp, nowMicroseconds, STAMP_LENGTH, STAMP_MARK } from "./update-bytes.ts"

/** What a client needs to know before it connects. */
export interface ClientSpec extends Address {
  readonly protocol: ProtocolName
  /** The document's name on protocols that carry it. */
  readonly document: string
  /** Index of the room: who should see whose edits. */
  readonly room: number
  readonly clientId: number
  /** The server acknowledges with `saved` events. */
  readonly acknowledges: boolean
}

export interface ClientObserver {
  /** Everything a client needs before it may edit has arrived. */
  ready(client: LoadClient): void
  /** Latency of one edit of somebody else, in microseconds. */
  latency(microseconds: number): void
  /** A final stamp of that writer was seen by this client for the first time. */
  finalSeen(client: LoadClient, writer: number): void
  closed(client: LoadClient, code: number): void
  refused(client: LoadClient, text: string): void
}

export class LoadClient {
  readonly spec: ClientSpec
  readonly writer: number
  readonly #observer: ClientObserver
  readonly #protocol: Protocol
  readonly #edits: EditSource
  #socket: RawSocket | undefined
  /** Frames of one tick of the load loop, written together. */
  #outgoing: Buffer[] = []
  #began = false
  /** Step 2 and update frames sent on this connection: the `n` the server acknowledges. */
  #counted = 0
  saved = 0
  sent = 0
  received = 0
  receivedBytes = 0
  isReady = false
  /** Edit sent inside step 2 when the server asks: what was written while offline. */
  #offlineEdit: Uint8Array | undefined
  readonly finals = new Set<number>()
  /** Share of the messages whose stamps are read: 1 = all. */
  sampling = 1

  constructor(spec: ClientSpec, writer: number, observer: ClientObserver) {
    this.spec = spec
    this.writer = writer
    this.#observer = observer
    this.#protocol = new Protocol(spec.protocol, spec.document)
    this.#edits = new EditSource(spec.clientId)
  }

  get isAcknowledged(): boolean {
    return !this.spec.acknowledges || this.saved >= this.#counted
  }

  connect(): void {
    this.isReady = false
    this.#counted = 0
    this.saved = 0
    this.#socket = new RawSocket(this.spec, {
      opened: () => this.#outgoingNow(this.#protocol.hello(this.spec.clientId)),
      message: (payload) => this.#message(payload),
      closed: (code) => this.#observer.closed(this, code),
    })
  }

  /** Queues one edit, stamped with the time of now; `flush` writes it. */
  edit(mark: number = STAMP_MARK): void {
    this.#outgoing.push(clientFrame(this.#protocol.update(this.#edit(mark))))
    this.#counted += 1
    this.sent += 1
  }

  /** An edit made without a connection: the next step 2 carries it. */
  editOffline(mark: number): void {
    this.#offlineEdit = this.#edit(mark)
    this.sent += 1
  }

  flush(): void {
    if (this.#outgoing.length === 0) return
    this.#socket?.write(this.#outgoing.length === 1 ? (this.#outgoing[0] as Buffer) : Buffer.concat(this.#outgoing))
    this.#outgoing = []
  }

  close(): void {
    this.#socket?.destroy()
  }

  #edit(mark: number): Uint8Array {
    const stamp = formatStamp(mark, nowMicroseconds(), this.writer)
    if (this.#began) return this.#edits.next(stamp)
    this.#began = true
    return this.#edits.first(stamp)
  }

  #outgoingNow(messages: readonly Uint8Array[]): void {
    for (const message of messages) this.#outgoing.push(clientFrame(message))
    this.flush()
  }

  #message(payload: Buffer): void {
    this.received += 1
    this.receivedBytes += payload.length
    const at = this.#protocol.prefixLength
    const type = payload[at]
    if (type === FRAME.event && this.spec.protocol === "y-websocket") this.#event(payload)
    if (type !== FRAME.sync && !(this.spec.protocol === "hocuspocus" && type === HOCUSPOCUS_SYNC_REPLY)) return
    const kind = payload[at + 1]
    if (kind === SYNC.step1) this.#answerStep1()
    if (kind === SYNC.step2 && !this.isReady) {
      this.isReady = true
      this.#observer.ready(this)
    }
    if (kind !== SYNC.step1 && (this.sampling >= 1 || Math.random() < this.sampling)) this.#readStamps(payload)
  }

  #answerStep1(): void {
    const edit = this.#offlineEdit
    this.#offlineEdit = undefined
    this.#counted += 1
    this.#outgoingNow([this.#protocol.step2(edit ?? EMPTY_UPDATE)])
  }

  #event(payload: Buffer): void {
    const text = payload.toString("utf8", 1)
    const saved = /"type":"saved","n":(\d+)/.exec(text)
    if (saved) this.saved = Math.max(this.saved, Number(saved[1]))
    else if (text.includes('"type":"refused"')) this.#observer.refused(this, text.slice(text.indexOf("{")))
  }

  /** Finds every stamp in a message: an update, several merged ones, or a whole document. */
  #readStamps(payload: Buffer): void {
    for (let at = payload.indexOf(0x23); at >= 0; at = payload.indexOf(0x23, at + 1)) {
      const start = at - 17
      const mark = payload[start]
      if (start < 0 || (mark !== STAMP_MARK && mark !== FINAL_MARK) || start + STAMP_LENGTH > payload.length) continue
      const writer = digits(payload, at + 1, 5)
      if (writer === this.writer || Number.isNaN(writer)) continue
      if (this.isReady) this.#observer.latency(nowMicroseconds() - digits(payload, start + 1, 16))
      if (mark === FINAL_MARK && !this.finals.has(writer)) {
        this.finals.add(writer)
        this.#observer.finalSeen(this, writer)
      }
    }
  }
}

/** Hocuspocus' own number for a sync message that wants no further answer. */
const HOCUSPOCUS_SYNC_REPLY = 4

function digits(bytes: Buffer, at: number, count: number): number {
  let value = 0
  for (let index = at; index < at + count; index += 1) {
    const digit = (bytes[index] ?? 0) - 0x30
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

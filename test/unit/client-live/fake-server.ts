// A hand-driven server end for one session: sockets that a test opens, closes and answers frame by frame.
import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import * as Y from "yjs"
import type { DocumentStore } from "../../../client/device/documents.ts"
import type { KeptCopy } from "../../../client/live/kept-copies.ts"
import type { MeetingSession } from "../../../client/live/meeting-session.ts"
import { openMeetingSession } from "../../../client/live/open-meeting-session.ts"
import type { PostOutcome } from "../../../client/live/post-update.ts"
import type { SocketClass } from "../../../client/live/counted-socket.ts"
import type { Action } from "../../../shared/rules/permissions.ts"
import type { LiveEvent } from "../../../shared/wire/events.ts"
import { FRAME, SYNC } from "../../../shared/wire/frames.ts"

/** Every socket the session under test has opened, oldest first. */
class FakeSocket {
  static opened: FakeSocket[] = []
  readonly OPEN = 1
  readyState = 0
  binaryType = "arraybuffer"
  readonly url: string
  /** Frames the session sent on this connection. */
  readonly frames: Uint8Array[] = []
  onopen: (() => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
  onerror: (() => void) | null = null

  constructor(url: string | URL) {
    this.url = String(url)
    FakeSocket.opened.push(this)
  }

  send(frame: Uint8Array): void {
    this.frames.push(frame.slice())
  }

  close(): void {
    this.readyState = 3
  }
}

export class FakeServer {
  /** What is on the server's disk: sent as step 2 to whoever joins. */
  readonly doc = new Y.Doc()
  readonly session: MeetingSession
  readonly kept: KeptCopy[] = []
  /** Pieces that came by POST, oldest first; each waits for its answer. */
  readonly posted: { update: Uint8Array; epoch: string; answer: (outcome: PostOutcome) => void }[] = []
  epoch = "epoch-1"
  /** Id of whoever the server takes the page for. */
  user = "u1"
  permissions: readonly Action[] = ["editMinutes", "readDraft"]

  /** `own`: the page of a person whose device keeps the document; a device that outlives it may be given. */
  constructor(own?: { readonly person: string; readonly store: DocumentStore }) {
    FakeSocket.opened = []
    this.session = openMeetingSession({
      ...own,
      meetingId: "m1",
      wsUrl: "ws://server/live",
      Socket: FakeSocket as unknown as SocketClass,
      post: (update, epoch) => new Promise((answer) => this.posted.push({ update, epoch, answer })),
      keep: async (copy) => this.kept.push(copy) > 0,
    })
  }

  get socket(): FakeSocket {
    const last = FakeSocket.opened.at(-1)
    if (last === undefined) throw new Error("the session opened no socket")
    return last
  }

  get connections(): number {
    return FakeSocket.opened.length
  }

  /** Opens the connection and says what a join says: step 1, the document, welcome. */
  join(): void {
    this.open()
    this.greet()
  }

  open(): void {
    this.socket.readyState = 1
    this.socket.onopen?.()
  }

  greet(): void {
    this.sync(SYNC.step1, Y.encodeStateVector(this.doc))
    this.sync(SYNC.step2, Y.encodeStateAsUpdate(this.doc))
    this.say({
      type: "welcome",
      epoch: this.epoch,
      schema: 1,
      me: { id: this.user, name: "한서윤", colour: "3" },
      permissions: [...this.permissions],
      readOnly: null,
      records: { meeting: MEETING, threads: [], revisions: [] },
    })
  }

  say(event: LiveEvent): void {
    this.message((encoder) => {
      encoding.writeVarUint(encoder, FRAME.event)
      encoding.writeVarString(encoder, JSON.stringify(event))
    })
  }

  sync(kind: number, bytes: Uint8Array): void {
    this.message((encoder) => {
      encoding.writeVarUint(encoder, FRAME.sync)
      encoding.writeVarUint(encoder, kind)
      encoding.writeVarUint8Array(encoder, bytes)
    })
  }

  /** Tells where a client is. */
  presence(clientId: number, clock: number, state: object): void {
    this.message((encoder) => {
      encoding.writeVarUint(encoder, FRAME.awareness)
      const entries = encoding.createEncoder()
      for (const number of [1, clientId, clock]) encoding.writeVarUint(entries, number)
      encoding.writeVarString(entries, JSON.stringify(state))
      encoding.writeVarUint8Array(encoder, encoding.toUint8Array(entries))
    })
  }

  drop(code: number): void {
    this.socket.readyState = 3
    this.socket.onclose?.({ code, reason: "" })
  }

  /** Step 2 and update frames of the current connection, as the server numbers them. */
  writes(): { kind: number; update: Uint8Array }[] {
    return this.socket.frames
      .filter((frame) => frame[0] === FRAME.sync && frame[1] !== SYNC.step1)
      .map((frame) => {
        const decoder = decoding.createDecoder(frame)
        decoding.readVarUint(decoder)
        return { kind: decoding.readVarUint(decoder), update: decoding.readVarUint8Array(decoder) }
      })
  }

  private message(write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder()
    write(encoder)
    this.socket.onmessage?.({ data: encoding.toUint8Array(encoder).slice().buffer })
  }
}

const MEETING = {
  id: "m1",
  committeeId: "c1",
  committeeName: "일자리분과",
  title: "2030년 1차 일자리분과 회의록",
  round: 1,
  startsAt: "2030-01-23T14:00",
  place: "",
  state: "draft" as const,
  epoch: "epoch-1",
  revision: 0,
  damaged: false,
  createdAt: 1,
  updatedAt: 1,
}

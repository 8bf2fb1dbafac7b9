import type { Socket } from "node:net"
import { expect, it } from "vitest"
import * as Y from "yjs"
import { catchUp, deliver } from "../../../server/live/delivery.ts"
import { DEFAULT_LIVE_LIMITS } from "../../../server/live/limits.ts"
import { Outbox } from "../../../server/live/outbox.ts"
import type { Session } from "../../../server/live/session.ts"

/** A socket whose kernel takes nothing until `waiting` is set back. */
function receiver() {
  const written: Uint8Array[] = []
  const socket = {
    writableLength: 0,
    destroyed: false,
    writable: true,
    write: (bytes: Uint8Array) => written.push(bytes) > 0,
    cork: () => {},
    uncork: () => {},
  }
  let isEnded = false
  const session = {
    receiving: { kind: "live" },
    outbox: new Outbox(socket as unknown as Socket, DEFAULT_LIVE_LIMITS),
    takeAck: () => null,
    terminate: () => {
      isEnded = true
    },
  }
  return { socket, written, session: session as unknown as Session, isEnded: () => isEnded }
}

function commit(doc: Y.Doc, text: string) {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  const before = Y.encodeStateVector(copy)
  copy.getMap("header").set("title", text)
  const update = Y.encodeStateAsUpdate(copy, before)
  return [{ writer: {} as Session, n: 1, update, mayRepeat: false, clientIds: [copy.clientID] }]
}
const MIB = 1024 * 1024

it("[LV33] a receiver that does not read is skipped, and gets all it missed as one update when it reads again", () => {
  const doc = new Y.Doc()
  const { socket, written, session } = receiver()
  const send = (text: string) => {
    const writes = commit(doc, text)
    deliver(writes, [session], () => doc, 0)
    for (const { update } of writes) Y.applyUpdate(doc, update)
  }
  send("하나")
  expect(written).toHaveLength(1)
  socket.writableLength = MIB + 1
  send("둘")
  send("셋")
  expect(written).toHaveLength(1)
  catchUp(session, () => doc, 1)
  expect(written).toHaveLength(1)
  socket.writableLength = 0
  catchUp(session, () => doc, 2)
  expect(written).toHaveLength(2)
  const mirror = new Y.Doc()
  // Two bytes of frame header, two of message type, one of length: the payloads here are short.
  for (const frame of written) Y.applyUpdate(mirror, frame.subarray(5))
  expect(mirror.getMap("header").get("title")).toBe("셋")
  expect(mirror.store.pendingStructs).toBeNull()
})

it.each([
  ["more than 4 MiB waiting", 4 * MIB + 1, 0],
  ["ten seconds behind", MIB + 1, 10_001],
])("[LV34] a receiver is ended with %s", (_what, waiting, laterMs) => {
  const doc = new Y.Doc()
  const { socket, session, isEnded } = receiver()
  socket.writableLength = waiting
  deliver(commit(doc, "하나"), [session], () => doc, 0)
  if (laterMs > 0) catchUp(session, () => doc, laterMs)
  expect(isEnded()).toBe(true)
})

import { expect, it } from "vitest"
import * as Y from "yjs"
import { GateRoom } from "../support/live-gate-room.ts"
import { createPeer, editAtRandom, seedUpdate, type Peer } from "../support/live-peers.ts"
import { SeededRandom } from "../support/seeded-random.ts"

it.each([21, 22, 23, 24, 25, 26])("[GT16] the gate foresees the order Yjs will make (seed %i)", (seed) => {
  const source = new SeededRandom(seed)
  const random = () => source.next()
  const first = seedUpdate()
  const room = new GateRoom(first)
  const whole = new Y.Doc({ gc: false })
  Y.applyUpdate(whole, first)
  const peers = Array.from({ length: 3 }, (_, index) => createPeer(`user-${index}`, first, random))
  let compared = 0
  for (let step = 0; step < 300; step++) {
    const peer = peers[Math.floor(random() * peers.length)] as Peer
    editAtRandom(peer, random)
    if (random() < 0.5) {
      for (const update of peer.outgoing.splice(0)) {
        expect(room.offer(update, peer.userId, false)).toMatchObject({ ok: true })
        Y.applyUpdate(whole, update)
      }
    }
    if (step % 20 === 19) compared += compare(room, whole)
    if (random() < 0.1) {
      for (const { update } of room.commit()) for (const other of peers) Y.applyUpdate(other.doc, update, "remote")
    }
  }
  expect(compared).toBeGreaterThan(100)
})

/** Compares the follower of every item that is there for both. @returns how many stood apart from the applied document */
function compare(room: GateRoom, whole: Y.Doc): number {
  const { document } = room
  const lists = { find: (id: Y.ID) => document.peek(id), root: (name: string) => document.root(name) }
  let compared = 0
  for (const structs of whole.store.clients.values()) {
    for (const item of structs) {
      if (!(item instanceof Y.Item) || !(document.peek(item.id) instanceof Y.Item)) continue
      if (item.right !== null && !(document.peek(item.right.id) instanceof Y.Item)) continue
      expect(document.order.nextOf(item.lastId, lists)).toEqual(item.right?.id ?? null)
      compared++
    }
  }
  return compared
}

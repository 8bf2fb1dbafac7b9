import { expect, it } from "vitest"
import * as Y from "yjs"
import { GateRoom } from "../support/live-gate-room.ts"
import { createPeer, editAtRandom, seedUpdate } from "../support/live-peers.ts"
import { SeededRandom } from "../support/seeded-random.ts"

it.each([11, 12, 13, 14])(
  "[GT2] mutated messages never crash the gate and never leave anything pending (seed %i)",
  (seed) => {
    const source = new SeededRandom(seed)
    const random = () => source.next()
    const first = seedUpdate()
    const room = new GateRoom(first)
    const peer = createPeer("user-honest", first, random)
    let refused = 0
    for (let step = 0; step < 80; step++) {
      editAtRandom(peer, random)
      for (const update of peer.outgoing.splice(0)) {
        for (let i = 0; i < 6; i++) {
          const probe = new GateRoom(Y.encodeStateAsUpdate(room.document.committed))
          if (!probe.offer(mutate(update, source), "user-hostile", random() < 0.5).ok) refused++
          probe.commit()
          probe.document.apply()
          expect(probe.voided).toBe(0)
        }
        expect(room.offer(update, peer.userId, false)).toMatchObject({ ok: true })
        room.commit()
      }
    }
    expect(refused).toBeGreaterThan(100)
    expect(room.voided).toBe(0)
  },
)

function mutate(update: Uint8Array, source: SeededRandom): Uint8Array {
  const bytes = Uint8Array.from(update)
  switch (source.below(4)) {
    case 0:
      return bytes.subarray(0, source.below(bytes.length))
    case 1:
      return Uint8Array.from([...bytes, ...Array.from({ length: 1 + source.below(4) }, () => source.below(256))])
    case 2:
      return Uint8Array.from([
        ...bytes.subarray(0, source.below(bytes.length)),
        ...bytes.subarray(source.below(bytes.length)),
      ])
    default:
      for (let i = 0; i <= source.below(3); i++) bytes[source.below(bytes.length)] = source.below(256)
      return bytes
  }
}

import { expect, it } from "vitest"
import * as Y from "yjs"
import { GateRoom } from "../support/live-gate-room.ts"
import { createPeer, editAtRandom, seedUpdate, type Peer, type Random } from "../support/live-peers.ts"
import { SeededRandom } from "../support/seeded-random.ts"

function send(room: GateRoom, peer: Peer, random: Random): number {
  let sent = 0
  if (peer.outgoing.length > 3 && random() < 0.3) {
    // A reconnect: everything the server lacks, in one step 2 with the whole delete set.
    const missing = Y.encodeStateAsUpdate(peer.doc, Y.encodeStateVector(room.document.committed))
    peer.outgoing.length = 0
    expect(room.offer(missing, peer.userId, true)).toMatchObject({ ok: true })
    return 1
  }
  for (const update of peer.outgoing.splice(0)) {
    expect(room.offer(update, peer.userId, random() < 0.1)).toMatchObject({ ok: true })
    sent++
  }
  return sent
}

it.each([1, 2, 3, 4, 5, 6])("[GT1] no honest message is ever refused, and all peers end equal (seed %i)", (seed) => {
  const source = new SeededRandom(seed)
  const random = () => source.next()
  const first = seedUpdate()
  const room = new GateRoom(first)
  const peers = Array.from({ length: 2 + (seed % 4) }, (_, index) => createPeer(`user-${index}`, first, random))
  const deliver = () => {
    for (const { update } of room.commit()) for (const peer of peers) Y.applyUpdate(peer.doc, update, "remote")
  }
  let sent = 0
  for (let step = 0; step < 700; step++) {
    const peer = peers[Math.floor(random() * peers.length)] as Peer
    editAtRandom(peer, random)
    if (random() < 0.6) sent += send(room, peer, random)
    if (random() < 0.3) deliver()
  }
  for (const peer of peers) sent += send(room, peer, random)
  deliver()
  expect(sent).toBeGreaterThan(200)
  expect(room.voided).toBe(0)
  const state = JSON.stringify(room.document.committed.getXmlFragment("body"))
  for (const peer of peers) expect(JSON.stringify(peer.doc.getXmlFragment("body"))).toBe(state)
})

const rows = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>("opinions")

it("[GT1] two people who wrote in the same 200 rows while one was offline are both heard", () => {
  const base = new Y.Doc()
  base.transact(() => {
    for (let at = 0; at < 200; at++) {
      const text = new Y.XmlText("처음")
      const line = new Y.XmlElement("line")
      line.insert(0, [text])
      const opinion = new Y.XmlFragment()
      opinion.insert(0, [line])
      rows(base).set(
        `row${at}`,
        new Y.Map<unknown>([
          ["state", "unreviewed"],
          ["opinion", opinion],
        ]),
      )
    }
  })
  const room = new GateRoom(Y.encodeStateAsUpdate(base))
  for (const person of ["user-a", "user-b"]) {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(base))
    const before = Y.encodeStateVector(doc)
    for (const row of rows(doc).values()) {
      row.set("state", person)
      const line = (row.get("opinion") as Y.XmlFragment).get(0) as Y.XmlElement
      ;(line.get(0) as Y.XmlText).insert(2, "글")
    }
    expect(room.offer(Y.encodeStateAsUpdate(doc, before), person, true)).toMatchObject({ ok: true })
    room.commit()
  }
})

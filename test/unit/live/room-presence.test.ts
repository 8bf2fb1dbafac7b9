import * as decoding from "lib0/decoding"
import { expect, it } from "vitest"
import { RoomPresence, type Present } from "../../../server/live/room-presence.ts"
import { writePresence } from "../../../server/live/presence.ts"

const person: Present = { userId: "u1", presenceUser: { id: "u1", name: "김하나", role: "member", colour: "1" } }
const say = (clock: number, state: object | null) =>
  writePresence([{ clientId: 7, clock, state: JSON.stringify(state) }])

/** The one entry of a presence frame. */
function told(frame: Buffer | null): { clock: number; state: unknown } | null {
  if (frame === null) return null
  const message = decoding.createDecoder(new Uint8Array(frame.subarray(frame.indexOf(1))))
  decoding.readVarUint(message)
  const entries = decoding.createDecoder(decoding.readVarUint8Array(message))
  expect([decoding.readVarUint(entries), decoding.readVarUint(entries)]).toEqual([1, 7])
  return { clock: decoding.readVarUint(entries), state: JSON.parse(decoding.readVarString(entries)) }
}

it("[LV73] a state that is not new is told again after ten seconds, not at once", () => {
  const presence = new RoomPresence(() => undefined)
  expect(presence.announce(person, say(1, { place: "body" }), 0)).toBe(true)
  expect(presence.takeChanges()).not.toBeNull()
  // What a stock client does with the frame it just got.
  expect(presence.announce(person, say(2, { place: "body" }), 50)).toBe(false)
  expect(presence.takeChanges()).toBeNull()
  expect(presence.announce(person, say(3, { place: "header.title" }), 60)).toBe(true)
  expect(presence.announce(person, say(4, { place: "header.title" }), 10_000)).toBe(false)
  expect(presence.announce(person, say(5, { place: "header.title" }), 10_060)).toBe(true)
  expect(presence.announce(person, say(6, null), 10_070)).toBe(true)
  expect(presence.announce(person, say(7, { place: "header.title" }), 10_080)).toBe(true)
})

it("[LV73] what is told of a client is newer than what it said, unless it said something absurd", () => {
  const presence = new RoomPresence(() => undefined)
  presence.announce(person, say(41, { place: "body" }), 0)
  expect(told(presence.takeChanges())).toMatchObject({ clock: 42, state: { place: "body", user: { name: "김하나" } } })
  presence.announce(person, say(3, { place: "photos" }), 1)
  expect(told(presence.takeChanges())?.clock).toBe(43)
  presence.announce(person, say(2 ** 40, { place: "body" }), 2)
  expect(told(presence.takeChanges())?.clock).toBe(44)
})

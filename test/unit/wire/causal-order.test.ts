import { expect, it } from "vitest"
import * as Y from "yjs"
import { byClient, causalOrder, type Struct } from "../../../shared/wire/causal-order.ts"

/** A letter of `client` at `clock`, behind what it names. */
function letter(client: number, clock: number, origin: Y.ID | null): Y.Item {
  return new Y.Item(Y.createID(client, clock), null, origin, null, null, null, null, new Y.ContentString("가"))
}

function idsOf(structs: Iterable<Struct>): string[] {
  return [...structs].map(({ id }) => `${id.client}:${id.clock}`)
}

/** Drains the generator for what it gives back. */
function isWhole(structs: readonly Struct[]): boolean {
  const ordered = causalOrder(byClient(structs))
  for (let step = ordered.next(); ; step = ordered.next()) if (step.done === true) return step.value
}

it("[GT18] every struct comes behind what it builds upon, also where two people wrote in turns", () => {
  const structs = [
    letter(1, 0, null),
    letter(1, 1, Y.createID(2, 0)),
    letter(2, 0, Y.createID(1, 0)),
    letter(2, 1, Y.createID(1, 1)),
  ]
  expect(idsOf(causalOrder(byClient(structs)))).toEqual(["1:0", "2:0", "1:1", "2:1"])
})

it("[GT18] what is known already is left out, and nothing waits for it", () => {
  const structs = [letter(1, 0, Y.createID(2, 0)), letter(2, 0, Y.createID(1, 0))]
  expect(isWhole(structs)).toBe(false)
  expect(idsOf(causalOrder(byClient(structs), (client) => (client === 1 ? 1 : 0)))).toEqual(["2:0"])
})

it("[GT18] a chain that runs against the order of the clients is found in linear time", () => {
  const clients = 60
  const length = 30_000
  const structs: Struct[] = []
  for (let client = 0; client < clients; client++) {
    for (let at = 0; at < length / clients; at++) {
      // The order of making: client 59 first, then 58 … 0, then 59 again.
      const nth = at * clients + (clients - 1 - client)
      const before = nth - 1
      const previous = Y.createID(clients - 1 - (before % clients), Math.floor(before / clients))
      structs.push(letter(client, at, nth === 0 ? null : previous))
    }
  }
  const ordered = [...causalOrder(byClient(structs))]
  expect(ordered).toHaveLength(length)
  expect(ordered.slice(0, 3).map(({ id }) => id.client)).toEqual([59, 58, 57])
})

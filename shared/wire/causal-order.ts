// The order in which the structs of an update can be taken one after the other.
import * as Y from "yjs"

/** A struct of an update; what was skipped in it (Y.Skip) builds upon nothing. */
export type Struct = Y.Item | Y.GC | Y.Skip

/** One client's structs on their way. */
interface Queue<S> {
  readonly client: number
  readonly structs: readonly S[]
  next: number
  /** Everything below this clock has been given out, or was known before. */
  reached: number
  /** The client's structs end here (exclusive). */
  readonly end: number
}

/** A queue to be moved on until it has given out this clock. */
interface Wanted<S> {
  readonly queue: Queue<S>
  readonly clock: number
}

/**
 * Each client's structs in their order, and none before one of another client in `sections` that it builds upon. Linear
 * in their number. Gives back false when structs build upon each other in a circle: those are left out.
 * @param sections contiguous structs of each client, clocks ascending
 * @param knownUpTo next free clock of a client in the document the structs are for: what lies below is left out
 */
export function* causalOrder<S extends Struct>(
  sections: ReadonlyMap<number, readonly S[]>,
  knownUpTo: (client: number) => number = () => 0,
): Generator<S, boolean> {
  const queues = new Map<number, Queue<S>>()
  for (const [client, structs] of sections) queues.set(client, queueOf(client, structs, knownUpTo(client)))
  for (const queue of queues.values()) {
    const stack: Wanted<S>[] = [{ queue, clock: queue.end - 1 }]
    const isOnStack = new Set([queue])
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const struct = top.queue.structs[top.queue.next]
      if (struct === undefined || top.queue.reached > top.clock) {
        isOnStack.delete(top.queue)
        stack.pop()
        continue
      }
      const missing = firstMissing(struct, top.queue, queues)
      if (missing === null) {
        top.queue.next++
        top.queue.reached = Math.max(top.queue.reached, struct.id.clock + struct.length)
        yield struct
      } else if (isOnStack.has(missing.queue)) return false
      else {
        stack.push(missing)
        isOnStack.add(missing.queue)
      }
    }
  }
  return true
}

function queueOf<S extends Struct>(client: number, structs: readonly S[], known: number): Queue<S> {
  const first = structs[0]
  const last = structs.at(-1)
  const end = last === undefined ? 0 : last.id.clock + last.length
  const start = first?.id.clock ?? 0
  const next = known <= start ? 0 : structs.findIndex(({ id, length }) => id.clock + length > known)
  return {
    client,
    structs,
    next: next < 0 ? structs.length : next,
    reached: Math.max(start, Math.min(known, end)),
    end,
  }
}

/** What of other queues must come before the struct; null = it can be taken. */
function firstMissing<S extends Struct>(
  struct: S,
  own: Queue<S>,
  queues: ReadonlyMap<number, Queue<S>>,
): Wanted<S> | null {
  if (!(struct instanceof Y.Item)) return null
  return (
    missingFor(struct.origin, own, queues) ??
    missingFor(struct.rightOrigin, own, queues) ??
    ((struct.parent as unknown) instanceof Y.ID ? missingFor(struct.parent as unknown as Y.ID, own, queues) : null)
  )
}

function missingFor<S>(id: Y.ID | null, own: Queue<S>, queues: ReadonlyMap<number, Queue<S>>): Wanted<S> | null {
  if (id === null || id.client === own.client) return null
  const queue = queues.get(id.client)
  return queue === undefined || id.clock < queue.reached || id.clock >= queue.end ? null : { queue, clock: id.clock }
}

/** The structs of an update by client, in the order they were read. */
export function byClient<S extends Struct>(structs: Iterable<S>): Map<number, S[]> {
  const sections = new Map<number, S[]>()
  for (const struct of structs) {
    const section = sections.get(struct.id.client)
    if (section === undefined) sections.set(struct.id.client, [struct])
    else section.push(struct)
  }
  return sections
}

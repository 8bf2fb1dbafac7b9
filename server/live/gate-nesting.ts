// How deep a type of an update would lie. Deep nesting costs nothing to store, but every recursive reader pays with its stack.
import * as Y from "yjs"
import { GATE_LIMITS, GateRefusal } from "./gate-decoder.ts"
import type { Section } from "./gate-causality.ts"

/** Finds a struct by id in the document, the queue or the update at hand; null = nowhere. */
export type FindStruct = (id: Y.ID) => Y.Item | Y.GC | Y.Skip | null

/** Refuses types that would lie deeper than the limit. */
export function checkNesting(sections: readonly Section[], find: FindStruct): void {
  for (const section of sections) {
    for (const struct of section.structs) {
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentType) checkDepth(struct, find)
    }
  }
}

/** Climbs from an item to its root. A sibling lies in the same parent, so climbing sideways costs no depth, but it costs steps. */
function checkDepth(item: Y.Item, find: FindStruct): void {
  let depth = 1
  let steps = 0
  let at: Y.Item = item
  for (;;) {
    const parent: unknown = at.parent
    if (typeof parent === "string") return
    let next: ReturnType<FindStruct>
    if (parent instanceof Y.AbstractType) {
      next = parent._item
      depth++
    } else if (parent instanceof Y.ID) {
      next = find(parent)
      depth++
    } else {
      const sibling = at.origin ?? at.rightOrigin
      next = sibling === null ? null : find(sibling)
    }
    if (depth > GATE_LIMITS.nesting) throw new GateRefusal("malformed", "nested too deep")
    if (!(next instanceof Y.Item)) return
    // A row of siblings as long as the largest update: no honest update climbs further.
    if (++steps > GATE_LIMITS.structs) throw new GateRefusal("tooLarge", "too many steps to the root")
    at = next
  }
}

// How deep a type of an update would lie. Deep nesting costs nothing to store, but every recursive reader pays with its stack.
import * as Y from "yjs"
import { GATE_LIMITS, GateRefusal } from "./gate-decoder.ts"
import type { Section } from "./gate-causality.ts"

/** Finds a struct by id in the document, the queue or the update at hand; null = nowhere. */
export type FindStruct = (id: Y.ID) => Y.Item | Y.GC | Y.Skip | null

/** One step from an item towards its root. */
interface Step {
  readonly next: ReturnType<FindStruct>
  /** 1 = up into the parent; 0 = sideways to a sibling, which lies in the same parent. */
  readonly up: 0 | 1
}

/** Refuses types that would lie deeper than the limit. */
export function checkNesting(sections: readonly Section[], find: FindStruct): void {
  const depths = new Depths(find)
  for (const section of sections) {
    for (const struct of section.structs) {
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentType) depths.check(struct)
    }
  }
}

/**
 * Depths of items, each found once: an item that names no parent lies where its sibling lies, and a long row of siblings
 * climbed anew for each of them would cost the square of its length.
 */
class Depths {
  private readonly find: FindStruct
  /** How many types an item lies in. */
  private readonly known = new Map<Y.Item, number>()

  constructor(find: FindStruct) {
    this.find = find
  }

  check(item: Y.Item): void {
    const path: Y.Item[] = []
    const ups: (0 | 1)[] = []
    let depth = 1
    let climbed = 0
    for (let at: ReturnType<FindStruct> = item; at instanceof Y.Item;) {
      const known = this.known.get(at)
      if (known !== undefined) {
        depth = known
        break
      }
      const step = this.towardsRoot(at)
      path.push(at)
      ups.push(step.up)
      climbed += step.up
      if (climbed > GATE_LIMITS.nesting) throw new GateRefusal("malformed", "nested too deep")
      // No honest update climbs further than the largest update is long.
      if (path.length > GATE_LIMITS.structs) throw new GateRefusal("tooLarge", "too many steps to the root")
      at = step.next
    }
    for (let i = path.length - 1; i >= 0; i--) {
      depth += ups[i] as 0 | 1
      if (depth > GATE_LIMITS.nesting) throw new GateRefusal("malformed", "nested too deep")
      this.known.set(path[i] as Y.Item, depth)
    }
  }

  private towardsRoot(item: Y.Item): Step {
    const parent: unknown = item.parent
    if (typeof parent === "string") return { next: null, up: 0 }
    if (parent instanceof Y.AbstractType) return { next: parent._item, up: 1 }
    if (parent instanceof Y.ID) return { next: this.find(parent), up: 1 }
    const sibling = item.origin ?? item.rightOrigin
    return { next: sibling === null ? null : this.find(sibling), up: 0 }
  }
}

// Which old block became which new one. Blocks are never reordered by the editor, so pairs keep their order.
import type { Node } from "@tiptap/pm/model"

/** One step through both lists: a pair stays, an old one goes, a new one comes. */
export type BlockStep =
  | { readonly type: "keep"; readonly before: Node; readonly after: Node }
  | { readonly type: "remove"; readonly before: Node }
  | { readonly type: "insert"; readonly after: Node }

/** The lists without their equal beginning, whose length is `head`, and their equal end. */
export function changedMiddle(before: readonly Node[], after: readonly Node[]) {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head++
  let tail = 0
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  return { head, before: before.slice(head, before.length - tail), after: after.slice(head, after.length - tail) }
}

/** Steps that turn `before` into `after`: same node first, then same id, then same type at the same place. */
export function pairBlocks(before: readonly Node[], after: readonly Node[]): BlockStep[] {
  const steps: BlockStep[] = []
  const places = new Map<Node | string, number>()
  before.forEach((node, index) => {
    places.set(node, index)
    const key = keyOf(node)
    if (key !== null && !places.has(key)) places.set(key, index)
  })
  let done = 0
  let waiting: Node[] = []
  for (const node of after) {
    const at = places.get(node) ?? places.get(keyOf(node) ?? "")
    if (at === undefined || at < done) {
      waiting.push(node)
      continue
    }
    pairGap(before.slice(done, at), waiting, steps)
    steps.push({ type: "keep", before: before[at] as Node, after: node })
    waiting = []
    done = at + 1
  }
  pairGap(before.slice(done), waiting, steps)
  return steps
}

function keyOf(node: Node): string | null {
  const id: unknown = node.attrs["id"] ?? node.attrs["column"]
  return typeof id === "string" && id !== "" ? `${node.type.name} ${id}` : null
}

/** Between two sure pairs, what is left on both sides is paired in order while the types agree. */
function pairGap(before: readonly Node[], after: readonly Node[], into: BlockStep[]): void {
  let paired = 0
  while (paired < before.length && paired < after.length && before[paired]?.type === after[paired]?.type) {
    into.push({ type: "keep", before: before[paired] as Node, after: after[paired] as Node })
    paired++
  }
  for (const node of before.slice(paired)) into.push({ type: "remove", before: node })
  for (const node of after.slice(paired)) into.push({ type: "insert", after: node })
}

// Browser extensions and translators put nodes between those of the page and take some away. React finds its own by their
// parents: where one is not where it was, the browser throws and the whole page, with whatever is being typed, would be gone
// (facebook/react#11538).

/** Sent to the window when the page came upon a node that something else had moved or taken away. */
export const FOREIGN_CHANGE = "hanjari:foreign-change"

/** From now on a node that is not where the page left it is removed from where it is, and none is put before it there. */
export function outliveForeignChanges(): void {
  const removeChild = Reflect.get(Node.prototype, "removeChild") as (this: Node, child: Node) => Node
  const insertBefore = Reflect.get(Node.prototype, "insertBefore") as (
    this: Node,
    node: Node,
    before: Node | null,
  ) => Node
  Object.defineProperty(Node.prototype, "removeChild", {
    configurable: true,
    writable: true,
    value<T extends Node>(this: Node, child: T): T {
      if (child.parentNode === this) return removeChild.call(this, child) as T
      tell()
      child.parentNode?.removeChild(child)
      return child
    },
  })
  Object.defineProperty(Node.prototype, "insertBefore", {
    configurable: true,
    writable: true,
    value<T extends Node>(this: Node, node: T, before: Node | null | undefined): T {
      // A missing argument stands for none, as in the browser's own.
      if (before === null || before === undefined) return insertBefore.call(this, node, null) as T
      if (before.parentNode === this) return insertBefore.call(this, node, before) as T
      tell()
      return insertBefore.call(this, node, childHolding(this, before)) as T
    },
  })
}

/** The child of `parent` into which `node` was wrapped; null if it is gone. */
function childHolding(parent: Node, node: Node): Node | null {
  let at: Node | null = node
  while (at !== null && at.parentNode !== parent) at = at.parentNode
  return at
}

function tell(): void {
  dispatchEvent(new Event(FOREIGN_CHANGE))
}

// Letters of mine that somebody's deletion took along unseen. Whoever deletes a line, or joins it to another, deletes what
// they knew of it; what was typed into it at the same moment goes with it in Yjs. Its author's page gives it a line again.
import * as Y from "yjs"
import { NODES } from "../../shared/minutes/schema.ts"

/** Origin of a line given back: it is no step of anyone's undo. */
export const GIVEN_BACK = Symbol("givenBack")

interface Orphan {
  /** The alive fragment the deleted element was in, and its place there. */
  readonly parent: Y.XmlFragment
  readonly index: number
  readonly element: Y.AbstractType<unknown>
  readonly letters: string
}

/**
 * Applies an update as `Y.applyUpdate` does, and puts back the letters of this page that its deleter never saw.
 * @param inherited clients of earlier pages for whose letters this page answers
 */
export function applyKeepingMine(
  doc: Y.Doc,
  update: Uint8Array,
  origin: unknown,
  newId: () => string,
  inherited: ReadonlySet<number> = NOBODY,
): void {
  const mine = [doc.clientID, ...inherited].filter((client) => Y.getState(doc.store, client) > 0)
  // A page nobody has written in: a reader's, and every page while it opens.
  if (mine.length === 0) return Y.applyUpdate(doc, update, origin)
  const { ds } = Y.decodeUpdate(update)
  const orphans: Orphan[] = []
  // The content of what is deleted is there until the transaction is cleaned up.
  const look = (transaction: Y.Transaction): void => {
    if (transaction.origin !== origin) return
    for (const client of mine) orphans.push(...findOrphans(transaction, ds, client))
  }
  if (ds.clients.size > 0) doc.on("beforeObserverCalls", look)
  try {
    Y.applyUpdate(doc, update, origin)
  } finally {
    doc.off("beforeObserverCalls", look)
  }
  if (orphans.length > 0) giveBack(doc, orphans, newId)
}

type DeleteSet = ReturnType<typeof Y.createDeleteSet>

const NOBODY: ReadonlySet<number> = new Set()

function findOrphans(transaction: Y.Transaction, ds: DeleteSet, clientID: number): Orphan[] {
  const tops = new Set<Y.Item>()
  Y.iterateDeletedStructs(transaction, onlyClient(transaction.deleteSet, clientID), (item) => {
    const top = isLetters(item) ? topDeleted(item) : null
    if (top !== null) tops.add(top)
  })
  return [...tops].flatMap((top) => {
    const { content } = top
    const home = homeOf(top)
    const letters = lettersUnder(top, (id) => {
      const isNews = Y.isDeleted(transaction.deleteSet, id) && !Y.isDeleted(ds, id)
      return isNews && id.client === clientID
    })
    if (home === null || !(content instanceof Y.ContentType) || letters === "") return []
    return [{ ...home, element: content.type as Y.AbstractType<unknown>, letters }]
  })
}

function onlyClient(ds: DeleteSet, client: number): DeleteSet {
  const own = Y.createDeleteSet()
  const ranges = ds.clients.get(client)
  if (ranges !== undefined) own.clients.set(client, ranges)
  return own
}

function isLetters(item: Y.Item | Y.GC): item is Y.Item {
  return item instanceof Y.Item && item.content instanceof Y.ContentString && item.parent instanceof Y.XmlText
}

/** The outermost deleted element around an item; null when only the item itself is deleted. */
function topDeleted(item: Y.Item): Y.Item | null {
  let top: Y.Item | null = null
  for (let at = itemAround(item); at !== null; at = itemAround(at)) if (at.deleted) top = at
  return top
}

function itemAround({ parent }: Y.Item): Y.Item | null {
  return parent instanceof Y.AbstractType ? parent._item : null
}

/** In reading order. Each letter is asked for: letters the deleter knew may lie in one item with those it did not. */
function lettersUnder(top: Y.Item, isWanted: (id: Y.ID) => boolean): string {
  const { content, id } = top
  if (content instanceof Y.ContentString) {
    const isKept = (_unit: string, index: number) => isWanted(Y.createID(id.client, id.clock + index))
    return content.str.split("").filter(isKept).join("")
  }
  if (!(content instanceof Y.ContentType)) return ""
  let letters = ""
  for (let item = content.type._start; item !== null; item = item.right) letters += lettersUnder(item, isWanted)
  return letters
}

/** Where letters may stand again: in place of what went, or behind the table it was in. */
function homeOf(top: Y.Item): Pick<Orphan, "parent" | "index"> | null {
  const { parent } = top
  if (!(parent instanceof Y.XmlFragment)) return null
  const isTable = parent instanceof Y.XmlElement && !isLineful(parent)
  const behind = isTable && parent._item !== null ? homeOf(parent._item) : null
  return behind === null ? { parent, index: placeOf(top) } : { ...behind, index: behind.index + 1 }
}

/** How many shown siblings are before it. */
function placeOf(item: Y.Item): number {
  let count = 0
  for (let at = item.left; at !== null; at = at.left) if (!at.deleted && at.countable) count += at.length
  return count
}

function giveBack(doc: Y.Doc, orphans: readonly Orphan[], newId: () => string): void {
  const given = new Map<Y.AbstractType<unknown>, Y.XmlText>()
  doc.transact((transaction) => {
    transaction.meta.set(GIVEN_BACK, given)
    // From the end, so that the places of the others stay true.
    for (const { parent, index, element, letters } of orphans.toSorted((a, b) => b.index - a.index)) {
      const text = new Y.XmlText(letters)
      given.set(element, text)
      parent.insert(Math.min(index, parent.length), [isLineful(parent) ? text : lineOf(text, newId())])
    }
  }, GIVEN_BACK)
}

/** A line or a cell takes text; a list of blocks takes lines. */
function isLineful(parent: Y.XmlFragment): boolean {
  return parent instanceof Y.XmlElement && (parent.nodeName === NODES.line || parent.nodeName === NODES.tableCell)
}

function lineOf(text: Y.XmlText, id: string): Y.XmlElement {
  const line = new Y.XmlElement<{ [name: string]: string | number }>(NODES.line)
  line.setAttribute("id", id)
  line.setAttribute("kind", "paragraph")
  line.setAttribute("level", 0)
  line.insert(0, [text])
  return line as unknown as Y.XmlElement
}

// Messages no honest client sends. Each must be refused, and none may cost the server more than its size.
import * as encoding from "lib0/encoding"
import * as Y from "yjs"
import { FRAME, SYNC } from "../../shared/wire/frames.ts"

const HUGE = 2 ** 31

/** Name -> whole WebSocket message. Made once; sending them again is the replay. */
export function hostileFrames(): Map<string, Uint8Array> {
  const updates: Record<string, Uint8Array> = {
    torn: honestUpdate().subarray(0, -3),
    trailing: Buffer.concat([honestUpdate(), Buffer.from([1, 2, 3])]),
    unknownRoot: updateOf((doc) => doc.getMap("elsewhere").set("a", 1)),
    prototypeKey: updateOf((doc) => doc.getMap("header").set("__proto__", 1)),
    binary: updateOf((doc) => doc.getMap("header").set("title", new Uint8Array(1000))),
    subdocument: updateOf((doc) => doc.getMap("header").set("title", new Y.Doc())),
    deepValue: updateOf((doc) => doc.getMap("header").set("title", nestedList(200))),
    deepTypes: updateOf((doc) => doc.getMap("opinions").set("deep", nestedMaps(60))),
    gap: Y.diffUpdate(twoEdits(), firstState()),
    tooLarge: updateOf((doc) => doc.getMap("header").set("title", "가".repeat(400_000))),
    manyStructs: updateOf((doc) => manyKeys(doc, 70_000)),
    conflicts: conflictingInserts(60, 490),
    tooManyConflicts: conflictingInserts(60, 900),
    countBomb: numbers(HUGE, HUGE, 5, 0),
    structBomb: numbers(1, HUGE, 5, 0),
    skip: numbers(1, 1, 5, 0, 10, HUGE, 0),
    stringBomb: numbers(1, 1, 5, 0, 4, 1, 4, 0x68, 0x65, 0x61, 0x64, HUGE),
    deleteBomb: numbers(0, HUGE, 5, HUGE, 0, 1),
    deleteRange: numbers(0, 1, 5, 1, 0, HUGE),
  }
  const frames = new Map<string, Uint8Array>()
  for (const [name, update] of Object.entries(updates)) {
    frames.set(name, syncMessage(SYNC.update, update))
    frames.set(`${name} as step 2`, syncMessage(SYNC.step2, update))
  }
  frames.set(
    "noise",
    Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) & 0xff),
  )
  frames.set("empty", new Uint8Array(0))
  frames.set("unknownType", Uint8Array.of(99, 1, 2))
  frames.set(
    "step1 of a million clients",
    syncMessage(SYNC.step1, numbers(1_000_000, ...Array.from({ length: 9000 }, () => 7))),
  )
  frames.set("large presence", presence("x".repeat(10_000)))
  frames.set("deep presence", presence(JSON.stringify(nestedList(2000))))
  frames.set("presence of many", numbers(FRAME.awareness, 5, 1, 1, 0, 0, 0))
  frames.set("over the largest message", new Uint8Array(1_200_000))
  return frames
}

function updateOf(change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => change(doc))
  return Y.encodeStateAsUpdate(doc)
}

function honestUpdate(): Uint8Array {
  return updateOf((doc) => doc.getMap("header").set("place", "회의실"))
}

const gapDoc = new Y.Doc()
gapDoc.getMap("header").set("place", "1")
const gapState = Y.encodeStateVector(gapDoc)
gapDoc.getMap("header").set("place", "2")

function twoEdits(): Uint8Array {
  return Y.encodeStateAsUpdate(gapDoc)
}

function firstState(): Uint8Array {
  return gapState
}

function nestedList(depth: number): unknown {
  let value: unknown = []
  for (let level = 0; level < depth; level += 1) value = [value]
  return value
}

function nestedMaps(depth: number): Y.Map<unknown> {
  const map = new Y.Map<unknown>()
  if (depth > 0) map.set("a", nestedMaps(depth - 1))
  return map
}

function manyKeys(doc: Y.Doc, count: number): void {
  for (let index = 0; index < count; index += 1) doc.getMap("header").set(`k${index}`, 1)
}

/** Many clients who all insert at the same place, one character at a time: the worst case of merging. */
function conflictingInserts(clients: number, each: number): Uint8Array {
  const updates = Array.from({ length: clients }, (_, index) => {
    const doc = new Y.Doc()
    doc.clientID = 90_000 + index
    const body = doc.getXmlFragment("body")
    doc.transact(() => {
      for (let count = 0; count < each; count += 1) body.insert(0, [new Y.XmlElement("line")])
    })
    return Y.encodeStateAsUpdate(doc)
  })
  return Y.mergeUpdates(updates)
}

function numbers(...values: number[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const value of values) encoding.writeVarUint(encoder, value)
  return encoding.toUint8Array(encoder)
}

function syncMessage(kind: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, FRAME.sync)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

function presence(state: string): Uint8Array {
  const update = encoding.createEncoder()
  encoding.writeVarUint(update, 1)
  encoding.writeVarUint(update, 77)
  encoding.writeVarUint(update, 1)
  encoding.writeVarString(update, state)
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, FRAME.awareness)
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(update))
  return encoding.toUint8Array(encoder)
}

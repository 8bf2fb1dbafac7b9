// The first and the second person to open a long meeting after the server was restarted.
import { isDeepStrictEqual } from "node:util"
import * as Y from "yjs"
import { Feeder, join, type Joined } from "../load/document-client.ts"
import type { Target } from "../targets/target.ts"
import { makeEditedDocument, TABLE, type EditedDocument } from "./edited-document.ts"
import type { Figures, Workload } from "./workload.ts"

const EDITS = 100_000
/** Made once per run of the bench: the same log goes to every target. */
let edited: EditedDocument | undefined

export const coldJoin: Workload = {
  name: "coldjoin",
  title: "Join of a 100,000-edit meeting with 500 rows after a restart",
  needsDocuments: true,
  rooms: () => 1,
  async run(target, options): Promise<Figures> {
    edited ??= makeEditedDocument(Math.round(EDITS * options.scale))
    try {
      await target.start()
      await fill(target, edited)
      await target.restart()
      const first = complete(await join(target.room(0), 700_001), edited.doc)
      const second = complete(await join(target.room(0), 700_002), edited.doc)
      return {
        "first: bytes complete ms": first.arrivedMs,
        "first: in the Y.Doc ms": first.arrivedMs + first.applyMs,
        "second: bytes complete ms": second.arrivedMs,
        "second: in the Y.Doc ms": second.arrivedMs + second.applyMs,
        "KiB received": first.bytes / 1024,
      }
    } finally {
      await target.stop()
    }
  },
}

async function fill(target: Target, document: EditedDocument): Promise<void> {
  const feeder = new Feeder({ ...target.room(0), room: 0, clientId: 600_000 })
  await feeder.feed(document.updates)
  // Servers that store late get the time to do so; what is not stored then is a failure of the join below.
  await new Promise((resolve) => setTimeout(resolve, target.name === "subject" ? 500 : 12_000))
  feeder.close()
}

interface Completed {
  /** Milliseconds from opening the connection to the last byte of the complete content. */
  readonly arrivedMs: number
  /** Milliseconds a Y.Doc takes to take it in. */
  readonly applyMs: number
  readonly bytes: number
}

/** Replays what arrived into a Y.Doc until it holds everything the expected one holds. Throws if it never does. */
function complete(joined: Joined, expected: Y.Doc): Completed {
  const doc = new Y.Doc()
  let applyMs = 0
  let bytes = 0
  for (const { update, atMs } of joined.updates) {
    const before = performance.now()
    Y.applyUpdate(doc, update)
    applyMs += performance.now() - before
    bytes += update.length
    if (holds(doc, expected)) return { arrivedMs: atMs, applyMs, bytes }
  }
  throw new Error("the join did not bring the whole document")
}

/** Every struct of `expected`, every delete, and the same table; a meeting may hold more from its creation. */
function holds(doc: Y.Doc, expected: Y.Doc): boolean {
  const have = Y.decodeStateVector(Y.encodeStateVector(doc))
  const want = Y.decodeStateVector(Y.encodeStateVector(expected))
  for (const [client, clock] of want) if ((have.get(client) ?? 0) < clock) return false
  return isDeepStrictEqual(tableOf(doc), tableOf(expected))
}

function tableOf(doc: Y.Doc): unknown {
  const table = doc.getMap("opinions").get(TABLE)
  return table instanceof Y.Map ? table.toJSON() : null
}

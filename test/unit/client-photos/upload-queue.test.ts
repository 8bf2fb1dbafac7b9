import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { UploadRefused } from "../../../client/features/photos/upload-photo.ts"
import type { StoredBlob } from "../../../client/features/photos/upload-photo.ts"
import { UploadQueue } from "../../../client/features/photos/upload-queue.ts"
import type { UploadEntry } from "../../../client/features/photos/upload-queue.ts"
import { placeInBody, putPhoto } from "../../../client/features/photos/put-photo.ts"
import { readBody } from "../../../shared/minutes/read-body.ts"
import { until } from "../../support/until.ts"
import { copyOf, docOfLines, lineOf } from "../../fuzz/editor/editor-fixture.ts"

const STORED: StoredBlob = { blob: "a".repeat(64), mime: "image/jpeg", width: 4, height: 3 }
const files = (...names: string[]) => names.map((name) => new File(["x"], name, { type: "image/jpeg" }))

const undoOf = (doc: Y.Doc) => new Y.UndoManager(doc.getXmlFragment("body"))
const entryFor = (doc: Y.Doc, id: string, batch: readonly string[], behind: number): UploadEntry => ({
  id,
  file: new File([], id),
  target: {
    kind: "body",
    place: Y.createRelativePositionFromTypeIndex(doc.getXmlFragment("body"), behind, -1),
    batch,
  },
  phase: "storing",
  share: 1,
  sentence: null,
  element: null,
})
const shown = (doc: Y.Doc) =>
  readBody(doc.getXmlFragment("body")).map((block) => (block.type === "photo" ? block.id : block.type))

/** A queue whose server answers when the test says so. */
function heldQueue() {
  const sent = new Map<string, { readonly answer: (error?: UploadRefused) => void; readonly signal: AbortSignal }>()
  const put: string[] = []
  const queue = new UploadQueue(
    (file, progress, signal) =>
      new Promise((resolve, reject) => {
        progress(0.5)
        sent.set(file.name, { answer: (error) => (error ? reject(error) : resolve(STORED)), signal })
      }),
    (entry) => Promise.resolve(void put.push(entry.file.name)),
  )
  const phases = () => Object.fromEntries(queue.read().map(({ file, phase }) => [file.name, phase]))
  return { queue, sent, put, phases }
}

describe("photos on their way", () => {
  it("[PH1] go two at a time with their progress, and are put in when the server has them", async () => {
    const { queue, sent, put, phases } = heldQueue()
    queue.addToSection(files("1", "2", "3"))
    expect(phases()).toEqual({ "1": "sending", "2": "sending", "3": "waiting" })
    expect(queue.read()[0]?.share).toBe(0.5)
    expect(put).toEqual([])
    sent.get("2")?.answer()
    await until(() => sent.has("3"))
    expect(put).toEqual(["2"])
    expect(phases()).toEqual({ "1": "sending", "3": "sending" })
  })

  it("[PH4] without a network wait, and go on by themselves; another failure waits for its person", async () => {
    const { queue, sent, phases } = heldQueue()
    queue.addToSection(files("1", "2"))
    sent.get("1")?.answer(new UploadRefused("끊김", { isOffline: true }))
    sent.get("2")?.answer(new UploadRefused("사진이 아님", { isOffline: false }))
    await until(() => phases()["2"] === "failed")
    expect(queue.read().map(({ sentence }) => sentence)).toEqual(["끊김", "사진이 아님"])
    queue.retryOffline()
    expect(phases()).toEqual({ "1": "sending", "2": "failed" })
    queue.retry(queue.read()[1]?.id ?? "")
    expect(phases()["2"]).toBe("sending")
  })

  it("[PH6] are stopped at once, and the next one goes", async () => {
    const { queue, sent, put, phases } = heldQueue()
    queue.addToSection(files("1", "2", "3"))
    queue.cancel(queue.read()[0]?.id ?? "")
    expect(sent.get("1")?.signal.aborted).toBe(true)
    expect(phases()).toEqual({ "2": "sending", "3": "sending" })
    sent.get("1")?.answer()
    sent.get("2")?.answer()
    await until(() => put.length === 1)
    expect(put).toEqual(["2"])
  })

  it("[PH5] that could not be put in are not sent again when they are tried again", async () => {
    let sendings = 0
    let isOpen = false
    const queue = new UploadQueue(
      () => Promise.resolve((sendings++, STORED)),
      () => (isOpen ? Promise.resolve() : Promise.reject(new UploadRefused("닫힘", { isOffline: false }))),
    )
    queue.addToSection(files("1"))
    await until(() => queue.read()[0]?.phase === "failed")
    isOpen = true
    queue.retry(queue.read()[0]?.id ?? "")
    await until(() => queue.read().length === 0)
    expect(sendings).toBe(1)
  })
})

describe("a photo in the text", () => {
  it("[PH2] stands behind its line while others add lines, and those that came together keep their order", () => {
    const doc = docOfLines("하나", "둘")
    const batch = ["p1", "p2", "p3"]
    const entries = batch.map((id) => entryFor(doc, id, batch, 1))
    doc.getXmlFragment("body").insert(0, [lineOf("x", "새 줄")])
    for (const at of [1, 2, 0]) putPhoto({ doc, undo: undoOf(doc) }, entries[at] as UploadEntry, STORED)
    expect(shown(doc)).toEqual(["line", "line", "p1", "p2", "p3", "line"])
  })

  it("[PH5] is put in once, in another session of the same document too", () => {
    const doc = docOfLines("하나", "둘")
    const entry = entryFor(doc, "p1", ["p1"], 1)
    const later = copyOf(doc)
    putPhoto({ doc: later, undo: undoOf(later) }, entry, STORED)
    putPhoto({ doc: later, undo: undoOf(later) }, entry, STORED)
    expect(shown(later)).toEqual(["line", "p1", "line"])
  })

  it("[PH2] at the end of the text has a line below it, and one whose place is gone stands at the end", () => {
    const doc = docOfLines("하나")
    putPhoto({ doc, undo: undoOf(doc) }, entryFor(doc, "p1", ["p1"], 1), STORED)
    expect(shown(doc)).toEqual(["line", "p1", "line"])
    const other = docOfLines("다른 글", "둘")
    const foreign = entryFor(docOfLines("없는 글"), "p2", ["p2"], 1)
    if (foreign.target.kind === "body") {
      expect(placeInBody(other.getXmlFragment("body"), "p2", foreign.target)).toBe(2)
    }
  })
})

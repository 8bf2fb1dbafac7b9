import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import * as Y from "yjs"
import { UpdateHold } from "../../../client/live/update-hold.ts"
import { copyOf, docOfLines, lineOf } from "../../fuzz/editor/editor-fixture.ts"

const line = (of: Y.Doc, index: number) => of.getXmlFragment("body").get(index) as Y.XmlElement
const text = (of: Y.Doc) => of.getXmlFragment("body").toJSON()

function setUp() {
  const doc = docOfLines("하나", "둘", "셋")
  const other = copyOf(doc)
  const hold = new UpdateHold(doc)
  other.on("update", (update: Uint8Array) => hold.receive(update, "other"))
  hold.compose(line(doc, 1))
  return { doc, other, hold }
}

describe("updates while a syllable is composed", () => {
  it.each<[string, (other: Y.Doc, changed: Y.XmlElement) => void]>([
    ["letters in it", (_other, changed) => (changed.get(0) as Y.XmlText).insert(1, "*")],
    ["a deletion in it", (_other, changed) => (changed.get(0) as Y.XmlText).delete(0, 1)],
    ["its kind", (_other, changed) => changed.setAttribute("kind", "bullet")],
    ["its format", (_other, changed) => (changed.get(0) as Y.XmlText).format(0, 1, { bold: {} })],
    ["its removal", (other) => other.getXmlFragment("body").delete(1, 1)],
  ])("[ED4] %s waits and comes with the release", (_name, change) => {
    const { doc, other, hold } = setUp()
    change(other, line(other, 1))
    expect(hold.size).toBe(1)
    expect(text(doc)).not.toBe(text(other))
    hold.release()
    expect(text(doc)).toBe(text(other))
  })

  it("[ED4] another line, and a new line before or after it, pass at once", () => {
    const { doc, other, hold } = setUp()
    ;(line(other, 0).get(0) as Y.XmlText).insert(0, "*")
    other.getXmlFragment("body").insert(1, [lineOf("x", "새 줄")])
    other.getXmlFragment("body").insert(3, [lineOf("y", "아래 줄")])
    expect(hold.size).toBe(0)
    expect(text(doc)).toBe(text(other))
  })

  it("[ED4] what builds on a waiting update waits behind it", () => {
    const { doc, other, hold } = setUp()
    ;(line(other, 1).get(0) as Y.XmlText).insert(0, "*")
    ;(line(other, 0).get(0) as Y.XmlText).insert(0, "뒤")
    expect(hold.size).toBe(2)
    expect(doc.store.pendingStructs).toBe(null)
    hold.release()
    expect(text(doc)).toBe(text(other))
  })
})

/** Two people write into a page; how many transactions that makes there. */
function busyRoom() {
  const doc = docOfLines("하나", "둘", "셋")
  const others = [copyOf(doc), copyOf(doc)] as const
  const hold = new UpdateHold(doc)
  let applied = 0
  doc.on("afterTransaction", () => applied++)
  for (const other of others) other.on("update", (update: Uint8Array) => hold.receiveForFrame(update, "other"))
  const type = (person: 0 | 1, letter: string) => (line(others[person], person).get(0) as Y.XmlText).insert(0, letter)
  const shown = (at: number) => (line(doc, at).get(0) as Y.XmlText).toJSON()
  return { doc, hold, type, shown, applied: () => applied }
}

describe("letters of others", () => {
  let frames: (() => void)[]
  const page = { visibilityState: "visible" }
  beforeEach(() => {
    frames = []
    page.visibilityState = "visible"
    vi.useFakeTimers({ toFake: ["setTimeout", "performance"] })
    vi.stubGlobal("document", page)
    vi.stubGlobal("requestAnimationFrame", (work: () => void) => frames.push(work))
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })
  const draw = () => frames.splice(0).forEach((work) => work())

  it("[LV76] come in with the next frame, all at once and in order", () => {
    const { doc, type, shown, applied } = busyRoom()
    for (const letter of ["ㄷ", "ㄴ", "ㄱ"]) type(0, letter)
    type(1, "ㄱ")
    expect(applied()).toBe(0)
    expect(frames).toHaveLength(1)
    draw()
    expect([shown(0), shown(1), applied()]).toEqual(["ㄱㄴㄷ하나", "ㄱ둘", 1])
    expect(doc.store.pendingStructs).toBe(null)
  })

  it("[LV76] of a busy room come in every second frame, of one person at once", () => {
    const { type, shown } = busyRoom()
    type(0, "1")
    draw()
    vi.advanceTimersByTime(10)
    type(0, "2")
    expect(frames).toHaveLength(0)
    vi.advanceTimersByTime(20)
    expect(frames).toHaveLength(1)
    draw()
    expect(shown(0)).toBe("21하나")
    vi.advanceTimersByTime(100)
    type(0, "3")
    expect(frames).toHaveLength(1)
  })

  it("[LV76] are there for whoever draws, and before what comes whole", () => {
    const { doc, hold, type, shown } = busyRoom()
    type(0, "1")
    hold.settle()
    expect(shown(0)).toBe("1하나")
    type(0, "2")
    hold.receive(Y.encodeStateAsUpdate(docOfLines()), "other")
    expect(shown(0)).toBe("21하나")
    draw()
    expect(doc.store.pendingStructs).toBe(null)
  })

  it("[LV76] are taken at once by a page in the background, with what still waited for a frame", () => {
    const { type, shown } = busyRoom()
    type(0, "1")
    page.visibilityState = "hidden"
    type(0, "2")
    expect(shown(0)).toBe("21하나")
  })

  it("[LV76] do not wait by the hundred for a frame that never comes", () => {
    const { type, applied } = busyRoom()
    for (let n = 0; n < 450; n++) type(0, "가")
    expect(applied()).toBe(2)
    expect(frames).toHaveLength(1)
  })

  it("[LV76, ED4] into a line being composed wait, and others do not wait with them", () => {
    const { doc, hold, type, shown } = busyRoom()
    hold.compose(line(doc, 0))
    type(0, "1")
    type(1, "1")
    draw()
    expect([shown(0), shown(1), hold.size]).toEqual(["하나", "1둘", 1])
    hold.release()
    expect(shown(0)).toBe("1하나")
  })
})

// Several people begin to write at one and the same place, each composing syllable by syllable while the others' letters
// come late and in any mix. Whatever the order, each person's words stay together.
import { TextSelection } from "@tiptap/pm/state"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { fuzzRuns } from "../../support/fuzz-runs.ts"
import { connect, deliverAll, textOf, Writer } from "./busy-room.ts"
import { docOfLines } from "./editor-fixture.ts"

/** What each person composes, one entry a jamo; no letter is anyone else's. */
const WORDS: readonly (readonly (readonly string[])[])[] = [
  [
    ["ㅎ", "하", "한"],
    ["ㄱ", "그", "글"],
    ["ㅁ", "마", "만"],
  ],
  [
    ["ㅇ", "의", "의"],
    ["ㄱ", "겨", "견"],
    ["ㅈ", "저", "정"],
    ["ㄹ", "리"],
  ],
  [["*"], ["*"], ["*"], ["*"], ["*"]],
]
const wordOf = (who: number) => (WORDS[who] ?? []).map((jamos) => jamos.at(-1)).join("")

const lettersOf = (text: string) => text.replaceAll("\n", "").split("").toSorted()

/** Where all of them begin. */
const PLACES: Readonly<Record<string, { start: () => Y.Doc; block: number; offset: number }>> = {
  "an empty opinion": { start: () => new Y.Doc(), block: 0, offset: 0 },
  "an empty line": { start: () => docOfLines("위", "", "밑"), block: 1, offset: 0 },
  "the middle of a word": { start: () => docOfLines("위", "앞뒤", "밑"), block: 1, offset: 1 },
  "the end of a line": { start: () => docOfLines("위", "앞", "밑"), block: 1, offset: 1 },
}

/** Composes one person's words, a jamo at a time. */
class Composer {
  readonly writer: Writer
  readonly #jamos: { readonly text: string; readonly isFirst: boolean; readonly isLast: boolean }[]

  constructor(writer: Writer, who: number) {
    this.writer = writer
    this.#jamos = (WORDS[who] ?? []).flatMap((jamos) =>
      jamos.map((text, index) => ({ text, isFirst: index === 0, isLast: index === jamos.length - 1 })),
    )
  }

  /** The next jamo; after a syllable the input method may pause, and what waited is shown. */
  press(pauses: boolean): void {
    const jamo = this.#jamos.shift()
    if (jamo === undefined) return this.writer.hold.release()
    const { state, hold, dispatch } = this.writer
    const { head } = state.selection
    const tr = state.tr.insertText(jamo.text, jamo.isFirst ? head : head - 1, head)
    dispatch(tr.setSelection(TextSelection.create(tr.doc, jamo.isFirst ? head + 1 : head)))
    const line = this.writer.binding.elementAt(this.writer.state)
    if (line !== null) hold.compose(line)
    if (jamo.isLast && pauses) hold.release()
  }

  finish(): void {
    while (this.#jamos.length > 0) this.press(false)
    this.writer.hold.release()
  }
}

function placeCaret({ state, dispatch }: Writer, block: number, offset: number): void {
  const before = state.doc.children.slice(0, block)
  const at = before.reduce((size, { nodeSize }) => size + nodeSize, 1)
  dispatch(state.tr.setSelection(TextSelection.create(state.doc, at + offset)))
}

interface Step {
  readonly who: number
  readonly what: "press" | "pause" | "receive"
  readonly from: number
}

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat({ max: WORDS.length - 1 }),
  what: fc.constantFrom("press", "press", "pause", "receive", "receive"),
  from: fc.nat({ max: WORDS.length - 1 }),
})

describe.each(Object.entries(PLACES))("several people begin in %s", (_name, { start, block, offset }) => {
  it("[ED29] each one's words stay together, whole and once", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.shuffledSubarray([1, 2, 3], { minLength: 3 }), (steps, ids) => {
        const doc = start()
        const writers = WORDS.map((_word, who) => new Writer(doc, `${who}`))
        for (const [who, { doc: own }] of writers.entries()) own.clientID = ids[who] ?? 9
        connect(writers)
        const composers = writers.map((writer, who) => new Composer(writer, who))
        for (const writer of writers) placeCaret(writer, block, offset)
        for (const { who, what, from } of steps) {
          if (what !== "receive") composers[who]?.press(what === "pause")
          else if (from !== who) writers[who]?.receiveFrom(writers[from] as Writer)
        }
        for (const composer of composers) composer.finish()
        deliverAll(writers)
        const texts = writers.map((writer) => writer.text())
        expect(new Set(texts).size).toBe(1)
        for (const [who] of WORDS.entries()) expect(texts[0]?.split(wordOf(who))).toHaveLength(2)
        expect(lettersOf(texts[0] ?? "")).toEqual(
          lettersOf(textOf(doc.getXmlFragment("body")) + WORDS.map((_word, who) => wordOf(who)).join("")),
        )
      }),
      { seed: 41, numRuns: fuzzRuns(150) },
    )
  })
})

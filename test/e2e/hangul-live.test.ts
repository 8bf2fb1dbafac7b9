// Hangul composed per jamo on one page while another person edits after every jamo, in the body and in an opinion cell.
// docs/hangul.md says which test is which case.
import { beforeAll, describe, expect, it } from "vitest"
import { until } from "../support/until.ts"
import { HANGUL_CASES } from "./support/hangul-cases.ts"
import { commit, showJamo, TYPED, typeHangul } from "./support/hangul-keyboard.ts"
import { hangulRounds, livePairOfFile } from "./support/live-pair-of-file.ts"
import {
  bodyOf,
  caretAt,
  emptyLineIn,
  emptyOpinion,
  lineIn,
  linesOn,
  opinionAt,
  settledIn,
  startIn,
  untilAlike,
  writeLinesIn,
  type WritingPlace,
} from "./support/writing-place.ts"

const pairNow = livePairOfFile("hangul")
/** Every case has lines of its own, named by a number; always three digits, so that no name is part of another. */
let count = 100
const newTag = () => `${(count++ % 900) + 100}번`

/** My caret behind so many letters of my line; the line's tag comes before them. */
const mineAt = (place: WritingPlace, tag: string, offset: number) =>
  caretAt(pairNow().mine.page, lineIn(place, pairNow().mine.page, `${tag}앞`), tag.length + offset)

/** Waits until my page was sent what `act` did on the other's. */
async function andArrived(kind: "edits" | "presence", act: () => Promise<unknown>): Promise<void> {
  const { arrived } = pairNow()
  const before = arrived[kind]
  await act()
  await until(() => arrived[kind] > before, { what: `${kind} from the other page` })
}

const openPlaces: Record<string, () => Promise<WritingPlace>> = {
  "the body": async () => bodyOf(pairNow()),
  "an opinion cell": async () => {
    const place = await emptyOpinion(pairNow())
    for (const { page } of [pairNow().other, pairNow().mine]) await startIn(page, place)
    await pairNow().mine.page.keyboard.insertText("의견")
    return opinionAt(pairNow(), place)
  },
}

describe.each(hangulRounds())("round %i", (_round) => {
  describe.each(Object.keys(openPlaces))("in %s", (where) => {
    let place: WritingPlace
    beforeAll(async () => void (place = (await openPlaces[where]?.()) as WritingPlace))

    it.each(Object.entries(HANGUL_CASES))("[ED3] %s: exactly the text typed, for everyone", async (_name, one) => {
      const tag = newTag()
      const pair = pairNow()
      await writeLinesIn(pair, place, [`${tag}위`, `${tag}${one.line}`, `${tag}밑`])
      await one.start(pair.other.page, place, tag)
      const offset = one.line.indexOf("뒤")
      await mineAt(place, tag, offset)
      await typeHangul(
        pair.cdp,
        (n) => andArrived(one.arrives, () => one.act(pair.other.page, n)),
        () => untilAlike(pair, place),
      )
      const lines = (await settledIn(pair, place)).filter((line) => line.includes(tag))
      expect(lines).toHaveLength(one.expected.length)
      for (const [index, expected] of one.expected.entries()) {
        const line = lines[index] ?? ""
        if (expected instanceof RegExp) expect(line.replace(tag, "")).toMatch(expected)
        else expect(line.replace(tag, "")).toBe(expected)
      }
    })

    it("[ED3] Enter during composition ends the line behind the whole syllable, and typing goes on below", async () => {
      const tag = newTag()
      const pair = pairNow()
      const { page } = pair.mine
      await writeLinesIn(pair, place, [`${tag}앞뒤말`])
      await caretAt(pair.other.page, lineIn(place, pair.other.page, tag), tag.length)
      await mineAt(place, tag, 1)
      const star = () => andArrived("edits", () => pair.other.page.keyboard.insertText("*"))
      for (const text of ["ㅎ", "하", "한"]) {
        await showJamo(pair.cdp, text)
        await star()
      }
      // The key goes to the input method first, which lets go of the syllable; then it is pressed as a key.
      await pressWhileComposing("Enter")
      await commit(pair.cdp, "한")
      await page.keyboard.press("Enter")
      await typeHangul(pair.cdp, star, () => untilAlike(pair, place))
      const lines = await settledIn(pair, place)
      const at = lines.findIndex((line) => line.startsWith(tag))
      expect(lines.slice(at, at + 2)).toEqual([`${tag}${"*".repeat(17)}앞한`, `${TYPED}뒤말`])
    })

    it("[ED3] a click into another line during composition: both lines hold exactly what was typed in them", async () => {
      const tag = newTag()
      const pair = pairNow()
      const { page } = pair.mine
      await writeLinesIn(pair, place, [`${tag}위`, `${tag}앞뒤말`, `${tag}밑`])
      await caretAt(pair.other.page, lineIn(place, pair.other.page, `${tag}앞`), tag.length)
      await mineAt(place, tag, 1)
      const star = () => andArrived("edits", () => pair.other.page.keyboard.insertText("*"))
      for (const text of ["ㅎ", "하", "한"]) {
        await showJamo(pair.cdp, text)
        await star()
      }
      // Browsers end the composition at the press of the button, before the page hears of the press.
      await commit(pair.cdp, "한")
      await lineIn(place, page, `${tag}밑`).click()
      await page.keyboard.press("End")
      await typeHangul(pair.cdp, star, () => untilAlike(pair, place))
      const lines = (await settledIn(pair, place)).filter((line) => line.includes(tag))
      expect(lines).toEqual([`${tag}위`, `${tag}${"*".repeat(17)}앞한뒤말`, `${tag}밑${TYPED}`])
    })

    it("[ED3] the first syllable of a line: exactly the text typed, between new paragraphs and letters of the other", async () => {
      const tag = newTag()
      const pair = pairNow()
      await emptyLineIn(pair, place, tag)
      await lineIn(place, pair.other.page, `${tag}위`).click()
      await pair.other.page.keyboard.press("End")
      await typeHangul(
        pair.cdp,
        (n) =>
          andArrived("edits", () =>
            n % 2 === 0 ? pair.other.page.keyboard.press("Enter") : pair.other.page.keyboard.insertText("새"),
          ),
        () => untilAlike(pair, place),
      )
      const lines = await settledIn(pair, place)
      expect(lines[lines.indexOf(`${tag}밑`) - 1]).toBe(TYPED)
    })

    it("[ED29] both begin one empty line at once: each finds the words together, whole and once", async () => {
      const tag = newTag()
      const pair = pairNow()
      await emptyLineIn(pair, place, tag)
      await lineIn(place, pair.other.page, `${tag}밑`).click()
      await pair.other.page.keyboard.press("ArrowUp")
      await typeHangul(
        pair.cdp,
        () => andArrived("edits", () => pair.other.page.keyboard.insertText("*")),
        () => untilAlike(pair, place),
      )
      const lines = await settledIn(pair, place)
      expect(lines[lines.indexOf(`${tag}밑`) - 1]).toMatch(new RegExp(`^(?:${TYPED}\\*{14}|\\*{14}${TYPED})$`))
    })

    it("[ED14] somebody deletes the line I compose in: all I type stands in one line of its own, once", async () => {
      const tag = newTag()
      const pair = pairNow()
      const { page } = pair.other
      await writeLinesIn(pair, place, [`${tag}위`, `${tag}앞뒤말`, `${tag}밑`])
      await caretAt(page, lineIn(place, page, `${tag}앞`), 0)
      await mineAt(place, tag, 1)
      await typeHangul(
        pair.cdp,
        async (n) => {
          if (n !== 1) return
          // What the other person deletes is what is seen there: the first two jamo, and nothing that comes after.
          await lineIn(place, page, `${tag}앞하`).waitFor()
          await page.keyboard.press("Home")
          await page.keyboard.press("Shift+End")
          await page.keyboard.press("Delete")
          const before = await linesOn(place, page).count()
          // An empty bullet becomes a paragraph first.
          while ((await linesOn(place, page).count()) === before) await page.keyboard.press("Backspace")
        },
        () => untilAlike(pair, place),
      )
      const lines = await settledIn(pair, place)
      const at = lines.indexOf(`${tag}위`)
      expect(lines.slice(at, at + 3)).toEqual([`${tag}위`, TYPED, `${tag}밑`])
    })

    it("[ED4] a syllable I leave open lets another's letters in after 4 s, and typing goes on: no jamo twice", async () => {
      const tag = newTag()
      const pair = pairNow()
      const { mine, other } = pair
      await writeLinesIn(pair, place, [`${tag}앞뒤말`])
      await caretAt(other.page, lineIn(place, other.page, tag), tag.length)
      await mineAt(place, tag, 1)
      await showJamo(pair.cdp, "ㅎ")
      await showJamo(pair.cdp, "하")
      await lineIn(place, other.page, `${tag}앞하`).waitFor()
      await other.page.keyboard.insertText("*")
      await lineIn(place, mine.page, `${tag}*앞하뒤말`).waitFor()
      await typeHangul(pair.cdp, async () => undefined)
      const lines = (await settledIn(pair, place)).filter((line) => line.includes(tag))
      expect(lines).toEqual([`${tag}*앞하${TYPED}뒤말`])
    })
  })

  it("[ED3] no page complained", () => {
    expect([...pairNow().mine.complaints, ...pairNow().other.complaints]).toEqual([])
  })
})

/** A key that the input method takes: pages see it as 229, as browsers tell them while a syllable is open. */
async function pressWhileComposing(code: string): Promise<void> {
  const { cdp } = pairNow()
  const key = { key: "Process", code, windowsVirtualKeyCode: 229 }
  await cdp.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key })
  await cdp.send("Input.dispatchKeyEvent", { type: "keyUp", ...key })
}

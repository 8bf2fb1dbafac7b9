// Captions of photos: two people at once, and what comes with cells of a spreadsheet.
import type { Page } from "playwright-core"
import sharp from "sharp"
import { expect, it } from "vitest"
import type { Block } from "../../shared/minutes/minutes.ts"
import { editorText } from "../../shared/text/ko/editor.ts"
import { minutesPageText } from "../../shared/text/ko/minutes-page.ts"
import { until } from "../support/until.ts"
import { dropFiles } from "./support/given-files.ts"
import { lineWith, readMinutesOf, writeLines } from "./support/live-pair.ts"
import { livePairOfFile } from "./support/live-pair-of-file.ts"
import { body } from "./support/minutes-page.ts"

const pairNow = livePairOfFile("photo-captions", { LIMIT_WRITES_PER_MINUTE: "10000" })

it("[PH7] [UI52] two people caption one photo: the words that did not stay are one tap from coming back", async () => {
  const pair = pairNow()
  const [mine, other] = [pair.mine.page, pair.other.page]
  const photoOfTest = async (): Promise<Extract<Block, { type: "photo" }> | undefined> => {
    const { body: blocks } = await readMinutesOf(pair)
    const line = blocks.findIndex((block) => JSON.stringify(block).includes("사진 위의 줄"))
    const block = blocks[line + 1]
    return block?.type === "photo" ? block : undefined
  }
  await writeLines(pair, ["사진 위의 줄"])
  const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: "#4a7" } })
    .jpeg()
    .toBuffer()
  await dropFiles(lineWith(mine, "사진 위의 줄"), [{ name: "함께.jpg", type: "image/jpeg", bytes }])
  await until(async () => (await photoOfTest()) !== undefined, { timeout: 40_000 })
  const blob = (await photoOfTest())?.blob ?? ""
  const at = (page: Page) =>
    body(page)
      .locator(".hj-photo", { has: page.locator(`img[src*="${blob}"]`) })
      .last()
  const caption = (page: Page) => at(page).getByRole("textbox", { name: editorText.photoCaption })
  const untilCaption = (text: string) => until(async () => (await photoOfTest())?.caption === text)
  await caption(mine).click()
  await mine.keyboard.insertText("내 설명")
  await untilCaption("내 설명")
  await caption(other).fill("남의 설명")
  await untilCaption("남의 설명")
  const note = at(mine).locator(".hj-caption-note")
  await note.getByText(minutesPageText.otherWrote("남의 설명")).waitFor()
  // Writing on is no answer: the other's words are still on offer.
  await mine.keyboard.insertText(" 더")
  await untilCaption("내 설명 더")
  await note.getByText(minutesPageText.otherWrote("남의 설명")).waitFor()
  await mine.keyboard.press("Escape")
  await note.getByRole("button", { name: minutesPageText.takeTheirs }).click()
  await untilCaption("남의 설명")
  await note.getByText(minutesPageText.mineKept("내 설명 더")).waitFor()
  await note.getByRole("button", { name: minutesPageText.putMine }).click()
  await untilCaption("내 설명 더")
  await note.getByRole("button", { name: minutesPageText.dismiss }).click()
  expect(await note.isVisible()).toBe(false)
})

it("[PH3] cells of a spreadsheet pasted into a caption are words, and no photo of them", async () => {
  const words = await pairNow()
    .mine.page.locator('[data-place="photos"] textarea')
    .first()
    .evaluate((field) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData("text/plain", "표의 말")
      clipboardData.setData("text/html", "<table><tr><td>표의 말</td></tr></table>")
      clipboardData.items.add(new File(["x"], "칸.png", { type: "image/png" }))
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })
      return { isLeftToTheField: field.dispatchEvent(event) }
    })
  expect(words.isLeftToTheField).toBe(true)
})

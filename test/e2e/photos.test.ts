// Photos into the text at real browsers: dropped, pasted and chosen, while somebody else writes and the network comes and goes.
import { Buffer } from "node:buffer"
import { AxeBuilder } from "@axe-core/playwright"
import type { Page } from "playwright-core"
import sharp from "sharp"
import { beforeAll, expect, it } from "vitest"
import type { Block } from "../../shared/minutes/minutes.ts"
import { editorTableText } from "../../shared/text/ko/editor-table.ts"
import { editorText } from "../../shared/text/ko/editor.ts"
import { photosText as ko } from "../../shared/text/ko/photos.ts"
import { until as untilSoon } from "../support/until.ts"
import { lineWith, readMinutesOf, writeLines, type LivePair } from "./support/live-pair.ts"
import { livePairOfFile, newTags } from "./support/live-pair-of-file.ts"
import { dropFiles, holdUploads, pasteFiles } from "./support/given-files.ts"
import type { GivenFile } from "./support/given-files.ts"
import { body, openMinutes, openTab, untilSaved } from "./support/minutes-page.ts"
import { openBrowser, PHONE, signIn } from "./support/people.ts"

const pairNow = livePairOfFile("photos", { LIMIT_WRITES_PER_MINUTE: "10000" })
let pair: LivePair
let mine: Page
let other: Page
let jpeg: Buffer
/** A photo goes through two computers' work before it is seen. */
const until: typeof untilSoon = (condition) => untilSoon(condition, { timeout: 40_000 })
const newTag = newTags(500)

beforeAll(async () => {
  pair = pairNow()
  mine = pair.mine.page
  other = pair.other.page
  jpeg = await photo("#4a7")
})

const photo = (background: string) =>
  sharp({ create: { width: 640, height: 480, channels: 3, background } })
    .jpeg()
    .toBuffer()

const dropOn = (page: Page, words: string, files: readonly GivenFile[]) =>
  dropFiles(lineWith(page, words).last(), files)
const paste = (flavours: Record<string, string>, files: readonly GivenFile[]) => pasteFiles(body(mine), flavours, files)
const file = (name: string, bytes = jpeg, type = "image/jpeg"): GivenFile => ({ name, type, bytes })

const bodyOf = async (): Promise<readonly Block[]> => (await readMinutesOf(pair)).body
/** What stands directly below the line with these words. */
async function below(words: string): Promise<readonly Block[]> {
  const blocks = await bodyOf()
  const at = blocks.findIndex((block) => block.type === "line" && JSON.stringify(block).includes(words))
  return blocks.slice(at + 1)
}
const photosBelow = async (words: string): Promise<number> => {
  const blocks = await below(words)
  const end = blocks.findIndex(({ type }) => type !== "photo")
  return end < 0 ? blocks.length : end
}

it("[PH1, PH2] photos let go over a line land below it in their order while the other types and adds lines above", async () => {
  const tag = newTag()
  await writeLines(pair, [`${tag} 위`, `${tag} 여기`, `${tag} 아래`])
  const release = await holdUploads(mine)
  await dropOn(mine, `${tag} 여기`, [
    file("하나.jpg"),
    file("둘.jpg", await photo("#a33")),
    file("셋.jpg", await photo("#33a")),
  ])
  await mine.getByText(ko.waiting("셋.jpg")).waitFor()
  expect(await other.getByText("하나.jpg").count()).toBe(0)
  expect(await photosBelow(`${tag} 여기`)).toBe(0)
  await lineWith(other, `${tag} 위`).click()
  await other.keyboard.press("End")
  await other.keyboard.press("Enter")
  await other.keyboard.insertText(`${tag} 사이`)
  await lineWith(other, `${tag} 여기`).click()
  await other.keyboard.press("End")
  await other.keyboard.insertText(" 덧붙임")
  await lineWith(mine, `${tag} 여기 덧붙임`).waitFor()
  release()
  await until(async () => (await photosBelow(`${tag} 여기 덧붙임`)) === 3)
  const [first, second, third] = await below(`${tag} 여기 덧붙임`)
  expect(new Set([first, second, third].map((block) => block?.type === "photo" && block.blob)).size).toBe(3)
  await until(async () => (await mine.getByText("하나.jpg").count()) === 0)
  await until(async () => (await body(other).locator(".hj-photo img").count()) >= 3)
  await mine.unroute("**/blobs")
})

it("[PH3] a picture alone on the clipboard is a photo; the one a word processor puts beside its words is not", async () => {
  const tag = newTag()
  await writeLines(pair, [tag])
  await paste({}, [file("image.png", await sharp(jpeg).png().toBuffer(), "image/png")])
  await until(async () => (await photosBelow(tag)) === 1)
  await lineWith(mine, tag).click()
  await mine.keyboard.press("End")
  await paste({ "text/html": `<p>${tag} 복사한 말</p>`, "text/plain": `${tag} 복사한 말` }, [
    file("image.png", jpeg, "image/png"),
  ])
  await lineWith(other, `${tag} 복사한 말`).waitFor()
  expect(await mine.getByText(ko.uploading("image.png", 0)).count()).toBe(0)
  const picture = `data:image/jpeg;base64,${(await photo("#a3a")).toString("base64")}`
  await paste(
    { "text/html": `<p> ${tag} 그림 있는 말</p><img alt="도표" src="${picture}">`, "text/plain": "쓰이지 않음" },
    [],
  )
  // The one pasted alone stands below the same line: before the new one comes there is one already.
  await until(async () => (await photosBelow(`${tag} 그림 있는 말`)) === 2)
  await paste({ "text/html": `<p> ${tag} 끝</p><img src="file:///C:/a.png">`, "text/plain": "쓰이지 않음" }, [])
  await mine.getByText(ko.notPasted(1)).first().waitFor()
  await lineWith(other, `${tag} 끝`).waitFor()
})

it("[PH4] without a network it says so, keeps the photo, and sends it when the network is back", async () => {
  const tag = newTag()
  await writeLines(pair, [tag, `${tag} 다음`])
  await pair.mine.context.setOffline(true)
  await dropOn(mine, tag, [file("끊김.jpg")])
  await mine.getByText(ko.offline("끊김.jpg")).waitFor()
  await writeAbove(other, `${tag} 다음`)
  await pair.mine.context.setOffline(false)
  // Two things put below one line at once stand in either order.
  const belowBoth = async () => (await below(`${tag} 다음`)).slice(0, 2).map(({ type }) => type)
  await until(async () => (await belowBoth()).toSorted().join() === "line,photo")
  await until(async () => (await mine.getByText("끊김.jpg").count()) === 0)
})

async function writeAbove(page: Page, words: string): Promise<void> {
  await lineWith(page, words).click()
  await page.keyboard.press("End")
  await page.keyboard.press("Enter")
  await page.keyboard.insertText("끊긴 동안 쓴 말")
}

it("[PH5] a photo that ends after the person went to another page is in the minutes, once, at its place", async () => {
  const tag = newTag()
  await writeLines(pair, [tag, `${tag} 다음`])
  const release = await holdUploads(mine)
  await dropOn(mine, tag, [file("떠난 뒤.jpg")])
  await mine
    .getByText(/떠난 뒤\.jpg/)
    .first()
    .waitFor()
  // The place is told by letters around it: whoever puts the photo in must have them.
  await untilSaved(mine)
  await mine.locator('header a[href="/"]').first().click()
  await body(mine).waitFor({ state: "detached" })
  release()
  const found = async () => (await photosBelow(tag)) + (await photosBelow(`${tag} 다음`))
  try {
    await until(async () => (await found()) === 1)
  } finally {
    await mine.unroute("**/blobs")
    await openMinutes(mine, pair.demo)
  }
  await lineWith(mine, tag).first().waitFor()
  expect(await found()).toBe(1)
})

it("[PH6] what is no photo gets a sentence by its kind, changes nothing, and one on its way can be stopped", async () => {
  const tag = newTag()
  await writeLines(pair, [tag])
  const before = await bodyOf()
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic00000000mif1heic")])
  await dropOn(mine, tag, [
    file("글.jpg", Buffer.from("사진이 아니라 글입니다")),
    file("그림.svg", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), "image/svg+xml"),
    file("휴대전화.heic", heic, "image/heic"),
  ])
  await mine.getByText(ko.notAnImage("글.jpg")).waitFor()
  await mine.getByText(ko.notAnImage("그림.svg")).waitFor()
  await mine.getByText(ko.heic("휴대전화.heic")).waitFor()
  for (let left = 3; left > 0; left--) await mine.getByRole("button", { name: ko.dismiss, exact: true }).first().click()
  const release = await holdUploads(mine)
  await dropOn(mine, tag, [file("그만.jpg")])
  await mine.getByRole("button", { name: ko.cancelNamed("그만.jpg") }).click()
  release()
  await until(async () => (await mine.getByText("그만.jpg").count()) === 0)
  await mine.unroute("**/blobs")
  expect(await bodyOf()).toEqual(before)
})

it("[PH7] a photo in the text is captioned, made small, taken out and put back", async () => {
  const tag = newTag()
  await writeLines(pair, [tag])
  await dropOn(mine, tag, [file("꾸미기.jpg")])
  await until(async () => (await photosBelow(tag)) === 1)
  const [first] = await below(tag)
  const blob = first?.type === "photo" ? first.blob : ""
  const mineIs = body(mine)
    .locator(".hj-photo", { has: mine.locator(`img[src*="${blob}"]`) })
    .last()
  await mineIs.getByRole("textbox", { name: editorText.photoCaption }).fill("둘러앉은 위원들")
  await mineIs.hover()
  await mineIs.getByRole("button", { name: /작게/ }).click()
  await until(async () => {
    const [now] = await below(tag)
    return now?.type === "photo" && now.caption === "둘러앉은 위원들" && now.size === "small"
  })
  await mineIs.hover()
  await mineIs.getByRole("button", { name: /지우기/ }).click()
  await until(async () => (await photosBelow(tag)) === 0)
  await mine.locator(".hj-notice").getByRole("button", { name: editorText.undo }).click()
  await until(async () => {
    const [now] = await below(tag)
    return now?.type === "photo" && now.caption === "둘러앉은 위원들" && now.size === "small"
  })
})

it("[PH7] by keyboard: arrows select a photo, Enter goes to its caption, Tab to its buttons, Esc back to the text", async () => {
  const tag = newTag()
  await writeLines(pair, [tag])
  await dropOn(mine, tag, [file("글쇠.jpg")])
  await until(async () => (await photosBelow(tag)) === 1)
  await until(async () => (await mine.getByText("글쇠.jpg").count()) === 0)
  await lineWith(mine, tag).first().click()
  await mine.keyboard.press("End")
  await mine.keyboard.press("ArrowRight")
  await body(mine).locator(".hj-photo.ProseMirror-selectednode").waitFor()
  await mine.keyboard.press("Enter")
  await mine.keyboard.insertText("글쇠로 쓴 설명")
  await mine.keyboard.press("Tab")
  await mine.keyboard.press("Enter")
  await until(async () => {
    const [now] = await below(tag)
    return now?.type === "photo" && now.caption === "글쇠로 쓴 설명" && now.size === "small"
  })
})

it("[PH6] axe finds nothing serious with photos, a failed one and a table's tools on the page", async () => {
  const tag = newTag()
  await writeLines(pair, [tag])
  await dropOn(mine, tag, [file("아님.jpg", Buffer.from("x"))])
  await mine.getByText(ko.notAnImage("아님.jpg")).waitFor()
  await lineWith(mine, tag).click()
  await mine.getByRole("button", { name: editorTableText.insertLabel }).click()
  await mine.getByRole("button", { name: editorTableText.tools.rowBelow.label }).waitFor()
  await mine.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== "running"))
  const { violations } = await new AxeBuilder({ page: mine })
    .include(".hj-toolbar-frame")
    .include(".hj-photo")
    .include(".hj-body table")
    .include("[class*=upload]")
    .analyze()
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical")
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")} ${nodes[0]?.any[0]?.message}`)).toEqual(
    [],
  )
  await mine.getByRole("button", { name: ko.dismiss, exact: true }).click()
})

it("[PH8] the toolbar and the slash menu open the chooser; a telephone also offers its camera", async () => {
  const tag = newTag()
  await writeLines(pair, [tag])
  const chooser = mine.waitForEvent("filechooser")
  await mine.getByRole("button", { name: ko.addToBody }).click()
  await (await chooser).setFiles({ name: "고른.jpg", mimeType: "image/jpeg", buffer: jpeg })
  await until(async () => (await photosBelow(tag)) === 1)
  const phone = await openBrowser(pair.browser, PHONE)
  await signIn(phone, pair.demo, "member")
  await openMinutes(phone.page, pair.demo)
  const camera = phone.page.locator('input[type="file"][capture="environment"][accept="image/*"]')
  await until(async () => (await camera.count()) === 2)
  await openTab(phone.page, "agenda")
  await phone.page.getByRole("button", { name: ko.camera, exact: true }).last().waitFor()
  await phone.context.close()
})

it("[PH9] a file let go elsewhere does not replace the page, and says where photos go", async () => {
  await mine
    .locator("h1")
    .first()
    .evaluate((element) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(["x"], "a.hwp"))
      element.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }))
    })
  await mine.getByText(ko.dropElsewhere).first().waitFor()
})

it("[ED16] no page complained", () => expect([...pair.mine.complaints, ...pair.other.complaints]).toEqual([]))

// Finding in the minutes, the help on keys, and the tools on a phone's keyboard.
import { AxeBuilder } from "@axe-core/playwright"
import type { Browser, Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest"
import { findText as find } from "../../shared/text/ko/editor-find.ts"
import { helpText as help } from "../../shared/text/ko/editor-help.ts"
import { editorSuggestText as suggest } from "../../shared/text/ko/editor-suggest.ts"
import { editorText as ko } from "../../shared/text/ko/editor.ts"
import { shellText } from "../../shared/text/ko/shell.ts"
import { startProduct, type Demo, type RunningProduct } from "../support/running-product.ts"
import { until } from "../support/until.ts"
import { currentLine } from "./support/current-line.ts"
import { compose } from "./support/hangul-keyboard.ts"
import { body, openMinutes, openTab } from "./support/minutes-page.ts"
import {
  DESKTOP,
  keepPicture,
  launchBrowser,
  openBrowser,
  PHONE,
  signIn,
  type PersonAtBrowser,
} from "./support/people.ts"

let browser: Browser
let product: RunningProduct
let demo: Demo
let desk: PersonAtBrowser
let phone: PersonAtBrowser

beforeAll(async () => {
  product = await startProduct()
  demo = await product.demo()
  browser = await launchBrowser()
  desk = await openBrowser(browser, DESKTOP)
  phone = await openBrowser(browser, PHONE)
  await signIn(desk, demo, "secretary")
  await signIn(phone, demo, "member")
})
beforeEach(async () => {
  await openMinutes(desk.page, demo)
  await body(desk.page).locator(".hj-line").first().waitFor()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return
  await keepPicture(desk, `finding-${task.name.replace(/\W+/g, "-")}`)
  await keepPicture(phone, `finding-phone-${task.name.replace(/\W+/g, "-")}`)
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const bar = (page: Page) => page.getByRole("search", { name: find.label })
const field = (page: Page) => bar(page).getByRole("textbox", { name: find.field })
const count = (page: Page) => bar(page).locator(":scope > span").textContent()

/** The words marked on the page, and whether they are in the window. */
function marked(page: Page) {
  return page.evaluate(() => {
    const [range] = CSS.highlights.get("hj-found") ?? []
    if (!(range instanceof Range)) return null
    const { top, bottom } = range.getBoundingClientRect()
    const column = range.startContainer.parentElement?.closest("[data-col]")?.getAttribute("data-col") ?? "body"
    return { words: range.toString(), isSeen: top >= 0 && bottom <= innerHeight && bottom > top, column }
  })
}

/** Which of the page's texts the mark is in and from where; "" without one. */
function whereMarked(page: Page): Promise<string> {
  return page.evaluate(() => {
    const [range] = CSS.highlights.get("hj-found") ?? []
    if (!(range instanceof Range)) return ""
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    let index = 0
    for (let node = walker.nextNode(); node !== null && node !== range.startContainer; node = walker.nextNode())
      index += 1
    return `${index}:${range.startOffset}`
  })
}

async function expectAccessible(page: Page, inside: string): Promise<void> {
  await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== "running"))
  const { violations } = await new AxeBuilder({ page }).include(inside).analyze()
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id }) => id)).toEqual(
    [],
  )
}

it("[UI80, UI81] Ctrl+F finds in body and rows, counts, goes on and back, and leaves the caret at the hit", async () => {
  const { page } = desk
  await page.keyboard.press("Control+f")
  await field(page).waitFor()
  await page.keyboard.insertText("종사자 쉼터")
  await until(async () => (await marked(page))?.isSeen === true)
  const all = Number(((await count(page)) ?? "").split("/")[1])
  expect(all).toBeGreaterThan(0)
  await field(page).fill("3-4-1")
  await until(async () => (await marked(page))?.column === "number")
  await until(async () => (await marked(page))?.isSeen === true)
  await field(page).fill("지역아동센터")
  await until(async () => Number(((await count(page)) ?? "").split("/")[1]) > 1)
  const first = await count(page)
  await page.keyboard.press("Enter")
  await until(async () => (await count(page)) !== first)
  await page.keyboard.press("Shift+Enter")
  await until(async () => (await count(page)) === first)
  await field(page).fill("쓰이지않는낱말")
  await until(async () => (await count(page)) === find.none)
  await field(page).fill("방문 건강 관리")
  await until(async () => (await marked(page))?.column === "body")
  await expectAccessible(page, ".hj-find")
  await page.keyboard.press("Escape")
  await until(async () => (await page.evaluate(() => getSelection()?.toString())) === "방문 건강 관리")
  await page.keyboard.press("ArrowRight")
  await page.keyboard.insertText("(찾음)")
  expect((await currentLine(page)).text).toContain("방문 건강 관리(찾음)")
})

it("[UI80] words in a field are marked with their field, each occurrence at its own place, and the caret is left on them", async () => {
  const { page } = desk
  const found = () =>
    page.evaluate(() => document.querySelector<HTMLTextAreaElement>("textarea[data-found]")?.value ?? null)
  const title = await page.locator('[data-place="header.title"] textarea').inputValue()
  await page.keyboard.press("Control+f")
  await field(page).fill(title)
  await until(async () => (await found()) === title)
  expect((await count(page))?.startsWith("1/")).toBe(true)
  await page.keyboard.press("Escape")
  const selected = await page.evaluate(() => {
    const active = document.activeElement
    return active instanceof HTMLTextAreaElement ? active.value.slice(active.selectionStart, active.selectionEnd) : null
  })
  expect(selected).toBe(title)
  expect(await found()).toBeNull()

  await page.keyboard.press("Control+f")
  await field(page).fill("모니터링 의견")
  await until(async () => Number(((await count(page)) ?? "").split("/")[1]) > 2)
  const all = Number(((await count(page)) ?? "").split("/")[1])
  const places: string[] = []
  for (let nth = 1; nth <= all; nth++) {
    await until(async () => ((await count(page)) ?? "") === `${nth}/${all}`)
    // Every hit is marked, and none where another is.
    let place = ""
    await until(async () => {
      place = (await found()) ?? (await whereMarked(page))
      return place !== "" && !places.includes(place)
    })
    places.push(place)
    await page.keyboard.press("Enter")
  }
  expect(places).toContain(await page.locator('[data-place^="opinion."][data-place$=".title"] textarea').inputValue())
})

it("[UI80] words that moved in their field since they were found are the ones that are selected", async () => {
  const { page } = desk
  const title = page.locator('[data-place="header.title"] textarea')
  const before = await title.inputValue()
  await page.keyboard.press("Control+f")
  await field(page).fill(before.slice(-3))
  await until(async () => (await page.locator("textarea[data-found]").count()) === 1)
  await openMinutes(phone.page, demo)
  await openTab(phone.page, "attendance")
  await phone.page.locator('[data-place="header.title"] textarea').fill(`제목 앞에 쓴 말 ${before}`)
  await until(async () => (await title.inputValue()) === `제목 앞에 쓴 말 ${before}`)
  await page.keyboard.press("Escape")
  await page.keyboard.insertText("(안)")
  expect(await title.inputValue()).toBe(`제목 앞에 쓴 말 ${before.slice(0, -3)}(안)`)
})

it("[UI80] a row that a filter hides is counted, and a sentence says where it is", async () => {
  const { page } = desk
  await page.getByRole("searchbox").fill("없는 낱말")
  await page.keyboard.press("Control+f")
  await field(page).fill("3-4-1")
  await bar(page).getByText(find.hidden).waitFor()
})

it("[UI81] Ctrl+/ opens the help, Esc closes it and gives the caret back", async () => {
  const { page } = desk
  await body(page).locator(".hj-line").nth(3).click()
  await page.keyboard.press("Control+/")
  const dialog = page.getByRole("dialog", { name: help.title })
  await dialog.waitFor()
  for (const { title } of help.parts) await dialog.getByRole("heading", { name: title }).waitFor()
  await expectAccessible(page, "[role=dialog]")
  await page.keyboard.press("Escape")
  await dialog.waitFor({ state: "detached" })
  await until(() => body(page).evaluate((element) => element === document.activeElement))
})

it("[UI81] Esc, then Tab, leaves the text", async () => {
  const { page } = desk
  await body(page).locator(".hj-line").nth(3).click()
  await page.keyboard.type(" /")
  await page.keyboard.press("Escape")
  await page.keyboard.press("Escape")
  await page.keyboard.press("Tab")
  expect(await body(page).evaluate((element) => element.contains(document.activeElement))).toBe(false)
})

it("[UI82] on a phone the tools stand on the keyboard, large enough, and end a syllable before they act", async () => {
  const { page } = phone
  await openMinutes(page, demo)
  await openTab(page, "agenda")
  const tools = page.getByRole("toolbar", { name: ko.toolbarLabel })
  expect(await tools.isVisible()).toBe(false)
  await body(page).locator(".hj-line").last().click()
  await tools.waitFor()
  await page.keyboard.press("Control+End")
  await page.keyboard.press("Enter")
  const cdp = await phone.context.newCDPSession(page)
  await compose(cdp, ["ㄱ", "가", "각"], { isOpen: true })
  await tools.getByRole("button", { name: ko.kindHints.note, exact: true }).click()
  await until(async () => (await currentLine(page)).kind === "note")
  expect((await currentLine(page)).text).toBe("각")
  const sizes = await tools
    .getByRole("button")
    .evaluateAll((buttons) =>
      buttons.map((button) => button.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)),
    )
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44)
  // The keyboard of a phone makes the part of the page that is seen smaller, and nothing else.
  await page.evaluate(() => {
    const view = visualViewport as VisualViewport
    Object.defineProperty(view, "height", { configurable: true, get: () => innerHeight - 320 })
    view.dispatchEvent(new Event("resize"))
  })
  await until(() => tools.evaluate((row) => row.getBoundingClientRect().bottom <= innerHeight - 320 + 1))
  const caretBottom = () => page.evaluate(() => getSelection()?.getRangeAt(0).getBoundingClientRect().bottom ?? 0)
  await until(async () => (await caretBottom()) <= (await tools.evaluate((row) => row.getBoundingClientRect().top)))
  await tools.getByRole("button", { name: suggest.insert, exact: true }).click()
  const list = page.getByRole("listbox", { name: suggest.listLabel.slash })
  await list.waitFor()
  await expectAccessible(page, ".hj-suggest")
  await list.getByRole("option", { name: suggest.kinds.task.label }).tap()
  await until(async () => (await currentLine(page)).kind === "task")
})

it("[UI80] on a phone the part that holds a hit comes on screen", async () => {
  const { page } = phone
  await openMinutes(page, demo)
  await page.getByRole("button", { name: find.open }).tap()
  await field(page).fill("3-4-1")
  await until(async () => (await marked(page))?.isSeen === true)
  await field(page).fill("방문 건강 관리")
  await until(async () => (await marked(page))?.column === "body")
  await until(async () => (await marked(page))?.isSeen === true)
  await bar(page).getByRole("button", { name: find.close }).tap()
})

it("[UI81] no page complained", () => expect([...desk.complaints, ...phone.complaints]).toEqual([]))

const isFindBar = (url: URL) => /find-bar.*\.(js|css)$/.test(url.pathname)

it("[UI135] a tool that cannot be fetched says so and leaves the page as it is; asked for again it comes", async () => {
  const { page } = await openBrowser(browser, DESKTOP, { serviceWorkers: "block" })
  try {
    await signIn({ ...desk, page }, demo, "member")
    await page.route(isFindBar, (route) => route.abort())
    await openMinutes(page, demo)
    await page.getByRole("button", { name: find.open, exact: true }).click()
    const alert = page.getByRole("alert").filter({ hasText: shellText.partNotHere })
    await alert.waitFor()
    expect(await body(page).locator(".hj-line").count()).toBeGreaterThan(0)
    await page.unroute(isFindBar)
    await alert.getByRole("button", { name: shellText.dismiss }).click()
    await page.getByRole("button", { name: find.open, exact: true }).click()
    await field(page).waitFor()
  } finally {
    await page.context().close()
  }
})

// The outline moves whole agenda items: two people at real browsers.
import type { Locator, Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, expect, it } from "vitest"
import type { Minutes } from "../../shared/minutes/minutes.ts"
import { inlineText } from "../../shared/minutes/outline.ts"
import { editorText } from "../../shared/text/ko/editor.ts"
import { errorText } from "../../shared/text/ko/errors.ts"
import { minutesPageText } from "../../shared/text/ko/minutes-page.ts"
import { outlineText as ko } from "../../shared/text/ko/outline.ts"
import { until } from "../support/until.ts"
import { openMeetingRoom, type MeetingRoom } from "./support/meeting-room.ts"
import { body, expectSameBody, openTab, untilSaved } from "./support/minutes-page.ts"
import { PHONE } from "./support/people.ts"

let room: MeetingRoom
beforeAll(async () => {
  room = await openMeetingRoom()
})
afterEach(async ({ task }) => room.leave(task.name, task.result?.state === "fail"))
afterAll(async () => room?.close())

const outline = (page: Page): Locator => page.getByRole("navigation", { name: ko.label })
const items = (page: Page): Locator => outline(page).locator("li")
const titles = async (page: Page): Promise<string[]> =>
  (await items(page).locator("[data-part='title']").allTextContents()).map((title) => title.replace(/^\S+\s+/, ""))
const topTitles = async (page: Page): Promise<string[]> =>
  (await outline(page).locator("li[data-level='0'] [data-part='title']").allTextContents()).map((title) =>
    title.replace(/^\S+\s+/, ""),
  )
const linesAtServer = async (): Promise<string[]> => {
  const person = await room.atApi("secretary")
  const { body: blocks } = (await person.call<Minutes>("GET", `/api/meetings/${room.demo.meetingId}/minutes`)).body
  return blocks.map((block) => (block.type === "line" ? inlineText(block.inline) : block.type)).toSorted()
}
const button = (page: Page, label: string): Locator => outline(page).getByRole("button", { name: label, exact: true })

const ending = async (page: Page): Promise<string> =>
  (await body(page).locator('[data-line="agendaItem"]').last().textContent()) ?? ""

/** Drags as a hand does: on the way there the line shows where it would come in, then it is let go. */
async function dragBelow(page: Page, item: Locator, last: Locator): Promise<void> {
  await item.hover()
  await page.mouse.down()
  const box = await last.boundingBox()
  if (box === null) throw new Error("nothing to drag to")
  await until(async () => {
    for (const up of [8, 3]) await page.mouse.move(box.x + 20, box.y + box.height - up)
    return (await last.getAttribute("data-drop")) === "behind"
  })
  await page.mouse.up()
}

it("[ED61] an item moves with its results by button, by keys and by dragging, for everybody, and back by one tap", async () => {
  const [secretary, member] = [await room.arrive("secretary"), await room.arrive("member")]
  const before = await titles(secretary)
  const [first = "", second = ""] = await topTitles(secretary)
  const lines = await linesAtServer()
  await items(secretary).first().hover()
  await button(secretary, ko.down(first)).click()
  await until(async () => (await topTitles(member))[1] === first)
  expect((await topTitles(member))[0]).toBe(second)
  await button(secretary, ko.undo).click()
  await until(async () => JSON.stringify(await titles(member)) === JSON.stringify(before))
  await outline(member).locator("[data-part='title']").filter({ hasText: first }).focus()
  await member.keyboard.press("Alt+ArrowDown")
  await until(async () => (await topTitles(secretary))[1] === first)
  const focused = () => member.evaluate(() => document.activeElement?.textContent ?? "")
  await until(async () => (await focused()).includes(first))
  await until(async () => (await outline(member).locator("ol[aria-busy='false']").count()) === 1)
  await member.keyboard.press("Alt+ArrowUp")
  await until(async () => JSON.stringify(await titles(secretary)) === JSON.stringify(before))
  const firstItem = outline(secretary).locator("li[data-level='0']").first()
  const last = items(secretary).last()
  await dragBelow(secretary, firstItem, last)
  await until(async () => (await topTitles(member)).at(-1) === first)
  await expectSameBody([secretary, member])
  await button(secretary, ko.undo).click()
  await until(async () => JSON.stringify(await titles(member)) === JSON.stringify(before))
  expect(await linesAtServer()).toEqual(lines)
})

it("[ED61] an item let go over the text moves nothing and types nothing", async () => {
  const page = await room.arrive("secretary")
  const [before, all] = [await body(page).innerText(), await titles(page)]
  await items(page).first().hover()
  await page.mouse.down()
  const box = await body(page).locator(".hj-line").nth(6).boundingBox()
  if (box === null) throw new Error("no line")
  for (const right of [60, 80, 100]) await page.mouse.move(box.x + right, box.y + 8)
  await page.mouse.up()
  await page.keyboard.press("Escape")
  expect(await body(page).innerText()).toBe(before)
  expect(await titles(page)).toEqual(all)
})

it("[UI140, UI82] a topic of the form goes to its item of the results with the caret in it, also on a phone", async () => {
  for (const viewport of [undefined, PHONE]) {
    const page = await room.arrive("secretary", viewport === undefined ? {} : { viewport })
    const topic = page.locator('[data-part="attendance"] ol li button').nth(3)
    const title = ((await topic.textContent()) ?? "").replace(/^\S+\s+/, "")
    await topic.click()
    await until(async () => {
      const at = await page.evaluate(() => {
        const line = getSelection()?.anchorNode?.parentElement?.closest(".hj-line")
        return line?.querySelector(".hj-line-text")?.textContent
      })
      return at === title
    })
    const line = body(page).locator(".hj-line", { hasText: title }).first()
    const bar = page.getByRole("banner").last()
    // Below the bar and the tools, once the page stands still.
    await until(async () => {
      const [at, top] = [await line.boundingBox(), await bar.boundingBox()]
      return at !== null && at.y > (top?.y ?? 0) + (top?.height ?? 0) && at.y < 400
    })
    if (viewport === undefined) continue
    await page.getByRole("button", { name: editorText.doneWriting }).tap()
    await openTab(page, "attendance")
  }
})

it("[ED62] an item somebody writes in stays, with a sentence that names the person; then it moves with what was written", async () => {
  const [secretary, member] = [await room.arrive("secretary"), await room.arrive("member")]
  const [first = ""] = await topTitles(secretary)
  const name = room.demo.invitations.find((one) => one.role === "member")?.name ?? ""
  await body(member).locator('[data-line="agendaItem"]').first().click()
  await member.keyboard.press("End")
  await member.keyboard.insertText(" 새말")
  await until(async () => (await topTitles(secretary))[0] === `${first} 새말`)
  await items(secretary).first().hover()
  await button(secretary, ko.down(`${first} 새말`)).click()
  await outline(secretary)
    .getByText(ko.inUse([name]))
    .waitFor()
  await member.keyboard.insertText("까지")
  await outline(member).locator("[data-part='title']").first().focus()
  await until(async () => (await topTitles(secretary))[0] === `${first} 새말까지`)
  await items(secretary).first().hover()
  await button(secretary, ko.down(`${first} 새말까지`)).click()
  await until(async () => (await topTitles(member))[1] === `${first} 새말까지`)
  await expectSameBody([secretary, member])
})

it("[ED64] Ctrl+Z takes a move back in its turn among other steps, and Ctrl+Shift+Z does it again", async () => {
  const [secretary, member] = [await room.arrive("secretary"), await room.arrive("member")]
  const before = await titles(secretary)
  const lines = await linesAtServer()
  const [first = "", second = ""] = await topTitles(secretary)
  const text = () => body(secretary).locator('[data-line="agendaItem"]').last()
  await text().click()
  await secretary.keyboard.press("End")
  await secretary.keyboard.insertText(" 하나")
  await items(secretary).first().hover()
  await button(secretary, ko.down(first)).click()
  await until(async () => (await topTitles(member))[0] === second)
  await text().click()
  await secretary.keyboard.press("End")
  await secretary.keyboard.insertText(" 둘")
  await untilSaved(secretary)
  await secretary.keyboard.press("Control+z")
  await until(async () => (await ending(member)).endsWith(" 하나"))
  expect((await topTitles(member))[0]).toBe(second)
  await secretary.keyboard.press("Control+z")
  await until(async () => (await topTitles(member))[0] === first)
  expect((await ending(member)).endsWith(" 하나")).toBe(true)
  await secretary.keyboard.press("Control+z")
  await until(async () => JSON.stringify(await titles(member)) === JSON.stringify(before))
  expect(await linesAtServer()).toEqual(lines)
  await secretary.keyboard.press("Control+Shift+z")
  await until(async () => (await ending(member)).endsWith(" 하나"))
  await secretary.keyboard.press("Control+Shift+z")
  await until(async () => (await topTitles(member))[0] === second)
  await secretary.keyboard.press("Control+Shift+z")
  await until(async () => (await ending(member)).endsWith(" 하나 둘"))
  for (let step = 0; step < 3; step++) {
    await secretary.keyboard.press("Control+z")
    await untilSaved(secretary)
    await until(async () => (await outline(secretary).locator("ol[aria-busy='false']").count()) === 1)
  }
  await until(async () => JSON.stringify(await titles(member)) === JSON.stringify(before))
  await expectSameBody([secretary, member])
})

it("[ED64] a move that cannot be taken back now stays the next step, and says why", async () => {
  const [secretary, member] = [await room.arrive("secretary"), await room.arrive("member")]
  const [first = ""] = await topTitles(secretary)
  await items(secretary).first().hover()
  await button(secretary, ko.down(first)).click()
  await until(async () => (await topTitles(member))[1] === first)
  const name = room.demo.invitations.find((one) => one.role === "member")?.name ?? ""
  await body(member).locator('[data-line="agendaItem"]').filter({ hasText: first }).first().click()
  await member.keyboard.insertText("쓰")
  await until(async () => (await outline(secretary).textContent())?.includes("쓰") === true)
  await secretary.keyboard.press("Control+z")
  await outline(secretary)
    .getByText(ko.inUse([name]))
    .waitFor()
  await member.keyboard.press("Backspace")
  await outline(member).locator("[data-part='title']").last().focus()
  await untilSaved(member)
  await until(async () => {
    await secretary.keyboard.press("Control+z")
    return (await topTitles(secretary))[0] === first
  })
  await expectSameBody([secretary, member])
})

it("[ED64] a restart of the server leaves the move to be taken back later; an item that is gone does not", async () => {
  const secretary = await room.arrive("secretary")
  const [first = "", second = ""] = await topTitles(secretary)
  const answers = [
    { status: 503, code: "restarting" },
    { status: 409, code: "agendaItemGone" },
  ] as const
  const asked: string[] = []
  await items(secretary).first().hover()
  await button(secretary, ko.down(first)).click()
  await until(async () => (await topTitles(secretary))[0] === second)
  await secretary.route("**/agenda-moves", async (route) => {
    const answer = answers[asked.length]
    asked.push(answer?.code ?? "more")
    await route.fulfill({ status: answer?.status ?? 500, json: { error: { code: answer?.code ?? "unknown" } } })
  })
  for (const { code } of answers) {
    await secretary.keyboard.press("Control+z")
    await outline(secretary).getByText(errorText[code]).waitFor()
  }
  await secretary.keyboard.press("Control+z")
  await untilSaved(secretary)
  expect(asked).toEqual(answers.map(({ code }) => code))
  await secretary.unroute("**/agenda-moves")
  await items(secretary).filter({ hasText: first }).first().hover()
  await button(secretary, ko.up(first)).click()
  await until(async () => (await topTitles(secretary))[0] === first)
})

it("[ED61] two people who move the same item at once leave it once", async () => {
  const [secretary, member] = [await room.arrive("secretary"), await room.arrive("member")]
  const before = await titles(secretary)
  const [first = ""] = await topTitles(secretary)
  for (const page of [secretary, member]) await items(page).first().hover()
  await Promise.all([secretary, member].map((page) => button(page, ko.down(first)).click()))
  for (const page of [secretary, member]) {
    await until(async () => (await topTitles(page))[0] !== first)
    expect((await titles(page)).toSorted()).toEqual(before.toSorted())
  }
  await expectSameBody([secretary, member])
})

it("[ED63] a phone moves items by buttons behind 차례; a viewer has none", async () => {
  const phone = await room.arrive("secretary", { viewport: PHONE })
  const viewer = await room.arrive("viewer")
  expect(await outline(viewer).locator(".hj-outline-moves").count()).toBe(0)
  await openTab(phone, "agenda")
  await phone.getByRole("button", { name: minutesPageText.outline, exact: true }).tap()
  const [first = ""] = await topTitles(phone)
  const down = button(phone, ko.down(first))
  const box = await down.boundingBox()
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44)
  await down.tap()
  await until(async () => (await topTitles(viewer))[1] === first)
  await button(phone, ko.undo).tap()
  await until(async () => (await topTitles(viewer))[0] === first)
  await untilSaved(phone)
})

it("[ED64] [UI111] with the outline folded a phone says above its tabs that a move was taken back", async () => {
  const phone = await room.arrive("secretary", { viewport: PHONE })
  const unfold = phone.getByRole("button", { name: minutesPageText.outline, exact: true })
  await openTab(phone, "agenda")
  await unfold.tap()
  const [first = ""] = await topTitles(phone)
  await button(phone, ko.down(first)).tap()
  await until(async () => (await topTitles(phone))[1] === first)
  await unfold.tap()
  await phone.getByRole("button", { name: minutesPageText.undo, exact: true }).tap()
  const notice = phone.getByRole("alert").filter({ hasText: ko.movedBack(first) })
  const tabs = await phone.getByRole("navigation", { name: minutesPageText.tabsLabel }).boundingBox()
  await until(async () => {
    const box = await notice.boundingBox()
    return box !== null && box.y + box.height <= tabs!.y
  })
})

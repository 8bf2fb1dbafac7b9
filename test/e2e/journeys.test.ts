// A whole meeting as three people live through it at once: the secretary at a desk, a member on a phone, a reader.
import { Buffer } from "node:buffer"
import type { CDPSession, Page } from "playwright-core"
import sharp from "sharp"
import { expect, it } from "vitest"
import type { Minutes } from "../../shared/minutes/minutes.ts"
import { commentsText } from "../../shared/text/ko/comments.ts"
import { editorText } from "../../shared/text/ko/editor.ts"
import { photosText } from "../../shared/text/ko/photos.ts"
import { until } from "../support/until.ts"
import { lineOf } from "./support/current-line.ts"
import { TYPED, typeHangul } from "./support/hangul-keyboard.ts"
import { saveLabel } from "./support/labels.ts"
import { wordsOf } from "./support/live-pair.ts"
import { meetingRoomOfFile } from "./support/meeting-room.ts"
import { body, expectSameBody, openTab, untilSaved, untilSeen, writeLine } from "./support/minutes-page.ts"
import { PHONE } from "./support/people.ts"
import { cellOf } from "./support/writing-place.ts"

/** A whole meeting is long: several times what one case takes, in milliseconds. */
const WHOLE_MEETING = 300_000

const room = meetingRoomOfFile()

async function minutesNow(): Promise<Minutes> {
  const person = await room().atApi("secretary")
  return (await person.call<Minutes>("GET", `/api/meetings/${room().demo.meetingId}/minutes`)).body
}

/** Somebody who writes numbered words one after another, whatever happens to the network and the server. */
interface Typist {
  /** Resolves when so many more words are written. */
  more(words: number): Promise<void>
  /** Lets the word in hand be finished; the whole text. */
  stop(): Promise<string>
}

function startTyping(word: (n: number) => Promise<string>): Typist {
  // An object, so that the loop below sees the change.
  const typist = { isTyping: true }
  const written: string[] = []
  const typing = (async () => {
    while (typist.isTyping) written.push(await word(written.length))
  })()
  return {
    async more(words) {
      const from = written.length
      await until(() => written.length >= from + words, { timeout: 60_000, what: "more words" })
    },
    async stop() {
      typist.isTyping = false
      await typing
      return written.join("")
    },
  }
}

const plainWords = (page: Page) =>
  startTyping(async (n) => {
    await page.keyboard.insertText(`기록${n} `)
    return `기록${n} `
  })

const composedWords = (page: Page, cdp: CDPSession) =>
  startTyping(async (n) => {
    await typeHangul(cdp, async () => undefined)
    await page.keyboard.insertText(`${n} `)
    return `${TYPED}${n} `
  })

const photos = (page: Page) => page.getByRole("region", { name: photosText.heading }).locator("img")

const summaryOf = async (page: Page) => /\d+\/\d+/.exec((await page.locator("main").innerText()) ?? "")?.[0]

it(
  "[JN2, JN3, JN9] roll, minutes, a task, a row link and a photo by three people, the network cut, the server killed as they type: all end equal, nothing lost or doubled",
  async () => {
    const secretary = await room().arrive("secretary")
    const member = await room().arrive("member", { viewport: PHONE })
    const viewer = await room().arrive("viewer")
    expect(await body(viewer).getAttribute("contenteditable")).toBe("false")

    // The roll, by taps.
    const before = await summaryOf(viewer)
    await secretary
      .getByRole("button", { name: /출석\. 누르면/ })
      .first()
      .click()
    await until(async () => (await summaryOf(secretary)) !== before)
    await until(async () => (await summaryOf(viewer)) === (await summaryOf(secretary)))

    // A task and a link to a row, which the others see at once.
    await writeLine(secretary, "퇴원 의뢰서를 하나로 맞춤")
    await secretary
      .getByRole("toolbar", { name: editorText.toolbarLabel })
      .getByRole("button", { name: editorText.kindHints.task, exact: true })
      .click()
    await lineOf(viewer, "퇴원 의뢰서를 하나로 맞춤").and(viewer.locator('[data-line="task"]')).waitFor()
    await writeLine(secretary, "다시 볼 행 ")
    await secretary.keyboard.type("2-1-1")
    await secretary.getByRole("option").filter({ hasText: "2-1-1" }).waitFor()
    await secretary.keyboard.type(" ")
    await lineOf(viewer, "다시 볼 행").locator(".hj-row-link", { hasText: "2-1-1" }).waitFor()

    // A photo.
    const shown = await photos(viewer).count()
    const buffer = await sharp({ create: { width: 640, height: 480, channels: 3, background: "#4a7" } })
      .jpeg()
      .toBuffer()
    await secretary
      .getByRole("region", { name: photosText.heading })
      .locator('input[type="file"]')
      .first()
      .setInputFiles({ name: "회의.jpg", mimeType: "image/jpeg", buffer: Buffer.from(buffer) })
    await until(async () => (await photos(viewer).count()) === shown + 1)

    // Both write on through everything that can happen to a network and a server.
    await openTab(member, "agenda")
    await writeLine(secretary, "총무: ")
    await writeLine(member, "위원: ")
    const [desk, phone] = [plainWords(secretary), composedWords(member, await member.context().newCDPSession(member))]
    await Promise.all([desk.more(5), phone.more(2)])
    await member.context().setOffline(true)
    await Promise.all([desk.more(5), phone.more(2)])
    await member.context().setOffline(false)
    await Promise.all([desk.more(5), phone.more(2)])
    await room().product.kill()
    await Promise.all([desk.more(5), phone.more(2)])
    await room().product.restart()
    await Promise.all([desk.more(5), phone.more(2)])
    const texts = [`총무: ${await desk.stop()}`, `위원: ${await phone.stop()}`]

    await untilSaved(secretary)
    await untilSaved(member)
    for (const page of [secretary, member, viewer]) for (const text of texts) await untilSeen(page, text)
    await expectSameBody([secretary, member, viewer])
    const lines = (await minutesNow()).body.flatMap((block) => (block.type === "line" ? [wordsOf(block.inline)] : []))
    for (const text of texts) expect(lines.filter((line) => line.startsWith(text.slice(0, 4)))).toEqual([text])
    expect(room().complaints()).toEqual([])
  },
  WHOLE_MEETING,
)

it("[JN10] a member on a phone writes an opinion in Hangul, the network drops and returns, and comments on an empty row", async () => {
  const secretary = await room().arrive("secretary")
  // The link knows the name; one tap, and the next meeting is one more tap away.
  const member = await room().signIn("member")
  await member.setViewportSize(PHONE)
  await member.goto(`${room().demo.url}/meetings/${room().demo.meetingId}`)
  await openTab(member, "opinions")
  const row = member.locator('[role="row"]:has(select[data-state="unreviewed"])').first()
  const place = (await row.locator('[data-col="opinion"]').getAttribute("data-place")) ?? ""
  await cellOf(member, place).click()
  const cdp = await member.context().newCDPSession(member)
  await typeHangul(cdp, async () => undefined)
  await cellOf(secretary, place).getByText(TYPED).waitFor()

  await member.context().setOffline(true)
  await typeHangul(cdp, async () => undefined)
  await member.getByText(saveLabel("onDevice"), { exact: true }).first().waitFor()
  await typeHangul(cdp, async () => undefined)
  await member.context().setOffline(false)
  await untilSaved(member)
  const written = TYPED.repeat(3)
  await cellOf(secretary, place).getByText(written, { exact: true }).waitFor()
  const stored = (await minutesNow()).opinions
    .flatMap(({ rows }) => rows)
    .flatMap((one) => (one.kind === "project" ? one.opinion : []))
    .map(({ inline }) => wordsOf(inline))
  expect(stored.filter((line) => line.includes(TYPED))).toEqual([written])

  const empty = member.locator('[role="row"]:has(select[data-state="unreviewed"])').first()
  const id = (await empty.getAttribute("data-row")) ?? ""
  await empty.getByRole("button", { name: /댓글/ }).click()
  await member.getByPlaceholder(commentsText.newPlaceholder).fill("이 사업도 함께 봐 주세요")
  await member.getByRole("button", { name: commentsText.send }).click()
  await secretary.locator(`[data-row="${id}"]`).getByRole("button", { name: /댓글/ }).click()
  await secretary.getByRole("article").filter({ hasText: "이 사업도 함께 봐 주세요" }).waitFor()
  expect(room().complaints()).toEqual([])
})

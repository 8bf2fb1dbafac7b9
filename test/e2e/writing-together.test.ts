import type { Page } from "playwright-core"
import { expect, it } from "vitest"
import { until } from "../support/until.ts"
import { meetingRoomOfFile } from "./support/meeting-room.ts"
import { body, expectSameBody, openTab, untilSaved, untilSeen, writeLine } from "./support/minutes-page.ts"
import { PHONE } from "./support/people.ts"

const room = meetingRoomOfFile()

/** The computed summary as it is on this person's screen: 15/17. */
async function summaryOf(page: Page): Promise<string | undefined> {
  return /\d+\/\d+/.exec((await page.locator("main").innerText()) ?? "")?.[0]
}

it("[JN1] two people see each other's typing in the body, and both pages say it is saved", async () => {
  const secretary = await room().arrive("secretary")
  const member = await room().arrive("member")
  await writeLine(secretary, "총무가 적은 줄")
  await untilSeen(member, "총무가 적은 줄")
  await writeLine(member, "위원이 적은 줄")
  await untilSeen(secretary, "위원이 적은 줄")
  await untilSaved(secretary)
  await untilSaved(member)
  await expectSameBody([secretary, member])
  expect(room().complaints()).toEqual([])
})

it("[JN4] a tap on the attendance grid changes the mark and the summary for everyone", async () => {
  const secretary = await room().arrive("secretary")
  const member = await room().arrive("member", { viewport: PHONE })
  const before = await summaryOf(secretary)
  const mark = secretary.getByRole("button", { name: /출석\. 누르면/ }).first()
  await mark.click()
  await until(async () => (await summaryOf(secretary)) !== before)
  await until(async () => (await summaryOf(member)) === (await summaryOf(secretary)))
  await untilSaved(secretary)
})

it("[JN8] a press into a line puts the caret there, also at the moment others' letters arrive", async () => {
  const member = await room().arrive("member", { viewport: PHONE })
  const chair = await room().arrive("chair")
  await openTab(member, "agenda")
  await body(chair).getByText("9월에 정한").click()
  const typist = { isTyping: true }
  const typing = (async () => {
    while (typist.isTyping) await chair.keyboard.insertText("가")
  })()
  const places = [
    "야간 돌봄 수요",
    "돌봄종사자 쉼터",
    "재가 의료 연계",
    "정기회의: 매월",
    "정원 19인 이하",
    "정원 20인 이상",
  ]
  for (const [index, place] of places.entries()) {
    await body(member).getByText(place).first().click()
    await member.keyboard.press("End")
    await member.keyboard.insertText(`【${index}】`)
  }
  typist.isTyping = false
  await typing
  for (const [index, place] of places.entries()) {
    const line = body(member).locator("xpath=./*").filter({ hasText: place }).first()
    await until(async () => ((await line.textContent()) ?? "").includes(`【${index}】`), { what: place })
  }
  await expectSameBody([member, chair])
})

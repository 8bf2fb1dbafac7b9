import type { Page } from "playwright-core"
import { expect, it } from "vitest"
import { commentsText } from "../../shared/text/ko/comments.ts"
import { lifeText } from "../../shared/text/ko/life.ts"
import { opinionsText } from "../../shared/text/ko/opinions.ts"
import { until } from "../support/until.ts"
import { meetingRoomOfFile } from "./support/meeting-room.ts"
import { body, openTab, untilSaved } from "./support/minutes-page.ts"
import { PHONE } from "./support/people.ts"

const room = meetingRoomOfFile()

/** The first row nobody has reviewed. */
const emptyRow = (page: Page) => page.locator('[role="row"]:has(select[data-state="unreviewed"])').first()

it("[JN5] a member writes an opinion into an empty row, the row moves meanwhile, and nothing is lost", async () => {
  const secretary = await room().arrive("secretary")
  const member = await room().arrive("member")
  const row = emptyRow(member)
  const id = (await row.locator('[data-col="opinion"]').getAttribute("data-place")) ?? ""
  await row.locator('[data-col="opinion"]').click()
  await member.keyboard.insertText("현장의 대기 기간을 지표에 넣어 주세요")
  const sameRow = secretary.locator(`[role="row"]:has([data-place="${id}"])`)
  await sameRow.getByRole("button", { name: /행 메뉴/ }).click()
  await secretary.getByRole("menuitem", { name: opinionsText.moveUp }).click()
  await member.keyboard.insertText(" 꼭")
  await until(async () =>
    ((await secretary.locator(`[data-place="${id}"]`).textContent()) ?? "").includes("넣어 주세요 꼭"),
  )
  await untilSaved(member)
  expect(await secretary.locator(`[data-place="${id}"]`).count()).toBe(1)
})

it("[JN6] a comment on an empty row is live for everyone, is answered, resolved and reopened", async () => {
  const secretary = await room().arrive("secretary")
  const member = await room().arrive("member", { viewport: PHONE })
  const row = emptyRow(secretary)
  await row.getByRole("button", { name: /댓글/ }).click()
  await secretary.getByPlaceholder(commentsText.newPlaceholder).fill("이 사업은 누가 보셨나요?")
  await secretary.getByRole("button", { name: commentsText.send }).click()
  await openTab(member, "comments")
  const thread = member.locator("article", { hasText: "이 사업은 누가 보셨나요?" })
  await thread.getByRole("button", { name: commentsText.reply }).click()
  await member.getByPlaceholder(commentsText.replyPlaceholder).fill("제가 다음 주에 볼게요")
  await member.getByRole("button", { name: commentsText.send }).last().click()
  const mine = secretary.locator("article", { hasText: "이 사업은 누가 보셨나요?" })
  await mine.getByText("제가 다음 주에 볼게요").waitFor()
  await mine.getByRole("button", { name: commentsText.resolve }).click()
  await thread.waitFor({ state: "hidden" })
  await member.getByRole("button", { name: /해결한 댓글/ }).click()
  await thread.getByRole("button", { name: commentsText.reopen }).click()
  await mine.getByRole("button", { name: commentsText.resolve }).waitFor()
})

it("[JN7] finalizing turns every page read-only at once, and the revision page shows the hash", async () => {
  const secretary = await room().arrive("secretary")
  const member = await room().arrive("member")
  const officer = await room().signIn("officer")
  await untilSaved(secretary)
  await secretary.getByRole("button", { name: lifeText.finalize, exact: true }).click()
  await secretary.getByRole("button", { name: lifeText.finalizeNow }).click()
  await secretary.getByText(lifeText.finalized(1)).waitFor()
  const toRevision = secretary.getByRole("dialog").getByRole("link", { name: lifeText.openRevision(1) })
  await until(() => toRevision.evaluate((link) => link === document.activeElement))
  await secretary.keyboard.press("Enter")
  await secretary.waitForURL(/\/revisions\/1$/)
  await until(async () => (await body(member).getAttribute("contenteditable")) === "false")
  await member
    .getByRole("link", { name: lifeText.openRevision(1) })
    .first()
    .click()
  await member
    .getByText(/[0-9a-f]{64}/)
    .first()
    .waitFor()
  await officer.goto(`${room().demo.url}/meetings/${room().demo.meetingId}/revisions/1`)
  await officer
    .getByText(/[0-9a-f]{64}/)
    .first()
    .waitFor()
  expect(room().complaints()).toEqual([])
})

import { expect, it } from "vitest"
import { accountText as ko } from "../../shared/text/ko/account.ts"
import type { DeviceSession } from "../../shared/wire/people-records.ts"
import type { Me } from "../../shared/wire/records.ts"
import { until } from "../support/until.ts"
import { meetingRoomOfFile } from "./support/meeting-room.ts"
import { PHONE } from "./support/people.ts"

const room = meetingRoomOfFile()

it("[AC1] name and contact are one's own to change; what is wrong is named at its field and nothing is sent", async () => {
  const page = await room().signIn("member")
  await page.goto(`${room().demo.url}/account`)
  const api = await room().atApi("member")
  const before = (await api.get("/api/me")).body as Me
  await page.locator("input[name=phone]").fill("전화번호 없음")
  await page.getByRole("button", { name: ko.save }).click()
  await page.getByText(ko.needs.phone).waitFor()
  expect((await api.get("/api/me")).body).toEqual(before)
  await page.locator("input[name=phone]").fill("010-0000-1234")
  await page.locator("input[name=name]").fill(`${before.name} `)
  await page.getByRole("button", { name: ko.save }).click()
  await page.getByText(ko.saved).waitFor()
  expect((await api.get("/api/me")).body).toEqual({ ...before, phone: "010-0000-1234" })
})

it("[AC2] devices are named in words; one is ended, a new one recognized, then all but this one, which is asked once", async () => {
  const phone = await room().visit(PHONE, {
    userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Safari/604.1",
  })
  const page = await room().signIn("chair")
  await phone.page.goto(room().demo.invitations.find(({ role }) => role === "chair")?.url ?? "")
  await phone.page.getByRole("button", { name: /시작하기/ }).click()
  await phone.page.waitForURL((url) => !url.pathname.startsWith("/i/"))
  for (let at = 0; at < 3; at += 1) await room().atApi("chair")
  await page.goto(`${room().demo.url}/account`)
  const rows = page.getByRole("region", { name: ko.devices }).getByRole("listitem")
  await until(async () => (await rows.count()) === 5)
  await rows.filter({ hasText: ko.thisOne }).waitFor()
  const iphone = rows.filter({ hasText: "iPhone · Safari" })
  await iphone.getByRole("button", { name: ko.mine }).click()
  await until(async () => (await iphone.getByText(ko.isNew).count()) === 0)
  await iphone.getByRole("button", { name: ko.end }).click()
  // Its row stays, so that a second press ends no other device.
  await rows.getByText(ko.ended("iPhone · Safari")).waitFor()
  expect(await rows.count()).toBe(5)
  expect((await phone.page.request.get(`${room().demo.url}/api/me`)).status()).toBe(401)
  await page.getByRole("button", { name: ko.endOthers }).click()
  await page.getByText(ko.endOthersSure(3)).waitFor()
  await page.getByRole("button", { name: ko.endOthersYes }).click()
  await until(async () => (await rows.count()) === 2)
  const left = (await (await page.request.get(`${room().demo.url}/api/me/sessions`)).json()) as DeviceSession[]
  expect(left.map(({ isCurrent }) => isCurrent)).toEqual([true])
})

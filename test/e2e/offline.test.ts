// Without a network, at real browsers: what is typed stays, a reload opens it, a return brings it to everybody once.
import type { Page } from "playwright-core"
import { expect, it } from "vitest"
import { minutesPageText } from "../../shared/text/ko/minutes-page.ts"
import { deviceText } from "../../shared/text/ko/save-state.ts"
import { meetingRoomOfFile } from "./support/meeting-room.ts"
import { until } from "../support/until.ts"
import { expectSameBody, untilSaved, untilSeen, writeLine } from "./support/minutes-page.ts"
import { countInBody, keptByWorker, untilState, untilWorker } from "./support/without-network.ts"

const room = meetingRoomOfFile()

const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true })
const teamCell = (page: Page) => page.locator('[data-grid] [data-row] [data-col="team"]').nth(3)

it("[OF1, OF9] typed without a network, reloaded without one, returned: everybody has it once", async () => {
  const mine = await room().arriveAtBrowser("secretary")
  const other = await room().arriveAtBrowser("member")
  await untilWorker(mine.page)
  await writeLine(mine.page, "끊기기 전의 줄")
  await untilSaved(mine.page)
  await mine.context.setOffline(true)
  await untilState(mine.page, "onDevice")
  await writeLine(mine.page, "끊긴 동안 적은 줄")
  await field(mine.page, minutesPageText.place).fill("끊긴 동안 고친 장소")
  await teamCell(mine.page).click()
  await teamCell(mine.page).locator("textarea").fill("끊긴 동안 팀")
  await mine.page.keyboard.press("Escape")
  await untilState(mine.page, "onDevice")
  await writeLine(other.page, "남은 사람이 적은 줄")
  await untilSaved(other.page)

  await mine.page.reload()
  await untilSeen(mine.page, "끊긴 동안 적은 줄")
  expect(await field(mine.page, minutesPageText.place).inputValue()).toBe("끊긴 동안 고친 장소")
  await until(async () => ((await teamCell(mine.page).textContent()) ?? "").includes("끊긴 동안 팀"))
  await untilState(mine.page, "onDevice")
  await writeLine(mine.page, "다시 연 뒤에 적은 줄")
  await untilState(mine.page, "onDevice")

  await mine.context.setOffline(false)
  const written = ["끊기기 전의 줄", "끊긴 동안 적은 줄", "다시 연 뒤에 적은 줄", "남은 사람이 적은 줄"]
  for (const page of [mine.page, other.page]) for (const words of written) await untilSeen(page, words)
  await untilSaved(mine.page)
  await expectSameBody([mine.page, other.page])
  for (const words of written) expect(await countInBody(other.page, words), words).toBe(1)
  expect(await field(other.page, minutesPageText.place).inputValue()).toBe("끊긴 동안 고친 장소")
  await until(async () => ((await teamCell(other.page).textContent()) ?? "").includes("끊긴 동안 팀"))

  const { paths, text } = await keptByWorker(mine.page)
  expect(paths.filter((path) => path !== "/" && !path.startsWith("/assets/"))).toEqual([])
  for (const personal of ["끊긴 동안", "돌봄분과", "한지우"]) expect(text).not.toContain(personal)
  expect([...mine.complaints, ...other.complaints]).toEqual([])
})

it("[OF1, OF12] on a device with a wrong clock and zone the server dies, the page is reloaded, the server returns", async () => {
  const mine = await room().arriveAtBrowser("chair", async ({ context }) => {
    await context.clock.install({ time: new Date("1999-12-31T23:59:50Z") })
  })
  await untilWorker(mine.page)
  await room().product.kill()
  await untilState(mine.page, "onDevice")
  await writeLine(mine.page, "서버가 없을 때 적은 줄")
  await untilState(mine.page, "onDevice")
  await mine.context.clock.setSystemTime(new Date("2061-07-01T12:00:00Z"))
  await mine.page.reload()
  await untilSeen(mine.page, "서버가 없을 때 적은 줄")
  await room().product.restart()
  await untilSaved(mine.page)
  const other = await room().arriveAtBrowser("member")
  await untilSeen(other.page, "서버가 없을 때 적은 줄")
  expect(await countInBody(other.page, "서버가 없을 때 적은 줄")).toBe(1)
  expect(mine.complaints).toEqual([])
})

it("[OF2] a browser that refuses storage says so without a connection, and everything arrives all the same", async () => {
  const mine = await room().arriveAtBrowser("member", async ({ context }) => {
    await context.addInitScript(() => {
      indexedDB.open = () => {
        throw new DOMException("The operation is insecure.", "SecurityError")
      }
    })
  })
  await mine.context.setOffline(true)
  await untilState(mine.page, "offline")
  await writeLine(mine.page, "기기에 남지 않는 줄")
  await mine.page.getByRole("alert").getByText(deviceText.blocked).waitFor()
  await untilState(mine.page, "offline")
  await mine.context.setOffline(false)
  await untilSaved(mine.page)
  expect(await mine.page.getByText(deviceText.blocked).count()).toBe(0)
  const other = await room().arriveAtBrowser("chair")
  await untilSeen(other.page, "기기에 남지 않는 줄")
  expect(mine.complaints).toEqual([])
})

it("[OF2] a full device is named as that, and used again when there is room", async () => {
  const mine = await room().arriveAtBrowser("secretary", async ({ context }) => {
    await context.addInitScript(() => {
      // Without a key of its own, `put` does what `add` does.
      IDBObjectStore.prototype.add = function (this: IDBObjectStore, value: unknown) {
        if (document.documentElement.dataset["disk"] === "full") throw new DOMException("full", "QuotaExceededError")
        return this.put(value)
      }
    })
  })
  await mine.context.setOffline(true)
  await untilState(mine.page, "onDevice")
  await mine.page.evaluate(() => void (document.documentElement.dataset["disk"] = "full"))
  await writeLine(mine.page, "자리가 없을 때 적은 줄")
  await untilState(mine.page, "offline")
  await mine.page.getByRole("alert").getByText(deviceText.full).waitFor()
  await mine.page.evaluate(() => void (document.documentElement.dataset["disk"] = ""))
  await untilState(mine.page, "onDevice")
  await mine.context.setOffline(false)
  await untilSaved(mine.page)
  expect(mine.complaints).toEqual([])
})

import { expect, it } from "vitest"
import { createLog, Troubles } from "../../../server/log.ts"

it("[AD5] the newest warnings and errors are kept, with their request's id and nothing else of it", () => {
  const troubles = new Troubles(3)
  const log = createLog("fatal", troubles)
  log.info({ requestId: "r0" }, "no trouble")
  for (let at = 1; at <= 4; at += 1) {
    log.warn({ requestId: `r${at}`, userId: "u1", name: "한가람", err: new Error("010-1234-5678") }, `slow ${at}`)
  }
  expect(troubles.newest.map(({ message, requestId, level }) => [message, requestId, level])).toEqual([
    ["slow 2", "r2", "warn"],
    ["slow 3", "r3", "warn"],
    ["slow 4", "r4", "warn"],
  ])
  log.error({ err: new Error("secret") }, "failed")
  expect(JSON.stringify(troubles.newest)).not.toMatch(/secret|한가람|u1|010/)
  expect(troubles.newest.at(-1)).toEqual({ at: expect.any(Number), level: "error", message: "failed" })
})

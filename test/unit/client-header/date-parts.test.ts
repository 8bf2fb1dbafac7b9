import { expect, it } from "vitest"
import { joinDateTime, withDate } from "../../../client/features/header/date-parts.ts"

it("[UI64] changes the day and the time of day of a meeting apart from each other", () => {
  expect(joinDateTime("2030-01-23T14:00", "09:30")).toBe("2030-01-23T09:30")
  expect(withDate("2030-01-23T14:00", "2030-02-01", "10:00")).toBe("2030-02-01T14:00")
  expect(withDate(null, "2030-02-01", "10:00")).toBe("2030-02-01T10:00")
})

// Where people are in an opinion table, by what is on the screen.
import type { Page } from "playwright-core"
import { until } from "../../support/until.ts"

export const cell = (page: Page, row: string, column: string) =>
  page.locator(`[data-row="${row}"] [data-col="${column}"]`)
/** `row column mode` of the cell this person is in. */
const here = (page: Page) =>
  page.evaluate(() => {
    const at = document.querySelector<HTMLElement>("[data-grid] [data-mode]")
    return at && `${at.closest<HTMLElement>("[data-row]")?.dataset["row"]} ${at.dataset["col"]} ${at.dataset["mode"]}`
  })
export const untilHere = (page: Page, place: string) => until(async () => (await here(page)) === place, { what: place })

// What happens to a page without a network, and what a device keeps of it.
import type { Page } from "playwright-core"
import type { saveStateText } from "../../../shared/text/ko/save-state.ts"
import { saveLabel } from "./labels.ts"
import { body } from "./minutes-page.ts"

/** The page says so of what was typed. */
export const untilState = (page: Page, state: keyof typeof saveStateText.shown): Promise<void> =>
  page.getByText(saveLabel(state), { exact: true }).first().waitFor()

/** The program itself is on the device: from now on pages open without a network. */
export async function untilWorker(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
}

export async function countInBody(page: Page, words: string): Promise<number> {
  return ((await body(page).textContent()) ?? "").split(words).length - 1
}

/** How many rows each store of the device's database has. */
export function storedRows(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open("hanjari-device")
      opening.addEventListener("success", () => resolve(opening.result))
      opening.addEventListener("error", () => reject(opening.error ?? new Error("refused")))
    })
    const stores = [...database.objectStoreNames]
    const countOf = (name: string) =>
      new Promise<number>((resolve) => {
        const counting = database.transaction(name).objectStore(name).count()
        counting.addEventListener("success", () => resolve(counting.result))
      })
    const counts = await Promise.all(stores.map(countOf))
    database.close()
    return Object.fromEntries(stores.map((name, index) => [name, counts[index] ?? 0]))
  })
}

/** Every address the worker keeps an answer for, and all their text. */
export function keptByWorker(page: Page): Promise<{ paths: string[]; text: string }> {
  return page.evaluate(async () => {
    const paths: string[] = []
    let text = ""
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        paths.push(new URL(request.url).pathname)
        text += (await (await cache.match(request))?.text()) ?? ""
      }
    }
    return { paths, text }
  })
}

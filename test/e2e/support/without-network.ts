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
    const answerOf = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result))
        request.addEventListener("error", () => reject(request.error ?? new Error("refused")))
      })
    const database = await answerOf(indexedDB.open("hanjari-device"))
    const stores = [...database.objectStoreNames]
    const counts = await Promise.all(
      stores.map((name) => answerOf(database.transaction(name).objectStore(name).count())),
    )
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

import { chromium } from "playwright-core"
import type { Browser, CDPSession, Page } from "playwright-core"
import { createServer } from "vite"
import type { ViteDevServer } from "vite"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type { EditorPage } from "./support/editor-page/editor-page.ts"
import { TYPED, typeHangul } from "./support/hangul-keyboard.ts"
import { hangulRounds } from "./support/live-pair-of-file.ts"
import { until } from "../support/until.ts"

let server: ViteDevServer
let browser: Browser
let page: Page
let cdp: CDPSession

type Call = { [K in keyof EditorPage]: EditorPage[K] extends (...args: infer A) => infer R ? [A, R] : never }

/** Calls the editor page's own function of that name. */
async function ask<K extends Exclude<keyof EditorPage, "ready">>(name: K, ...args: Call[K][0]): Promise<Call[K][1]> {
  return page.evaluate(
    ([called, given]) =>
      (globalThis as unknown as { editorPage: Record<string, (...all: unknown[]) => unknown> }).editorPage[
        called as string
      ]?.(...(given as unknown[])),
    [name, args],
  ) as Promise<Call[K][1]>
}

/** Everyone has the same, and the page shows it. */
async function settled(where: string): Promise<string[]> {
  await until(async () => !(await ask("composing", where)) && (await ask("waiting")) === 0)
  const { shown, mine, theirs, drawn } = await ask("lines", where)
  expect(shown).toEqual(mine)
  expect(theirs).toEqual(mine)
  expect(drawn).toEqual(mine)
  return mine
}

beforeAll(async () => {
  server = await createServer({
    configFile: false,
    root: new URL("./support/editor-page", import.meta.url).pathname,
    server: { port: 0, host: "127.0.0.1", fs: { strict: false } },
    cacheDir: new URL("../../node_modules/.cache/vite-editor-page", import.meta.url).pathname,
    logLevel: "error",
  })
  await server.listen()
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] })
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

beforeEach(async () => {
  await page?.close()
  page = await browser.newPage()
  await page.goto(server.resolvedUrls?.local[0] ?? "")
  await page.waitForFunction(() => "editorPage" in globalThis)
  cdp = await page.context().newCDPSession(page)
})

/** The lines that must be there at the end; typing starts between 앞말 and 뒷말. */
const CELLS: Record<string, (lines: string[]) => void> = {
  none: (lines) => expect(lines).toEqual(["첫 줄", `앞말${TYPED}뒷말`, "끝 줄"]),
  otherLine: (lines) => expect(lines[1]).toBe(`앞말${TYPED}뒷말`),
  newLineAbove: (lines) => expect(lines).toContain(`앞말${TYPED}뒷말`),
  newLineBelow: (lines) => expect(lines[1]).toBe(`앞말${TYPED}뒷말`),
  insertBefore: (lines) => expect(lines[1]).toMatch(new RegExp(`^\\*{14}앞말${TYPED}뒷말$`)),
  insertAfter: (lines) => expect(lines[1]).toMatch(new RegExp(`^앞말${TYPED}뒷말\\*{14}$`)),
  deleteBefore: (lines) => expect(lines[1]).toBe(`${TYPED}뒷말`),
  deleteAfter: (lines) => expect(lines[1]).toBe(`앞말${TYPED}`),
  level: (lines) => expect(lines[1]).toBe(`앞말${TYPED}뒷말`),
  kind: (lines) => expect(lines[1]).toBe(`앞말${TYPED}뒷말`),
  bold: (lines) => expect(lines[1]).toBe(`앞말${TYPED}뒷말`),
  split: (lines) => expect(lines.slice(1, 3)).toEqual([`앞말${TYPED}뒷`, "말"]),
  carets: (lines) => expect(lines[1]).toBe(`앞말${TYPED}뒷말`),
}

const PLACES = hangulRounds().flatMap((round) => ["body", "cell"].map((where) => ({ where, round })))

describe.each(PLACES)("Hangul in the $where while another person edits after every jamo, round $round", ({ where }) => {
  it.each(Object.keys(CELLS))("[ED3] %s: exactly the text typed", async (remote) => {
    await ask("caret", where, 1, 2)
    await typeHangul(cdp, (n) => ask("remote", remote, where, n))
    CELLS[remote]?.(await settled(where))
  })

  it("[ED3] first syllable of an empty editor", async () => {
    await ask("empty", where)
    await ask("caret", where, 0, 0)
    await typeHangul(cdp, (n) => ask("remote", "newLineBelow", where, n))
    expect(await settled(where)).toContain(TYPED)
  })

  it("[ED3] Enter during composition starts the next line after the whole syllable", async () => {
    await ask("caret", where, 1, 2)
    await cdp.send("Input.imeSetComposition", { text: "하", selectionStart: 1, selectionEnd: 1 })
    await cdp.send("Input.insertText", { text: "한" })
    await page.keyboard.press("Enter")
    await typeHangul(cdp, (n) => ask("remote", "insertBefore", where, n))
    const lines = await settled(where)
    expect(lines.some((line) => line.endsWith("앞말한"))).toBe(true)
    expect(lines.some((line) => line.includes(`${TYPED}뒷말`))).toBe(true)
  })

  it("[ED3] a click elsewhere during composition keeps the syllable", async () => {
    await ask("caret", where, 1, 2)
    await cdp.send("Input.imeSetComposition", { text: "한", selectionStart: 1, selectionEnd: 1 })
    await ask("remote", "insertAfter", where, 0)
    await page
      .locator(`${where === "body" ? "#mine" : "#cell"} .hj-line`)
      .first()
      .click()
    expect((await settled(where))[1]).toBe("앞말한뒷말*")
  })
})

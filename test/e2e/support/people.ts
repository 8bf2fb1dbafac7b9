// People at real browsers: each has an own context (cookies, storage), signed in by the invitation link as a person would.
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from "playwright-core"
import type { Demo } from "../../support/running-product.ts"

export const DESKTOP = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }

export interface PersonAtBrowser {
  readonly page: Page
  readonly context: BrowserContext
  /** What the page complained about: CSP violations, uncaught errors. Tests expect it empty. */
  readonly complaints: string[]
}

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    // The browser's own words (date fields) in Korean too.
    env: { ...process.env, LANGUAGE: "ko" },
    args: [
      "--lang=ko-KR",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  })
}

/** Opens a browser context in Korean; nothing is signed in yet. */
export async function openBrowser(
  browser: Browser,
  viewport = DESKTOP,
  options: BrowserContextOptions = {},
): Promise<PersonAtBrowser> {
  const isPhone = viewport.width <= 600
  const context = await browser.newContext({
    viewport,
    locale: "ko-KR",
    timezoneId: "Asia/Seoul",
    ...(isPhone ? { isMobile: true, hasTouch: true, deviceScaleFactor: 2 } : {}),
    ...options,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message}`))
  page.on("console", (message) => {
    const text = message.text()
    if (/Content Security Policy|violates the following/.test(text)) complaints.push(text)
  })
  return { page, context, complaints }
}

/** Signs in the demo's person of this role by the button on the invitation page. */
export async function signIn(person: PersonAtBrowser, demo: Demo, role: string): Promise<void> {
  const invitation = demo.invitations.find((candidate) => candidate.role === role)
  if (!invitation) throw new Error(`the demo has no invitation for ${role}`)
  await person.page.goto(invitation.url)
  await person.page.getByRole("button", { name: /시작하기/ }).click()
  await person.page.waitForURL((url) => !url.pathname.startsWith("/i/"))
}

/** Saves a picture of the page for a failed test. */
export async function keepPicture(person: PersonAtBrowser, name: string): Promise<void> {
  const folder = join(process.cwd(), "test-results")
  mkdirSync(folder, { recursive: true })
  await person.page.screenshot({ path: join(folder, `${name}.png`) })
}

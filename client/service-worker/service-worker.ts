// Opens the product without a network: the built program's files, and one empty page without anything personal in it.
// What people wrote is not here but in the database of client/device, which belongs to one person.
import { kindOfRequest } from "./kind-of-request.ts"

/** Written by the build: the program's files, and a name that changes with any of them. */
const BUILT = JSON.parse("__BUILT__") as { readonly version: string; readonly assets: readonly string[] }

const PREFIX = "hanjari "
const CACHE = PREFIX + BUILT.version
const SHELL = "/"
/** A network that does not answer a page for so long is taken for none. Milliseconds. */
const PATIENCE_MS = 4000
/** Open pages of the version before still ask for parts of theirs. */
const KEPT_VERSIONS = 2

/** The parts of a service worker's world used here; TypeScript cannot load them beside a page's. */
interface LifeEvent {
  waitUntil(work: Promise<unknown>): void
}
interface AskEvent extends LifeEvent {
  readonly request: Request
  readonly preloadResponse?: Promise<Response | undefined>
  respondWith(answer: Promise<Response>): void
}
interface WorkerWorld {
  addEventListener(type: "install" | "activate", listener: (event: LifeEvent) => void): void
  addEventListener(type: "fetch", listener: (event: AskEvent) => void): void
  skipWaiting(): Promise<void>
  readonly location: { readonly origin: string }
  readonly clients: { claim(): Promise<void> }
  readonly registration: { readonly navigationPreload?: { enable(): Promise<void> } }
}
const world = globalThis as unknown as WorkerWorld

world.addEventListener("install", (event) => event.waitUntil(install()))
world.addEventListener("activate", (event) => event.waitUntil(activate()))
world.addEventListener("fetch", (event) => {
  const kind = kindOfRequest(event.request, world.location.origin)
  if (kind === "page") event.respondWith(openPage(event))
  if (kind === "asset") event.respondWith(openAsset(event))
})

async function install(): Promise<void> {
  const cache = await caches.open(CACHE)
  // Without cookies. The answer is kept with its headers: its content security policy and the nonce in it belong together.
  const shell = await fetch(SHELL, { credentials: "omit", cache: "no-store" })
  const html = await shell.clone().text()
  // While the server is being replaced, page and program may be of two versions.
  if (!shell.ok || !BUILT.assets.some((asset) => html.includes(asset))) throw new Error("not the page of this version")
  await cache.addAll(BUILT.assets)
  await cache.put(SHELL, shell)
  await world.skipWaiting()
}

async function activate(): Promise<void> {
  const versions = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE)
  await Promise.all(
    versions.slice(0, Math.max(0, versions.length + 1 - KEPT_VERSIONS)).map((name) => caches.delete(name)),
  )
  await world.registration.navigationPreload?.enable()
  await world.clients.claim()
}

/** The server's page while it answers; else the kept one. */
async function openPage(event: AskEvent): Promise<Response> {
  const fromNetwork = fromServer(event)
  const answer = await Promise.race([fromNetwork, passed(PATIENCE_MS)])
  // What stands before a dead server answers in its place.
  if (answer !== null && answer.status < 502) return answer
  const kept = await (await caches.open(CACHE)).match(SHELL)
  return kept ?? (await fromNetwork) ?? Response.error()
}

/** Null when nothing answers. */
async function fromServer(event: AskEvent): Promise<Response | null> {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request))
  } catch {
    return null
  }
}

function passed(ms: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), ms))
}

/** The name of a file changes with its content, so a kept one is never old. Fonts are kept as they are used. */
async function openAsset(event: AskEvent): Promise<Response> {
  const { request } = event
  const kept = await caches.match(request, { ignoreVary: true })
  if (kept !== undefined) return kept
  const answer = await fetch(request)
  if (answer.ok) event.waitUntil(keep(request, answer.clone()))
  return answer
}

/** A full device only means that the file is fetched again. */
async function keep(request: Request, answer: Response): Promise<void> {
  const cache = await caches.open(CACHE)
  await cache.put(request, answer).catch(() => undefined)
}

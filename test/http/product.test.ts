import { existsSync } from "node:fs"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { createServer, type AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { startText } from "../../shared/text/ko/cli.ts"
import type { Minutes } from "../../shared/minutes/minutes.ts"
import type { Me, Meeting } from "../../shared/wire/records.ts"
import { signIn, type ApiPerson } from "../support/api-person.ts"
import { firstLine, typeText } from "../support/live-minutes.ts"
import { demoPerson, joinMeeting, openMeeting } from "../support/product-client.ts"
import { startProduct, type Demo, type RunningProduct } from "../support/running-product.ts"
import { runServerToEnd } from "../support/server-process.ts"
import { until } from "../support/until.ts"

let product: RunningProduct
let demo: Demo
let secretary: ApiPerson
beforeAll(async () => {
  product = await startProduct()
  demo = await product.demo()
  secretary = await demoPerson(demo, "secretary")
})
afterAll(() => product.stop())

async function freshMeeting(): Promise<Meeting> {
  const body = { committeeId: demo.committeeId }
  return (await secretary.call<Meeting>("POST", "/api/meetings", { body })).body
}
const minutesOf = async (meetingId: string): Promise<Minutes> =>
  (await secretary.call<Minutes>("GET", `/api/meetings/${meetingId}/minutes`)).body

describe("a start that cannot succeed", () => {
  it("[HT14] names the holder of the data folder and exits with 3", async () => {
    const ended = await runServerToEnd({ DATA_DIR: product.dataDir, PORT: "0" })
    expect(ended.code).toBe(3)
    expect(ended.stderr).toMatch(/pid \d+/)
    expect(ended.stderr.trim().split("\n")).toHaveLength(1)
    expect((await secretary.call("GET", "/api/me")).status).toBe(200)
  })

  it("[HT14] names a port that is taken", async () => {
    const taken = createServer()
    await new Promise<void>((listening) => taken.listen(0, "127.0.0.1", listening))
    const { port } = taken.address() as AddressInfo
    const dataDir = await mkdtemp(join(tmpdir(), "hanjari-taken-"))
    const env = { DATA_DIR: dataDir, PORT: String(port), HOST: "127.0.0.1" }
    const ended = await runServerToEnd(env)
    expect([ended.code, ended.stderr.trim()]).toEqual([1, startText.portInUse(port)])
    taken.close()
    await rm(dataDir, { recursive: true, force: true })
  })

  it("[HT14] on an older Node says so in one line before anything else is loaded", async () => {
    const older = `Object.defineProperty(process,"versions",{value:{...process.versions,node:"22.18.0"}})`
    const ended = await runServerToEnd({}, ["--import", `data:text/javascript,${older}`])
    expect([ended.code, ended.stderr.trim()]).toEqual([1, startText.nodeTooOld("22.18.0")])
  })
})

describe("beside a running server", () => {
  it("[HT15] says at the start whether the built pages are there", () => {
    const isBuilt = existsSync(join(import.meta.dirname, "..", "..", "dist", "client", "index.html"))
    expect(product.output().includes(startText.clientMissing)).toBe(!isBuilt)
    expect(product.output()).toContain(startText.listening(product.url))
  })

  it("[HT15] an invitation made by the command line opens at once", async () => {
    const args = ["--committee", demo.committeeId, "--name", "한솔비", "--role", "member", "--json"]
    const { url } = JSON.parse(await product.cli("invite", ...args)) as { url: string }
    const invited = await signIn(product.url, url.split("/i/")[1] ?? "")
    expect((await invited.call<Me>("GET", "/api/me")).body).toMatchObject({
      name: "한솔비",
      committees: [{ roles: ["member"] }],
    })
    const again = await product.demo()
    expect((await (await demoPerson(again, "viewer")).call("GET", "/api/me")).status).toBe(200)
  })

  it("[HT15] an import ends the open sockets with 4409, and whoever comes then gets the new document", async () => {
    const meeting = await freshMeeting()
    const reader = await joinMeeting(product.url, secretary, meeting.id)
    const file = join(product.dataDir, "import.json")
    const minutes = await minutesOf(demo.meetingId)
    await writeFile(file, JSON.stringify(minutes))
    await product.cli("import-minutes", file, "--meeting", meeting.id)
    expect(await reader.closed()).toBe(4409)
    const returning = openMeeting(product.url, secretary, meeting.id, { query: `?epoch=${meeting.epoch}` })
    expect(await returning.closed()).toBe(4409)
    const newcomer = await joinMeeting(product.url, secretary, meeting.id)
    expect(newcomer.doc.getMap("header").get("title")).toBe(minutes.header.title)
    expect(await minutesOf(meeting.id)).toEqual(minutes)
    newcomer.close()
  })

  it("[HT15] a newcomer right after the import is never given the old document", async () => {
    const meeting = await freshMeeting()
    const reader = await joinMeeting(product.url, secretary, meeting.id)
    const file = join(product.dataDir, "import.json")
    await writeFile(file, JSON.stringify(await minutesOf(demo.meetingId)))
    const importing = product.cli("import-minutes", file, "--meeting", meeting.id)
    const epochOf = async () => (await secretary.call<Meeting>("GET", `/api/meetings/${meeting.id}`)).body.epoch
    await until(async () => (await epochOf()) !== meeting.epoch, { what: "the import" })
    const newcomer = openMeeting(product.url, secretary, meeting.id)
    await until(() => newcomer.synced || newcomer.closeCode !== null)
    // Told to come back, or served by a room of the new lineage.
    if (newcomer.synced) expect(newcomer.last("welcome")?.epoch).not.toBe(meeting.epoch)
    await importing
    await reader.closed()
    newcomer.close()
  })
})

describe("SIGTERM", () => {
  it("[HT16] ends with 0, closes with 1012 and keeps everything that was acknowledged", async () => {
    const meeting = await freshMeeting()
    const writer = await joinMeeting(product.url, secretary, meeting.id)
    const before = writer.writes
    for (let n = 0; n < 200; n++) typeText(writer.doc, "가")
    await until(() => writer.saved > before, { what: "the first acknowledgement" })
    expect(await product.terminate()).toBe(0)
    expect(await writer.closed()).toBe(1012)
    expect(product.output()).toContain(startText.stopping)
    await product.restart()
    const reader = await joinMeeting(product.url, secretary, meeting.id)
    const kept = firstLine(reader.doc).split("가").length - 1
    expect(kept).toBeGreaterThanOrEqual(writer.saved - before)
    reader.close()
  })
})

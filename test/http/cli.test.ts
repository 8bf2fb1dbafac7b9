import { execFile } from "node:child_process"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { holdDataFolder } from "../../server/store/data-folder.ts"
import { ROLES } from "../../shared/rules/permissions.ts"

const CLI = join(import.meta.dirname, "..", "..", "server", "cli.ts")
let dataDir: string
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "hanjari-cli-"))
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}
const cli = (...args: string[]): Promise<Ran> => cliIn(dataDir, ...args)

function cliIn(folder: string, ...args: string[]): Promise<Ran> {
  return new Promise((done) => {
    const env = { ...process.env, DATA_DIR: folder, PUBLIC_URL: "http://own.test" }
    execFile(process.execPath, [CLI, ...args], { env, maxBuffer: 1 << 26 }, (error, stdout, stderr) =>
      done({ code: error ? Number(error.code) : 0, stdout, stderr }),
    )
  })
}
interface Demo {
  readonly url: string
  readonly committeeId: string
  readonly meetingId: string
  readonly invitations: { readonly role: string; readonly url: string }[]
}

describe("the command line", () => {
  it("[HT13] demo gives the same ids and fresh links of every role", async () => {
    const [first, second] = [await cli("demo", "--json"), await cli("demo", "--json")]
    const [one, two] = [JSON.parse(first.stdout) as Demo, JSON.parse(second.stdout) as Demo]
    expect(one.url).toBe("http://own.test")
    expect([two.committeeId, two.meetingId]).toEqual([one.committeeId, one.meetingId])
    expect(new Set(one.invitations.map(({ role }) => role))).toEqual(new Set(ROLES))
    const urls = [...one.invitations, ...two.invitations].map(({ url }) => url)
    expect(new Set(urls).size).toBe(urls.length)
    expect(urls.every((url) => /^http:\/\/own\.test\/i\/[\w-]{43}$/.test(url))).toBe(true)
  })

  it("[HT13] an exported file comes back whole as a new meeting", async () => {
    const { committeeId, meetingId } = JSON.parse((await cli("demo", "--json")).stdout) as Demo
    const exported = await cli("export-minutes", meetingId, "--json")
    const file = join(dataDir, "minutes.json")
    await writeFile(file, exported.stdout)
    const imported = await cli("import-minutes", file, "--committee", committeeId, "--json")
    const again = await cli(
      "export-minutes",
      (JSON.parse(imported.stdout) as { meetingId: string }).meetingId,
      "--json",
    )
    expect(JSON.parse(again.stdout)).toEqual(JSON.parse(exported.stdout))
  })

  it("[BK6] what was backed up is restored elsewhere, never over people unasked or beside a running server", async () => {
    await cli("demo")
    const [backups, elsewhere] = [join(dataDir, "backups"), join(dataDir, "elsewhere")]
    expect((await cli("backup", backups)).stdout).toContain("백업을 만들었습니다")
    const restored = await cliIn(elsewhere, "restore", backups, "--verify", "--json")
    expect(JSON.parse(restored.stdout)).toMatchObject({ meetings: expect.any(Number), problems: [], before: null })
    expect((await cliIn(elsewhere, "verify")).stdout).toContain("모두 온전합니다")
    const again = await cliIn(elsewhere, "restore", backups, "--verify")
    expect(again).toMatchObject({ code: 1, stdout: "" })
    expect(again.stderr).toContain("--replace")
    const held = await holdDataFolder(elsewhere, { instanceId: "a running server", now: Date.now() })
    expect((await cliIn(elsewhere, "restore", backups, "--replace")).stderr).toContain("먼저 그 서버를 끝내")
    held.release()
    const replaced = await cliIn(elsewhere, "restore", backups, "--verify", "--replace")
    expect(replaced.stdout).toContain("before-restore-")
  })

  it("[HT13] help is on stdout, troubles on stderr with exit 1", async () => {
    expect((await cli("--help")).stdout).toContain("import-minutes FILE.json")
    for (const args of [
      ["nonsense"],
      ["export-minutes", "unknown"],
      ["invite"],
      ["--nonsense"],
      ["import-minutes", "none"],
    ]) {
      const { code, stdout, stderr } = await cli(...args)
      expect([code, stdout], args.join(" ")).toEqual([1, ""])
      expect(stderr, args.join(" ")).toMatch(/[가-힣]/)
    }
  })
})

import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterEach, beforeEach, expect, it } from "vitest"
import * as Y from "yjs"
import { openStore } from "../../server/store/open-store.ts"
import { fuzzRuns } from "../support/fuzz-runs.ts"
import { LiveClient } from "../support/live-client.ts"
import { addPerson, seedMeeting } from "../support/live-server.ts"
import { SeededRandom } from "../support/seeded-random.ts"
import { until } from "../support/until.ts"

const CHILD = fileURLToPath(new URL("../support/live-child.ts", import.meta.url))
let dataDir: string
let child: ChildProcess | null = null
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "hanjari-kill-"))
})
afterEach(async () => {
  child?.kill("SIGKILL")
  await rm(dataDir, { recursive: true, force: true })
})

async function startChild(): Promise<string> {
  child = spawn(process.execPath, [CHILD, dataDir], { stdio: ["ignore", "pipe", "inherit"] })
  const died = once(child, "exit").then(() => Promise.reject(new Error("the server did not start")))
  const [line] = (await Promise.race([once(child.stdout as NodeJS.ReadableStream, "data"), died])) as [Buffer]
  died.catch(() => {})
  return `ws://127.0.0.1:${line.toString().trim()}`
}

async function killChild(): Promise<void> {
  const exited = once(child as ChildProcess, "exit")
  child?.kill("SIGKILL")
  await exited
}

/** Every edit is a key of its own, so that a lost one can be named. */
const edits = (doc: Y.Doc) => new Set(doc.getMap("header").keys())

it("[LV8] kill -9 at any moment loses no acknowledged and no seen edit", async () => {
  const store = await openStore({ dataDir, now: Date.now })
  await seedMeeting(store.db)
  const cookies = await Promise.all(["가람", "나래", "다온"].map((name) => addPerson(store, name, ["member"])))
  await store.close()
  const random = new SeededRandom(20_300_101)
  const mustStay = new Set<string>()
  for (let round = 0; round < fuzzRuns(10); round++) {
    const url = await startChild()
    const writers = await Promise.all(
      cookies.map(async (cookie) => {
        const client = new LiveClient(url, cookie)
        await client.ready()
        return { client, sent: new Map<string, number>() }
      }),
    )
    for (const { client } of writers) {
      const present = edits(client.doc)
      expect([...mustStay].filter((key) => !present.has(key))).toEqual([])
    }
    const enough = 20 + random.below(200)
    let made = 0
    const timer = setInterval(() => {
      for (const [who, { client, sent }] of writers.entries()) {
        const key = `r${round}w${who}n${made++}`
        client.doc.getMap("header").set(key, 1)
        sent.set(key, client.writes)
      }
    }, 1)
    await until(() => made > enough, { what: "edits" })
    await killChild()
    clearInterval(timer)
    for (const { client, sent } of writers) {
      await client.closed()
      for (const [key, n] of sent) if (n <= client.saved) mustStay.add(key)
      for (const other of writers) {
        if (other.client !== client) for (const key of edits(client.doc)) if (!sent.has(key)) mustStay.add(key)
      }
    }
  }
  const url = await startChild()
  const reader = new LiveClient(url, cookies[0])
  await reader.ready()
  const present = edits(reader.doc)
  expect(mustStay.size).toBeGreaterThan(50)
  expect([...mustStay].filter((key) => !present.has(key))).toEqual([])
  reader.close()
}, 60_000)

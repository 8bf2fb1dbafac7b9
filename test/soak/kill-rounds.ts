// kill -9 at a random moment under several writers and readers: nothing acknowledged and nothing seen may be gone.
import { isDeepStrictEqual } from "node:util"
import { readMinutes } from "../../shared/minutes/read-minutes.ts"
import type { ProductClient } from "../bench/targets/product-client.ts"
import { EditLedger, seenBy } from "./edit-ledger.ts"
import { seededRandom } from "./random.ts"
import { SoakClient } from "./soak-client.ts"
import type { SoakProduct } from "./soak-product.ts"
import { until } from "./until.ts"

const WRITERS = 4
const READERS = 2
/** A fresh meeting now and then: the document of a soak must not outgrow a real one. */
const ROUNDS_PER_MEETING = 10
const LONGEST_ROUND_MS = 700

export interface KillReport {
  readonly rounds: number
  readonly edits: number
  /** Edits the server had acknowledged when it was killed. */
  readonly acknowledged: number
  /** One line per lost edit; must be empty. */
  readonly lost: readonly string[]
}

/** People of one meeting, kept over the rounds: they come back with what they had. */
interface Cast {
  readonly meetingId: string
  readonly writers: readonly { readonly client: SoakClient; readonly ledger: EditLedger }[]
  readonly readers: readonly SoakClient[]
}

/**
 * Runs `rounds` rounds: people edit, the server is killed, started again, and what is on disk is compared with what
 * each writer was told and each reader saw; then all reconnect, and what was unsaved must arrive.
 */
export async function killRounds(
  product: SoakProduct,
  { rounds, seed, onRound }: { rounds: number; seed: number; onRound?: (report: KillReport) => void },
): Promise<KillReport> {
  const random = seededRandom(seed)
  let report: KillReport = { rounds: 0, edits: 0, acknowledged: 0, lost: [] }
  let cast: Cast | undefined
  for (let round = 0; round < rounds; round += 1) {
    if (round % ROUNDS_PER_MEETING === 0) {
      leave(cast)
      cast = await gather(product, round, random)
    }
    if (cast === undefined) throw new Error("nobody is there")
    const before = acknowledgedBy(cast)
    const edits = await writeUntilKilled(product, cast, random)
    const acknowledged = acknowledgedBy(cast) - before
    await product.restart()
    const lost = await lostOnDisk(product.secretary, cast)
    const later = await comeBack(product.secretary, cast)
    report = {
      rounds: round + 1,
      edits: report.edits + edits,
      acknowledged: report.acknowledged + acknowledged,
      lost: [...report.lost, ...[...lost, ...later].map((line) => `round ${round + 1}: ${line}`)],
    }
    onRound?.(report)
  }
  leave(cast)
  return report
}

async function gather(product: SoakProduct, round: number, random: () => number): Promise<Cast> {
  const meetingId = await product.newMeeting(`정전 시험 ${round}`)
  const writers = Array.from({ length: WRITERS }, (_, index) => {
    const client = new SoakClient(product.secretary, meetingId)
    return { client, ledger: new EditLedger(client, `r${round}w${index}`, random) }
  })
  const readers = Array.from({ length: READERS }, () => new SoakClient(product.secretary, meetingId))
  await Promise.all([...writers.map(({ client }) => client.connect()), ...readers.map((reader) => reader.connect())])
  return { meetingId, writers, readers }
}

/** Everybody edits until a random moment, when the server dies. Returns how many edits were made. */
async function writeUntilKilled(product: SoakProduct, cast: Cast, random: () => number): Promise<number> {
  const before = cast.writers.reduce((sum, { ledger }) => sum + ledger.size, 0)
  const end = performance.now() + random() * LONGEST_ROUND_MS
  let killed: Promise<void> | undefined
  // Writers go on while the server dies: the edits in flight are the interesting ones.
  while (cast.writers.some(({ client }) => client.closeCode === undefined)) {
    for (const { ledger } of cast.writers) if (random() < 0.5) ledger.edit()
    if (performance.now() > end) killed ??= product.kill()
    await new Promise((resolve) => setTimeout(resolve, random() * 8))
  }
  await killed
  await until("all connections lost", () => cast.readers.every((reader) => reader.closeCode !== undefined))
  for (const { ledger } of cast.writers) ledger.settle()
  return cast.writers.reduce((sum, { ledger }) => sum + ledger.size, 0) - before
}

/** Compares what is on disk now with what was said and seen; a fresh join must show the same as the REST answer. */
async function lostOnDisk(person: ProductClient, cast: Cast): Promise<string[]> {
  const minutes = await person.minutes(cast.meetingId)
  const everybody = [...cast.readers, ...cast.writers.map(({ client }) => client)]
  const lost = cast.writers.flatMap(({ client, ledger }) =>
    ledger.lost(minutes, seenBy(everybody.filter((other) => other !== client))),
  )
  const fresh = new SoakClient(person, cast.meetingId)
  await fresh.connect()
  if (!isDeepStrictEqual(readMinutes(fresh.doc), minutes)) lost.push("a fresh join shows other minutes than REST")
  fresh.close()
  return lost
}

/** All reconnect with what they kept: every edit ever made must be on disk, and all must see the same. */
async function comeBack(person: ProductClient, cast: Cast): Promise<string[]> {
  const clients = [...cast.readers, ...cast.writers.map(({ client }) => client)]
  await Promise.all(clients.map((client) => client.connect()))
  const closed = clients.find((client) => client.closeCode !== undefined)
  if (closed) return [`a reconnect was closed with ${closed.closeCode}`]
  await until("what was unsaved is saved", () => clients.every((client) => client.allAnswered()))
  const refused = clients.flatMap((client) => [...client.refused.values()])
  if (refused.length > 0) return [`refused after the reconnect: ${refused.join(", ")}`]
  for (const { ledger } of cast.writers) ledger.settleAll()
  const minutes = await person.minutes(cast.meetingId)
  const lost = cast.writers.flatMap(({ ledger }) =>
    ledger.lost(minutes, { notes: new Set(), removed: new Set(), text: "" }),
  )
  await until(
    "all see the same",
    () => clients.every((client) => isDeepStrictEqual(readMinutes(client.doc), minutes)),
    10,
  ).catch(() => lost.push("after the reconnect somebody sees other minutes"))
  return lost
}

function acknowledgedBy({ writers }: Cast): number {
  return writers.reduce((sum, { ledger }) => sum + ledger.acknowledged, 0)
}

function leave(cast: Cast | undefined): void {
  for (const { client } of cast?.writers ?? []) client.close()
  for (const reader of cast?.readers ?? []) reader.close()
}

// Finalize at a random moment under 20 writers at full speed: the revision holds exactly what was acknowledged.
import { createHash } from "node:crypto"
import { isDeepStrictEqual } from "node:util"
import canonicalize from "canonicalize"
import * as Y from "yjs"
import type { Minutes } from "../../shared/minutes/minutes.ts"
import { asChildren } from "../../shared/minutes/elements.ts"
import { writeBlock } from "../../shared/minutes/write-body.ts"
import { mapOf } from "../../shared/minutes/write-minutes.ts"
import type { Revision } from "../../shared/wire/records.ts"
import { seededRandom } from "./random.ts"
import { SoakClient } from "./soak-client.ts"
import type { SoakProduct } from "./soak-product.ts"
import { until } from "./until.ts"

const WRITERS = 20
const LONGEST_MS = 400

export interface FinalizeReport {
  readonly rounds: number
  readonly acknowledged: number
  readonly refused: number
  /** One line per difference; must be empty. */
  readonly wrong: readonly string[]
}

/** One note and what the server said about it. */
interface Note {
  readonly id: string
  readonly n: number
}

interface Writer {
  readonly client: SoakClient
  readonly notes: Note[]
}

export async function finalizeRounds(product: SoakProduct, rounds: number, seed: number): Promise<FinalizeReport> {
  const random = seededRandom(seed)
  const wrong: string[] = []
  const made: { readonly meetingId: string; readonly revision: Revision }[] = []
  let acknowledged = 0
  let refused = 0
  for (let round = 0; round < rounds; round += 1) {
    const meetingId = await product.newMeeting(`확정 시험 ${round}`)
    await fillWhatIsRequired(product, meetingId)
    const outcome = await finalizeUnderFire(product, meetingId, random)
    const revision = await product.secretary.revision(meetingId, 1)
    const minutes = await product.secretary.minutes(meetingId)
    made.push({ meetingId, revision })
    wrong.push(...differences(revision, minutes, outcome).map((line) => `round ${round + 1}: ${line}`))
    acknowledged += outcome.acknowledged.length
    refused += outcome.refused.length
  }
  await product.kill()
  await product.restart()
  for (const { meetingId, revision } of made) {
    const again = await product.secretary.revision(meetingId, 1)
    if (!isDeepStrictEqual(again, revision)) wrong.push(`${meetingId}: another revision after a restart`)
  }
  return { rounds, acknowledged, refused, wrong }
}

interface Outcome {
  readonly acknowledged: readonly string[]
  readonly refused: readonly string[]
}

async function finalizeUnderFire(product: SoakProduct, meetingId: string, random: () => number): Promise<Outcome> {
  const writers = Array.from({ length: WRITERS }, (): Writer => ({
    client: new SoakClient(product.secretary, meetingId),
    notes: [],
  }))
  await Promise.all(writers.map(({ client }) => client.connect()))
  const end = performance.now() + random() * LONGEST_MS
  await writeWhile(writers, () => performance.now() < end)
  const answer = product.secretary.finalize(meetingId)
  // Everybody goes on while the request is under way, and a little after its answer.
  let isLate = false
  const late = answer.then(() => new Promise((resolve) => setTimeout(resolve, 100))).finally(() => (isLate = true))
  await writeWhile(writers, () => !isLate)
  await late
  const status = await answer
  await until("all edits are answered", () =>
    writers.every(({ client }) => client.allAnswered() || client.closeCode !== undefined),
  )
  for (const { client } of writers) client.close()
  if (status !== 201) throw new Error(`finalize answered ${status}`)
  return {
    acknowledged: writers.flatMap(({ client, notes }) =>
      notes.filter((note) => isSaved(client, note)).map((note) => note.id),
    ),
    refused: writers.flatMap(({ client, notes }) =>
      notes.filter((note) => !isSaved(client, note)).map((note) => note.id),
    ),
  }
}

function isSaved(client: SoakClient, note: Note): boolean {
  return note.n <= client.saved && !client.refused.has(note.n)
}

async function writeWhile(writers: readonly Writer[], goesOn: () => boolean): Promise<void> {
  while (goesOn()) {
    for (const [index, writer] of writers.entries()) addNote(writer, index)
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
}

function addNote(writer: Writer, index: number): void {
  if (!writer.client.isConnected) return
  const id = `f${index}-${writer.notes.length}`
  writer.client.doc.getMap("attendance").set(id, mapOf({ kind: "observer", name: id, affiliation: "", order: "a0" }))
  writer.notes.push({ id, n: writer.client.counted })
}

function differences(revision: Revision, minutes: Minutes, outcome: Outcome): string[] {
  const wrong: string[] = []
  const inRevision = new Set(revision.minutes.attendance.observers.map((observer) => observer.id))
  const missing = outcome.acknowledged.filter((id) => !inRevision.has(id))
  const slippedIn = outcome.refused.filter((id) => inRevision.has(id))
  if (missing.length > 0) wrong.push(`${missing.length} acknowledged edits are not in the revision`)
  if (slippedIn.length > 0) wrong.push(`${slippedIn.length} edits in the revision were never acknowledged`)
  if (!isDeepStrictEqual(revision.minutes, minutes)) wrong.push("the minutes differ from the revision")
  const hash = createHash("sha256")
    .update(canonicalize(revision.minutes) ?? "")
    .digest("hex")
  if (hash !== revision.sha256) wrong.push("the hash is not that of the revision")
  return wrong
}

/** What the law asks of minutes before they can be finalized: place, start, marks, an agenda. */
async function fillWhatIsRequired(product: SoakProduct, meetingId: string): Promise<void> {
  const client = new SoakClient(product.secretary, meetingId)
  await client.connect()
  client.doc.transact(() => {
    const header = client.doc.getMap("header")
    header.set("place", "회의실")
    header.set("startsAt", "2030-01-23T14:00")
    for (const seat of client.doc.getMap("attendance").values()) {
      if (seat instanceof Y.Map && seat.get("kind") === "seat") seat.set("mark", "present")
    }
    const inline = [{ type: "text" as const, text: "안건" }]
    const line = writeBlock({ type: "line", id: "agenda-1", kind: "agendaItem", level: 0, inline })
    client.doc.getXmlFragment("body").push(asChildren([line]))
  })
  await until("the form is saved", () => client.allAnswered())
  client.close()
}

// The minutes as this device holds them: for each person and meeting the updates of one lineage, and what of them was not sent.
// Another lineage stays beside it only while edits of it are unsent: a tab may still have it open.
import type { WelcomeEvent } from "../../shared/wire/events.ts"
import { answerOf, inTime, transact, under } from "./database.ts"
import type { StoreName } from "./database.ts"

/** What the server said last beside the document. */
export type MeetingFacts = Pick<WelcomeEvent, "epoch" | "schema" | "me" | "permissions" | "records">

/** Edits of one Yjs client the server has not acknowledged: its structs from `from` up to `to`, and perhaps deletions. */
export interface UnsentMark {
  readonly client: number
  readonly from: number
  readonly to: number
  /** Grows with every edit of the page: two deletions in a row move no clock. */
  readonly edit?: number
}

export interface StoredDocument {
  readonly facts: MeetingFacts
  readonly updates: readonly Uint8Array[]
  /** Keys of the updates' rows, in the same order. */
  readonly rows: readonly number[]
  readonly unsent: readonly UnsentMark[]
}

export interface Owner {
  readonly person: string
  readonly meeting: string
}

export interface DocumentWrite {
  readonly epoch: string
  readonly updates: readonly Uint8Array[]
  /** The updates are the whole document, so nothing stored before is needed to read it. */
  readonly isWhole: boolean
  /** Rows whose content is in the updates. */
  readonly replaces: readonly number[]
  readonly facts: MeetingFacts | null
  /** The server has just said so: this lineage is the one the next page opens. */
  readonly isLatest: boolean
  readonly unsent: readonly UnsentMark[]
  /** Acknowledged: removed unless the mark has changed meanwhile. */
  readonly sent: readonly UnsentMark[]
  /** Wait for the disk itself. */
  readonly isStrict: boolean
}

/** Where a session keeps its document; every call rejects when the browser refuses. */
export interface DocumentStore {
  /** The lineage the server named last, or the one asked for. */
  load(owner: Owner, epoch?: string): Promise<StoredDocument | null>
  /** Lineages another one took the place of while edits of them were unsent. */
  aside(owner: Owner): Promise<readonly StoredDocument[]>
  /** Keys of the new rows, once they are on the device. Rejects with `NotHere` when what it builds on is gone. */
  write(owner: Owner, write: DocumentWrite): Promise<readonly number[]>
  /** Takes away one lineage; another one may hold what is nowhere else. */
  forget(owner: Owner, epoch: string): Promise<void>
}

/** The person signed out, or another tab removed the document. */
export class NotHere extends Error {
  /** The person may still store here: only the document is gone and has to be written whole. */
  readonly canRewrite: boolean

  constructor(canRewrite: boolean) {
    super(canRewrite ? "the document was removed" : "the person is not signed in here")
    this.canRewrite = canRewrite
  }
}

const DOCUMENT: readonly StoreName[] = ["meetings", "updates", "unsent"]
const ALL: readonly StoreName[] = [...DOCUMENT, "answers"]
type Stores = (name: StoreName) => IDBObjectStore

export const deviceDocuments: DocumentStore = {
  load: (owner, epoch) => inTime(transact(DOCUMENT, "readonly", (store) => load(store, owner, epoch))),
  aside: (owner) => inTime(transact(DOCUMENT, "readonly", (store) => loadAside(store, owner))),
  write: (owner, write) => {
    if (write.unsent.length > 0) askToPersist()
    const durability = write.isStrict ? "strict" : "relaxed"
    return transact(ALL, "readwrite", (store) => put(store, owner, write), { durability })
  },
  forget: (owner, epoch) => inTime(transact(DOCUMENT, "readwrite", (store) => removeLineage(store, owner, epoch))),
}

let hasAsked = false

/**
 * A browser short of room may throw away what no one asked it to keep. Asked once in the life of a page, with the first
 * own edit: some browsers ask the person, who then knows what for.
 */
function askToPersist(): void {
  if (hasAsked) return
  hasAsked = true
  // Without a yes, or where nothing can be asked (no secure context), the storage is as durable as the browser makes it.
  void globalThis.navigator?.storage?.persist?.().catch(() => undefined)
}

async function load(store: Stores, owner: Owner, epoch?: string): Promise<StoredDocument | null> {
  const { person, meeting } = owner
  const latest = (await answerOf(store("meetings").get([person, meeting]))) as MeetingFacts | undefined
  if (epoch === undefined || latest?.epoch === epoch)
    return latest === undefined ? null : loadLineage(store, owner, latest)
  const facts = (await answerOf(store("meetings").get([person, meeting, epoch]))) as MeetingFacts | undefined
  return facts === undefined ? null : loadLineage(store, owner, facts)
}

async function loadAside(store: Stores, owner: Owner): Promise<StoredDocument[]> {
  const { person, meeting } = owner
  const aside = IDBKeyRange.bound([person, meeting], [person, meeting, []], true)
  const found = (await answerOf(store("meetings").getAll(aside))) as MeetingFacts[]
  return Promise.all(found.map((facts) => loadLineage(store, owner, facts)))
}

async function loadLineage(store: Stores, { person, meeting }: Owner, facts: MeetingFacts): Promise<StoredDocument> {
  const ofDocument = IDBKeyRange.only([person, meeting, facts.epoch])
  const index = store("updates").index("document")
  const [rows, found, unsent] = await Promise.all([
    answerOf(index.getAllKeys(ofDocument)),
    answerOf(index.getAll(ofDocument)),
    answerOf(store("unsent").getAll(under(person, meeting, facts.epoch))),
  ])
  return {
    facts,
    updates: found.map(({ update }: { update: Uint8Array }) => update),
    rows: rows as number[],
    unsent: unsent as UnsentMark[],
  }
}

async function put(store: Stores, { person, meeting }: Owner, write: DocumentWrite): Promise<number[]> {
  // Signing out removes the person and everything stored in one transaction; nothing may be stored behind it.
  const signedIn = (await answerOf(store("answers").get(["person"]))) as { id: string } | undefined
  if (signedIn?.id !== person) throw new NotHere(false)
  const latest = (await answerOf(store("meetings").get([person, meeting]))) as MeetingFacts | undefined
  const isAside = (await answerOf(store("meetings").count([person, meeting, write.epoch]))) > 0
  if (!write.isWhole && !isAside && latest?.epoch !== write.epoch) throw new NotHere(true)
  await putFacts(store, { person, meeting }, write, latest)
  const rows = await Promise.all(
    write.updates.map((update) => answerOf(store("updates").add({ person, meeting, epoch: write.epoch, update }))),
  )
  for (const row of write.replaces) store("updates").delete(row)
  for (const mark of write.unsent) store("unsent").put(mark, [person, meeting, write.epoch, mark.client])
  for (const mark of write.sent) await removeMark(store("unsent"), [person, meeting, write.epoch, mark.client], mark)
  return rows as number[]
}

/** A tab that knows only an older lineage writes it beside the latest one, never in its place. */
async function putFacts(
  store: Stores,
  owner: Owner,
  { facts, epoch, isLatest }: DocumentWrite,
  latest: MeetingFacts | undefined,
): Promise<void> {
  if (facts === null) return
  const { person, meeting } = owner
  const isOther = latest !== undefined && latest.epoch !== epoch
  if (isOther && !isLatest) return void store("meetings").put(facts, [person, meeting, epoch])
  if (isOther) await setAside(store, owner, latest)
  store("meetings").delete([person, meeting, epoch])
  store("meetings").put(facts, [person, meeting])
}

/** Another lineage takes its place; what of it is unsent is nowhere else. */
async function setAside(store: Stores, owner: Owner, facts: MeetingFacts): Promise<void> {
  const { person, meeting } = owner
  const unsent = await answerOf(store("unsent").count(under(person, meeting, facts.epoch)))
  if (unsent === 0) await removeLineage(store, owner, facts.epoch)
  else store("meetings").put(facts, [person, meeting, facts.epoch])
}

async function removeMark(unsent: IDBObjectStore, key: IDBValidKey, mark: UnsentMark): Promise<void> {
  const stored = (await answerOf(unsent.get(key))) as UnsentMark | undefined
  const isSame = stored?.from === mark.from && stored.to === mark.to && stored.edit === mark.edit
  if (isSame) unsent.delete(key)
}

async function removeLineage(store: Stores, { person, meeting }: Owner, epoch: string): Promise<void> {
  const latest = (await answerOf(store("meetings").get([person, meeting]))) as MeetingFacts | undefined
  if (latest?.epoch === epoch) store("meetings").delete([person, meeting])
  store("meetings").delete([person, meeting, epoch])
  await removeEdits(store, under(person, meeting, epoch))
}

async function removeEdits(store: Stores, range: IDBKeyRange): Promise<void> {
  store("unsent").delete(range)
  const rows = await answerOf(store("updates").index("document").getAllKeys(range))
  for (const row of rows) store("updates").delete(row)
}

/** The meetings of which this person's edits still wait here to be sent. */
export function unsentMeetings(person: string): Promise<readonly string[]> {
  return transact(["unsent"], "readonly", async (store) => {
    const keys = (await answerOf(store("unsent").getAllKeys(under(person)))) as string[][]
    return [...new Set(keys.map(([, meeting]) => meeting ?? ""))]
  })
}

/** Everybody of whom something is stored here, be it only that they are signed in. */
export function peopleHere(): Promise<readonly string[]> {
  return transact(["meetings", "answers"], "readonly", async (store) => {
    const [signedIn, ...keys] = await Promise.all([
      answerOf<{ id: string } | undefined>(store("answers").get(["person"])),
      answerOf(store("meetings").getAllKeys()),
      answerOf(store("answers").getAllKeys()),
    ])
    const people = new Set((keys.flat() as string[][]).map(([person]) => person ?? ""))
    people.delete("person")
    if (signedIn !== undefined) people.add(signedIn.id)
    return [...people]
  })
}

/** Takes away everything of one person, and with it the right to store anything more; kept copies stay. */
export function removePerson(person: string): Promise<void> {
  return transact(ALL, "readwrite", async (store) => {
    store("meetings").delete(under(person))
    await removeEdits(store, under(person))
    store("answers").delete(under(person))
    const signedIn = (await answerOf(store("answers").get(["person"]))) as { id: string } | undefined
    if (signedIn?.id === person) store("answers").delete(["person"])
  })
}

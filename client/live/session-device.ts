// Everything of a session that stays on this device: its copy of the document, and the tabs and earlier pages it shares it with.
import * as Y from "yjs"
import { takeClient } from "../device/client-locks.ts"
import { inTime } from "../device/database.ts"
import { deviceDocuments } from "../device/documents.ts"
import type { DocumentStore, MeetingFacts, Owner, StoredDocument, UnsentMark } from "../device/documents.ts"
import { keepAside } from "./aside-lineages.ts"
import { DeviceCopy } from "./device-copy.ts"
import type { EditsOut } from "./edits-out.ts"
import type { DeviceStatus } from "./meeting-session.ts"
import type { KeepCopy } from "./session-end.ts"
import { TabChannel } from "./tab-channel.ts"
import { updateHoldOf } from "./update-hold.ts"

/** Origin of what another tab of this person typed without a connection. */
export const FROM_TAB = Symbol("fromTab")

interface Wiring {
  readonly doc: Y.Doc
  readonly owner: Owner
  /** The browser's database by default. */
  readonly store: DocumentStore | undefined
  /** Where refused work is kept; the device by default. */
  readonly keep: KeepCopy | undefined
  readonly out: EditsOut
  readonly isConnected: () => boolean
  readonly changed: () => void
}

/** Documents the browser would not take off the device: never read again by this page, or a refused edit came back for ever. */
const unusable = new Set<string>()

export class SessionDevice {
  readonly #wiring: Wiring
  readonly #copy: DeviceCopy
  #tabs: TabChannel | null = null
  /** Gives up answering for a client's edits. */
  readonly #releases: (() => void)[] = []
  /** Clients this page answers for, for as long as it is open. */
  readonly #answered = new Set<number>()
  /** Other tabs told what was typed into them since everything was last acknowledged. */
  #hasHeard = false
  #isOver = false

  constructor(wiring: Wiring) {
    this.#wiring = wiring
    const { doc, owner, store = deviceDocuments, changed } = wiring
    this.#copy = new DeviceCopy({ doc, owner, store, changed })
  }

  get status(): DeviceStatus {
    return this.#copy.status
  }

  get isStored(): boolean {
    return this.#copy.isStored
  }

  /** Where everything typed here is; null when this device keeps nothing. */
  get where(): "stored" | "storing" | null {
    if (this.#copy.isStored) return "stored"
    return this.#copy.hasBegun && this.#copy.status === "ready" && !this.#isOver ? "storing" : null
  }

  /** Fills the document with what the device holds and takes over what earlier pages could not send. Never rejects. */
  async begin(): Promise<MeetingFacts | null> {
    const { doc, owner, store = deviceDocuments, keep } = this.#wiring
    void this.#answerFor(doc.clientID)
    if (unusable.has(keyOf(owner))) return null
    const stored = await this.#copy.load()
    // Behind what the page waits for.
    void keepAside(owner, store, keep)
    if (stored === null || this.#isOver) return null
    await this.#inherit(stored)
    this.#openTabs(stored.facts.epoch)
    return stored.facts
  }

  /** What the server said last; the document has been received whole. */
  remember(facts: MeetingFacts): void {
    if (unusable.has(keyOf(this.#wiring.owner))) return
    this.#copy.remember(facts)
    this.#openTabs(facts.epoch)
  }

  received(update: Uint8Array): void {
    this.#copy.received(update)
  }

  edited(update: Uint8Array): void {
    const { doc, out, isConnected } = this.#wiring
    const client = doc.clientID
    const mark = { client, from: out.ledger.savedClock, to: Y.getState(doc.store, client) }
    this.#copy.edited(update, mark, isConnected())
    this.#tabs?.edited(update)
  }

  /** Everything of this page, and of those before it, is acknowledged. */
  settled(): void {
    this.#copy.settled()
    if (!this.#hasHeard) return
    this.#hasHeard = false
    void this.#othersSettled(Y.decodeStateVector(Y.encodeStateVector(this.#wiring.doc)))
  }

  /** What other tabs typed and this one sent; one that is gone cannot say so itself. `known`: clocks at the server. */
  async #othersSettled(known: ReadonlyMap<number, number>): Promise<void> {
    const stored = await this.#copy.readAgain()
    const others = (stored?.unsent ?? []).filter(({ client }) => !this.#answered.has(client))
    this.#copy.othersSettled(others.filter((mark) => isWithin(mark, known.get(mark.client) ?? 0)))
  }

  /** Resolves when everything typed here is stored, or cannot be, or the browser does not answer. Never rejects. */
  async written(): Promise<void> {
    await inTime(this.#copy.written()).catch(() => undefined)
  }

  /** The connection is gone: what waited to be stored is stored now. */
  cut(): void {
    this.#copy.cut()
    this.#tabs?.ask()
  }

  /**
   * Takes over what pages that are gone left unsent since this one began: whoever removes the document answers for their
   * words too. Never rejects.
   */
  async adopt(): Promise<void> {
    const { out, owner } = this.#wiring
    if (unusable.has(keyOf(owner))) return
    const wasDirty = out.ledger.dirty
    const stored = await this.#copy.readAgain()
    if (stored === null) return
    // Tabs that are open are told when it is gone.
    this.#openTabs(stored.facts.epoch)
    // In a document without unacknowledged edits every word is on the server.
    const isOnServer = (mark: UnsentMark): boolean => isWithin(mark, Y.getState(this.#wiring.doc.store, mark.client))
    const marks = stored.unsent.filter((mark) => wasDirty || !isOnServer(mark))
    const orphans = await this.#free(marks)
    if (orphans.length === 0) return
    this.#copy.take(stored)
    for (const { client, from } of orphans) out.inherit(client, from)
  }

  /** Takes the document off the device. What was not sent must be somewhere else already. */
  async forget(): Promise<void> {
    if (!(await this.#copy.forget())) unusable.add(keyOf(this.#wiring.owner))
    this.#tabs?.forgot()
    this.#end()
  }

  async close(): Promise<void> {
    await this.#copy.close()
    this.#end()
  }

  #end(): void {
    this.#isOver = true
    this.#tabs?.close()
    for (const release of this.#releases.splice(0)) release()
  }

  async #inherit({ unsent }: StoredDocument): Promise<void> {
    const { doc, out } = this.#wiring
    const hold = updateHoldOf(doc)
    for (const mark of unsent) {
      const { client, from } = mark
      // Another open tab answers for its edits; the document still holds what the server may not have.
      out.ledger.edited()
      if (!(await this.#answerFor(client))) continue
      this.#copy.takeOver(mark)
      out.inherit(client, from)
      hold.inherit(client)
    }
  }

  /** Those of the marks nobody open answers for; this page does from now on. */
  async #free(marks: readonly UnsentMark[]): Promise<readonly UnsentMark[]> {
    const others = marks.filter(({ client }) => !this.#answered.has(client))
    const isFree = await Promise.all(others.map(({ client }) => this.#answerFor(client)))
    return others.filter((_mark, index) => isFree[index])
  }

  async #answerFor(client: number): Promise<boolean> {
    const release = await takeClient(client)
    if (release === null) return false
    this.#answered.add(client)
    if (this.#isOver) release()
    else this.#releases.push(release)
    return true
  }

  #openTabs(epoch: string): void {
    const { doc, owner, isConnected } = this.#wiring
    if (this.#isOver || this.#tabs !== null) return
    this.#tabs = new TabChannel(owner, epoch, {
      doc,
      isConnected,
      receive: (update) => {
        this.#hasHeard = true
        updateHoldOf(doc).receive(update, FROM_TAB)
      },
      forgotten: () => this.#copy.rewrite(),
    })
    // What another tab typed while this one was reading.
    this.#tabs.ask()
  }
}

function keyOf({ person, meeting }: Owner): string {
  return `${person} ${meeting}`
}

/** Whether the edits of a mark end at or before this clock; deletions move no clock and do not tell. */
function isWithin({ from, to }: UnsentMark, clock: number): boolean {
  return from < to && to <= clock
}

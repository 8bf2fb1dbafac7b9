import type { WebsocketProvider } from "y-websocket"
import type { Awareness } from "y-protocols/awareness"
import * as Y from "yjs"
import { SCHEMA_VERSION } from "../../shared/minutes/schema.ts"
import { applyEvent } from "../../shared/wire/apply-event.ts"
import type { LiveEvent, ReadOnlyReason, Refusal, WelcomeEvent } from "../../shared/wire/events.ts"
import { FROM_DEVICE } from "./device-copy.ts"
import { END_REASONS } from "./end-reasons.ts"
import { EditsOut } from "./edits-out.ts"
import { sendStep2 } from "./held-sync.ts"
import { liveProvider, paramsOf } from "./live-provider.ts"
import type { MeetingSession, SessionState } from "./meeting-session.ts"
import { listenToPage } from "./page-events.ts"
import { readPeers } from "./peers.ts"
import { updatePoster } from "./post-update.ts"
import { FROM_TAB, SessionDevice } from "./session-device.ts"
import { SessionEnd } from "./session-end.ts"
import type { SessionOptions } from "./session-options.ts"
import { PageUndo } from "./undo.ts"
import { SessionView, steadyNow } from "./session-view.ts"

/** Opens the live connection to one meeting. Errors never throw: they are states of the session. */
export function openMeetingSession(options: SessionOptions): MeetingSession {
  return new LiveMeetingSession(options)
}

/** One document, one connection that heals itself, one undo stack; ends for good on a final close code or a refusal. */
class LiveMeetingSession implements MeetingSession {
  readonly meetingId: string
  readonly person: string
  readonly doc = new Y.Doc()
  readonly awareness: Awareness
  readonly undo: PageUndo

  readonly #provider: WebsocketProvider
  readonly #out: EditsOut
  readonly #device: SessionDevice | null
  readonly #end: SessionEnd
  readonly #view: SessionView
  readonly #stopListening: () => void
  /** The document came from this device or, at least once, from the server; a lost connection keeps it usable. */
  #hasDocument = false
  /** The document came from the server at least once. */
  #everSynced = false
  /** A connection attempt ended: "loading" would no longer be true. */
  #failed = false
  /** The document's shape is newer than this program: it may be read, never written. */
  #schema: number = SCHEMA_VERSION
  #readOnly: ReadOnlyReason | null = null
  /** The server said on the open connection who this is: before, nothing of the document is sent. */
  #isWelcome = false
  /** What the server has, asked before it said welcome. */
  #asked: Uint8Array | null = null
  /** The page let go of the session; it lives on until its last edit is acknowledged. */
  #isReleased = false
  #isDestroyed = false

  constructor(options: SessionOptions) {
    const { meetingId, person = "" } = options
    this.meetingId = meetingId
    this.person = person
    this.undo = new PageUndo(this.doc)
    this.#view = new SessionView({ read: this.#read, saveFacts: this.#saveFacts })
    this.#out = new EditsOut(this.doc, {
      post: options.post ?? updatePoster(meetingId),
      epoch: () => this.#provider.params["epoch"] ?? "",
      sendStep2: (update) => sendStep2(this.#provider, update),
      failed: (end) => this.#end.stop(end.reason, { isRefusal: end.kind === "refused" }),
    })
    // Before the provider's own listener: an edit is unsaved first and sent after.
    this.doc.on("update", this.#onUpdate)
    this.#provider = liveProvider({
      ...options,
      wsUrl: options.wsUrl,
      Socket: options.Socket,
      doc: this.doc,
      mayLeave: (frame) => this.#out.mayLeave(frame, steadyNow()),
      asked: this.#onAsked,
      told: (event) => this.#onEvent(event),
    })
    this.awareness = this.#provider.awareness
    this.#provider.on("status", this.#onStatus)
    this.#provider.on("sync", this.#onSync)
    this.#provider.on("closed", ({ code }) => {
      this.#end.stop(END_REASONS.get(code) ?? "badFrame", { isRefusal: false })
    })
    this.#provider.on("connection-close", () => {
      this.#failed = true
      this.#view.refresh()
    })
    this.awareness.on("change", () => this.#view.refreshPeers(readPeers(this.awareness)))
    this.#stopListening = listenToPage({
      isAtRisk: () => this.#out.ledger.dirty && !this.#end.hasStopped && this.#device?.isStored !== true,
      networkLost: this.#reconnect,
      networkBack: () => !this.#provider.wsconnected && this.#reconnect(),
    })
    this.#device =
      person === ""
        ? null
        : new SessionDevice({
            doc: this.doc,
            owner: { person, meeting: meetingId },
            store: options.store,
            keep: options.keep,
            out: this.#out,
            isConnected: () => this.#provider.wsconnected,
            changed: () => !this.#isDestroyed && this.#view.refresh(),
          })
    this.#end = new SessionEnd({
      session: this,
      out: this.#out,
      device: this.#device,
      keep: options.keep,
      disconnect: () => this.#provider.disconnect(),
      tell: (change) => {
        this.#view.refresh(change)
        this.#finishIfReleased()
      },
    })
    void this.#begin()
  }

  canEdit(): boolean {
    const { permissions } = this.#view.state
    return (
      this.#hasDocument &&
      !this.#end.hasStopped &&
      this.#readOnly === null &&
      this.#schema <= SCHEMA_VERSION &&
      permissions.includes("editMinutes")
    )
  }

  setPlace(place: string | null): void {
    const local = this.awareness.getLocalState()
    if (local === null || (local["place"] ?? null) === place) return
    const { place: _old, ...rest } = local
    this.awareness.setLocalState(place === null ? rest : { ...rest, place })
  }

  getState(): SessionState {
    return this.#view.state
  }

  subscribe(listener: () => void): () => void {
    return this.#view.subscribe(listener)
  }

  /** Lets go of the session. An edit still on its way keeps the connection alive, unseen, until it is acknowledged. */
  destroy(): void {
    this.#isReleased = true
    this.#view.release()
    this.awareness.setLocalState(null)
    this.#finishIfReleased()
  }

  /** First what the device holds, so that the minutes are there without a network and the server is asked only for the rest. */
  async #begin(): Promise<void> {
    if (this.#device === null) return this.#provider.connect()
    const facts = await this.#device.begin()
    if (this.#isDestroyed) return
    if (facts !== null) {
      const { me, records, permissions } = facts
      this.#schema = facts.schema
      this.#hasDocument = true
      this.#provider.params = paramsOf(facts.epoch)
      this.#view.refresh({ me, records, permissions })
    }
    this.#provider.connect()
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === FROM_DEVICE) return
    if (origin === this.#provider) return this.#device?.received(update)
    this.#out.edited(update)
    // The tab it was typed in stores it.
    if (origin !== FROM_TAB) this.#device?.edited(update)
    this.#end.typed()
    this.#view.refresh()
  }

  readonly #onStatus = ({ status }: { status: string }): void => {
    if (status === "connected") {
      this.#out.opened(steadyNow())
      // The others dropped this presence with the last connection; a higher clock brings it back.
      if (this.awareness.getLocalState() !== null) this.awareness.setLocalState(this.awareness.getLocalState())
    }
    if (status === "disconnected") {
      this.#out.closed()
      this.#device?.cut()
    }
    this.#isWelcome = false
    this.#asked = null
    this.#view.refresh()
  }

  readonly #onSync = (isSynced: boolean): void => {
    if (isSynced) {
      this.#everSynced = true
      this.#hasDocument = true
      this.#remember()
    }
    this.#view.refresh()
  }

  /** Waiting 30 s to notice that the network is gone would be an untrue "saved", and waiting for the next try a slow return. */
  readonly #reconnect = (): void => {
    if (!this.#provider.shouldConnect) return
    this.#provider.disconnect()
    this.#provider.connect()
  }

  /** Somebody else may have signed in on this browser meanwhile: only welcome tells, and nothing leaves before it. */
  readonly #onAsked = (stateVector: Uint8Array): void => {
    if (this.#isWelcome) this.#out.answer(stateVector)
    else this.#asked = stateVector
  }

  #onEvent(event: LiveEvent): void {
    if (this.#end.hasStopped) return
    if (event.type === "welcome" && !this.#onWelcome(event)) return
    if (event.type === "saved") this.#onSaved(event.n)
    if (event.type === "refused") return this.#onRefused(event.n, event.reason)
    if (event.type === "readOnlyChanged") this.#readOnly = event.readOnly
    const { records } = this.#view.state
    this.#view.refresh({
      ...(event.type === "welcome" ? { me: event.me, records: event.records } : {}),
      ...(event.type === "welcome" || event.type === "meetingChanged" ? { permissions: event.permissions } : {}),
      ...(records !== null && event.type !== "welcome" ? { records: applyEvent(records, event) } : {}),
    })
    if (event.type !== "saved") this.#remember()
    this.#finishIfReleased()
  }

  #onSaved(n: number): void {
    const wasDirty = this.#out.ledger.dirty
    this.#out.saved(n)
    if (wasDirty && !this.#out.ledger.dirty) this.#device?.settled()
  }

  /** Without an edit on its way the document still equals the server's: nothing to keep, nothing to rebuild. */
  #onRefused(n: number, reason: Refusal): void {
    if (this.#out.ledger.dirty) this.#end.stop(reason, { isRefusal: true })
    else this.#out.saved(n)
  }

  /** False when this page is not that person's any more. */
  #onWelcome(event: WelcomeEvent): boolean {
    if (this.person !== "" && this.person !== event.me.id) {
      this.#end.stop("signInRequired", { isRefusal: false })
      return false
    }
    this.#schema = event.schema
    this.#readOnly = event.readOnly
    this.#provider.params = paramsOf(event.epoch)
    this.#isWelcome = true
    if (this.#asked !== null) this.#out.answer(this.#asked)
    this.#asked = null
    return true
  }

  /** Keeps on the device what the server said last, once the document it belongs to is here whole. */
  #remember(): void {
    const { me, records, permissions } = this.#view.state
    const { epoch } = this.#provider.params
    if (!this.#everSynced || me === null || records === null || epoch === undefined) return
    this.#device?.remember({ epoch, schema: this.#schema, me, records, permissions: [...permissions] })
  }

  readonly #read = () => ({
    synced: this.#hasDocument,
    connected: this.#provider.wsconnected,
    readOnly: this.#readOnly,
    device: this.#device?.status ?? ("off" as const),
  })

  readonly #saveFacts = () => ({
    everSynced: this.#everSynced,
    connected: this.#provider.wsconnected,
    failed: this.#failed,
    canEdit: this.canEdit(),
    isStopped: this.#end.hasStopped,
    dirty: this.#out.ledger.dirty,
    waitingSince: this.#out.ledger.waitingSince,
    device: this.#device?.where ?? null,
  })

  #finishIfReleased(): void {
    const isWaiting = this.#end.hasStopped ? !this.#end.isKept : this.#out.ledger.dirty
    if (!this.#isReleased || this.#isDestroyed || isWaiting) return
    this.#isDestroyed = true
    this.#view.end()
    this.#stopListening()
    this.#provider.destroy()
    this.undo.destroy()
    this.awareness.destroy()
    this.doc.destroy()
    void this.#device?.close()
  }
}

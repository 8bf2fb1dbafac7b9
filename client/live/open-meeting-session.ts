import { WebsocketProvider } from "y-websocket"
import * as decoding from "lib0/decoding"
import type { Awareness } from "y-protocols/awareness"
import * as Y from "yjs"
import { SCHEMA_VERSION } from "../../shared/minutes/schema.ts"
import { applyEvent } from "../../shared/wire/apply-event.ts"
import type { LiveEvent, ReadOnlyReason, Refusal, WelcomeEvent } from "../../shared/wire/events.ts"
import { FRAME } from "../../shared/wire/frames.ts"
import { countedSocket, liveUrl } from "./counted-socket.ts"
import type { SocketClass } from "./counted-socket.ts"
import { asRefusal, END_REASONS } from "./end-reasons.ts"
import { EditsOut } from "./edits-out.ts"
import { holdUpdates, sendStep2 } from "./held-sync.ts"
import { keepCopy } from "./kept-copies.ts"
import type { KeptCopy } from "./kept-copies.ts"
import type { EndReason, MeetingSession, SessionState } from "./meeting-session.ts"
import { readPeers, samePeers } from "./peers.ts"
import { updatePoster } from "./post-update.ts"
import type { PostUpdate } from "./post-update.ts"
import { DELAY_AFTER_MS, saveState } from "./save-state.ts"
import { createUndo } from "./undo.ts"
import { sameState, STATE_BEFORE_WELCOME } from "./session-state.ts"
import { unsavedText } from "./unsaved-text.ts"

export interface SessionOptions {
  readonly meetingId: string
  /** Base of the live address, `wss://host/live`; the page's own host by default. */
  readonly wsUrl?: string
  readonly Socket?: SocketClass
  /** The way of an update too large for the socket; the REST route by default. */
  readonly post?: PostUpdate
  /** Where refused work is kept; the device by default. Must not reject. */
  readonly keep?: (copy: KeptCopy) => Promise<void>
}

/** Opens the live connection to one meeting. Errors never throw: they are states of the session. */
export function openMeetingSession(options: SessionOptions): MeetingSession {
  return new LiveMeetingSession(options)
}

/** The moment writing ended, with the id of the one copy kept for it. */
type Stop = Pick<KeptCopy, "id" | "at" | "reason">

/** One document, one connection that heals itself, one undo stack; ends for good on a final close code or a refusal. */
class LiveMeetingSession implements MeetingSession {
  readonly meetingId: string
  readonly doc = new Y.Doc()
  readonly awareness: Awareness
  readonly undo: Y.UndoManager

  readonly #provider: WebsocketProvider
  readonly #out: EditsOut
  readonly #keep: (copy: KeptCopy) => Promise<void>
  readonly #listeners = new Set<() => void>()
  #state: SessionState = STATE_BEFORE_WELCOME
  /** The document came from the server at least once; a reconnect keeps it usable. */
  #everSynced = false
  /** A connection attempt ended: "loading" would no longer be true. */
  #failed = false
  /** The document's shape is newer than this program: it may be read, never written. */
  #isNewerSchema = false
  #readOnly: ReadOnlyReason | null = null
  /** Set once writing is over for this session; the copy kept for it has this one id. */
  #stopped: Stop | null = null
  /** What the server did not take is in the device's copy, so the session may end. */
  #isKept = false
  /** The page let go of the session; it lives on until its last edit is acknowledged. */
  #isReleased = false
  #isDestroyed = false
  #delayTimer: ReturnType<typeof setTimeout> | undefined

  constructor(options: SessionOptions) {
    this.meetingId = options.meetingId
    this.#keep = options.keep ?? keepCopy
    this.undo = createUndo(this.doc)
    this.#out = new EditsOut(this.doc, {
      post: options.post ?? updatePoster(options.meetingId),
      epoch: () => this.#provider.params["epoch"] ?? "",
      sendStep2: (update) => sendStep2(this.#provider, update),
      failed: (end) => this.#stop(end.reason, { isRefusal: end.kind === "refused" }),
    })
    // Before the provider's own listener: an edit is unsaved first and sent after.
    this.doc.on("update", this.#onUpdate)
    this.#provider = new WebsocketProvider(options.wsUrl ?? liveUrl(), options.meetingId, this.doc, {
      connect: false,
      disableBc: true,
      params: { schema: String(SCHEMA_VERSION) },
      WebSocketPolyfill: countedSocket(options.Socket ?? WebSocket, (frame) =>
        this.#out.mayLeave(frame, Date.now()),
      ) as typeof WebSocket,
    })
    this.awareness = this.#provider.awareness
    holdUpdates(this.#provider, (stateVector) => this.#out.answer(stateVector))
    this.#provider.messageHandlers[FRAME.event] = (_encoder, decoder) => {
      this.#onEvent(JSON.parse(decoding.readVarString(decoder)) as LiveEvent)
    }
    this.#provider.on("status", this.#onStatus)
    this.#provider.on("sync", this.#onSync)
    this.#provider.on("closed", this.#onClosed)
    this.#provider.on("connection-close", this.#onFailure)
    this.awareness.on("change", this.#onPresence)
    globalThis.window?.addEventListener("beforeunload", this.#onBeforeUnload)
    globalThis.window?.addEventListener("offline", this.#onNetworkLost)
    this.#provider.connect()
  }

  canEdit(): boolean {
    const { permissions } = this.#state
    return (
      this.#everSynced &&
      this.#stopped === null &&
      this.#readOnly === null &&
      !this.#isNewerSchema &&
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
    return this.#state
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Lets go of the session. An edit still on its way keeps the connection alive, unseen, until it is acknowledged. */
  destroy(): void {
    this.#isReleased = true
    this.#listeners.clear()
    this.awareness.setLocalState(null)
    this.#finishIfReleased()
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this.#provider) return
    this.#out.edited(update)
    // A last keystroke after the refusal goes into the same copy.
    if (this.#stopped !== null) void this.#keep(this.#copy(this.#stopped))
    this.#refresh()
  }

  readonly #onStatus = ({ status }: { status: string }): void => {
    if (status === "connected") {
      this.#out.opened(Date.now())
      // The others dropped this presence with the last connection; a higher clock brings it back.
      if (this.awareness.getLocalState() !== null) this.awareness.setLocalState(this.awareness.getLocalState())
    }
    if (status === "disconnected") this.#out.closed()
    this.#refresh()
  }

  readonly #onSync = (isSynced: boolean): void => {
    if (isSynced) this.#everSynced = true
    this.#refresh()
  }

  readonly #onPresence = (): void => this.#refresh()

  readonly #onFailure = (): void => {
    this.#failed = true
    this.#refresh()
  }

  readonly #onClosed = ({ code }: { code: number }): void => {
    this.#stop(END_REASONS.get(code) ?? "badFrame", { isRefusal: false })
  }

  /** The device says its network is gone; waiting 30 s to notice would be an untrue "saved". */
  readonly #onNetworkLost = (): void => {
    if (!this.#provider.shouldConnect) return
    this.#provider.disconnect()
    this.#provider.connect()
  }

  readonly #onBeforeUnload = (event: BeforeUnloadEvent): void => {
    if (this.#out.ledger.dirty && this.#stopped === null) event.preventDefault()
  }

  #onEvent(event: LiveEvent): void {
    if (this.#stopped !== null) return
    if (event.type === "welcome") this.#onWelcome(event)
    if (event.type === "saved") this.#out.ledger.saved(event.n)
    if (event.type === "refused") return this.#onRefused(event.n, event.reason)
    if (event.type === "readOnlyChanged") this.#readOnly = event.readOnly
    const records = this.#state.records
    this.#refresh({
      ...(event.type === "welcome" ? { me: event.me, records: event.records } : {}),
      ...(event.type === "welcome" || event.type === "meetingChanged" ? { permissions: event.permissions } : {}),
      ...(records !== null && event.type !== "welcome" ? { records: applyEvent(records, event) } : {}),
    })
    this.#finishIfReleased()
  }

  /** Without an edit on its way the document still equals the server's: nothing to keep, nothing to rebuild. */
  #onRefused(n: number, reason: Refusal): void {
    if (this.#out.ledger.dirty) this.#stop(reason, { isRefusal: true })
    else this.#out.ledger.saved(n)
  }

  #onWelcome(event: WelcomeEvent): void {
    this.#isNewerSchema = event.schema > SCHEMA_VERSION
    this.#readOnly = event.readOnly
    // The lineage this document belongs to: every reconnect names it, so two lineages can never merge.
    this.#provider.params = { epoch: event.epoch, schema: String(SCHEMA_VERSION) }
  }

  /** Writing is over: disconnect, keep what the server does not have on the device, then say so. */
  #stop(reason: Refusal | EndReason, { isRefusal }: { isRefusal: boolean }): void {
    if (this.#stopped !== null) return
    const stopped = { id: crypto.randomUUID(), at: Date.now(), reason }
    this.#stopped = stopped
    this.#out.stop()
    this.#provider.disconnect()
    void this.#finishStop(stopped, isRefusal)
  }

  async #finishStop(stopped: Stop, isRefusal: boolean): Promise<void> {
    const hasUnsaved = this.#out.ledger.dirty
    this.#refresh()
    if (hasUnsaved) await this.#keep(this.#copy(stopped))
    this.#isKept = true
    const refused = hasUnsaved ? { reason: asRefusal(stopped.reason), at: stopped.at } : null
    this.#refresh(isRefusal ? { refused } : { ended: stopped.reason as EndReason, refused })
    this.#finishIfReleased()
  }

  #copy(stopped: Stop): KeptCopy {
    return {
      ...stopped,
      meetingId: this.meetingId,
      title: this.#state.records?.meeting.title ?? "",
      author: this.#state.me?.name ?? "",
      update: Y.encodeStateAsUpdate(this.doc),
      text: unsavedText(this.doc, this.#out.ledger.savedClock),
    }
  }

  /** Recomputes what the page may see and tells it, only when something it can see changed. */
  readonly #refresh = (change: Partial<SessionState> = {}): void => {
    const peers = readPeers(this.awareness)
    const next: SessionState = {
      ...this.#state,
      synced: this.#everSynced,
      connected: this.#provider.wsconnected,
      readOnly: this.#readOnly,
      peers: samePeers(peers, this.#state.peers) ? this.#state.peers : peers,
      ...change,
    }
    const previous = this.#state
    this.#state = next
    this.#state = { ...next, save: this.#saveState() }
    if (sameState(previous, this.#state)) {
      this.#state = previous
      return
    }
    for (const listener of this.#listeners) listener()
  }

  #saveState(): SessionState["save"] {
    const { waitingSince, dirty } = this.#out.ledger
    const now = Date.now()
    clearTimeout(this.#delayTimer)
    if (waitingSince !== null && now - waitingSince < DELAY_AFTER_MS) {
      this.#delayTimer = setTimeout(() => this.#refresh(), waitingSince + DELAY_AFTER_MS - now)
    }
    return saveState({
      everSynced: this.#everSynced,
      connected: this.#provider.wsconnected,
      failed: this.#failed,
      canEdit: this.canEdit(),
      isStopped: this.#stopped !== null,
      dirty,
      waitingSince,
      now,
    })
  }

  #finishIfReleased(): void {
    const isWaiting = this.#out.ledger.dirty && !this.#isKept
    if (!this.#isReleased || this.#isDestroyed || isWaiting) return
    this.#isDestroyed = true
    clearTimeout(this.#delayTimer)
    globalThis.window?.removeEventListener("beforeunload", this.#onBeforeUnload)
    globalThis.window?.removeEventListener("offline", this.#onNetworkLost)
    this.#provider.destroy()
    this.undo.destroy()
    this.awareness.destroy()
    this.doc.destroy()
  }
}

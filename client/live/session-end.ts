import * as Y from "yjs"
import type { Refusal } from "../../shared/wire/events.ts"
import type { EditsOut } from "./edits-out.ts"
import { asRefusal } from "./end-reasons.ts"
import { keepCopy } from "./kept-copies.ts"
import type { KeptCopy } from "./kept-copies.ts"
import type { EndReason, MeetingSession, SessionState } from "./meeting-session.ts"
import { newId } from "./new-id.ts"
import type { SessionDevice } from "./session-device.ts"
import { unsavedText } from "./unsaved-text.ts"

/** Whether a copy outlives the page. Must not reject. */
export type KeepCopy = (copy: KeptCopy) => Promise<boolean>

interface Wiring {
  readonly session: Pick<MeetingSession, "doc" | "meetingId" | "person" | "getState">
  readonly out: EditsOut
  readonly device: SessionDevice | null
  /** The device by default. */
  readonly keep: KeepCopy | undefined
  readonly disconnect: () => void
  readonly tell: (change: Partial<SessionState>) => void
}

/** The moment writing ended, with the id of the one copy kept for it. */
type Stop = Pick<KeptCopy, "id" | "at" | "reason">

/** The end of a session's writing: once, for good, and nothing that was typed is lost by it. */
export class SessionEnd {
  readonly #wiring: Wiring
  #stopped: Stop | null = null
  #isKept = false

  constructor(wiring: Wiring) {
    this.#wiring = wiring
  }

  get hasStopped(): boolean {
    return this.#stopped !== null
  }

  /** What the server did not take is in a copy, so the session may be taken apart. */
  get isKept(): boolean {
    return this.#isKept
  }

  /** Disconnects, keeps what the server does not have, takes the document off the device, then says so. */
  stop(reason: Refusal | EndReason, { isRefusal }: { isRefusal: boolean }): void {
    if (this.#stopped !== null) return
    this.#stopped = { id: newId(), at: Date.now(), reason }
    this.#wiring.out.stop()
    this.#wiring.disconnect()
    void this.#finish(this.#stopped, isRefusal)
  }

  /** A last keystroke after the end goes into the same copy. */
  typed(): void {
    if (this.#stopped !== null) void this.#keep(this.#stopped)
  }

  async #finish(stopped: Stop, isRefusal: boolean): Promise<void> {
    const { out, device, tell } = this.#wiring
    const isOldProgram = stopped.reason === "clientTooOld"
    tell({})
    // A newer program will send what is stored here, also what is just being stored.
    await (isOldProgram ? device?.written() : device?.adopt())
    const hasUnsaved = out.ledger.dirty && !(isOldProgram && device?.isStored === true)
    const isOnDevice = !hasUnsaved || (await this.#keep(stopped))
    if (!isOldProgram) await device?.forget()
    // On a full device there may be room now.
    if (!isOnDevice) await this.#keep(stopped)
    this.#isKept = true
    const refused = hasUnsaved ? { reason: asRefusal(stopped.reason), at: stopped.at } : null
    tell(isRefusal ? { refused } : { ended: stopped.reason as EndReason, refused })
  }

  #keep(stopped: Stop): Promise<boolean> {
    const { keep = keepCopy } = this.#wiring
    return keep(this.#copy(stopped))
  }

  #copy(stopped: Stop): KeptCopy {
    const { session, out } = this.#wiring
    const { me, records } = session.getState()
    return {
      ...stopped,
      meetingId: session.meetingId,
      title: records?.meeting.title ?? "",
      personId: session.person || (me?.id ?? ""),
      author: me?.name ?? "",
      update: Y.encodeStateAsUpdate(session.doc),
      text: unsavedText(session.doc, out.unsaved),
    }
  }
}

import { photosText as ko } from "../../../shared/text/ko/photos.ts"
import type { MeetingSession } from "../../live/meeting-session.ts"
import { openMeetingSession } from "../../live/open-meeting-session.ts"
import { UploadRefused } from "./upload-photo.ts"

/**
 * The way into one meeting's minutes for photos that are ready: through the session of the page, or, when the person is
 * on another page of the program by then, through one opened for it alone.
 */
export class MeetingDoor {
  readonly #meetingId: string
  /** Told when a page opens or leaves the meeting. */
  readonly #waiting = new Set<() => void>()
  /** The session of the page; null while the meeting is not on the screen. */
  #session: MeetingSession | null = null

  constructor(meetingId: string) {
    this.#meetingId = meetingId
  }

  /** The page's session, until the returned function is called. */
  attach(session: MeetingSession): () => void {
    this.#setSession(session)
    return () => {
      if (this.#session === session) this.#setSession(null)
    }
  }

  /** Runs `put` once these minutes can be written to; rejects with `UploadRefused` when that is over. */
  async enter(put: (session: MeetingSession) => void): Promise<void> {
    for (;;) {
      const own = this.#session === null ? openMeetingSession({ meetingId: this.#meetingId }) : null
      const session = this.#session ?? own
      if (session === null) continue
      try {
        const outcome = await this.#untilWritable(session, own === null)
        if (outcome === "over") throw new UploadRefused(ko.notTaken, { isOffline: false })
        if (outcome === "left") continue
        put(session)
        if (own !== null) await untilTrue(own, () => own.getState().save === "saved" || own.getState().ended !== null)
        return
      } finally {
        own?.destroy()
      }
    }
  }

  async #untilWritable(session: MeetingSession, isPage: boolean): Promise<"writable" | "over" | "left"> {
    const look = () => {
      if (isPage && this.#session !== session) return "left"
      const { synced, ended, readOnly } = session.getState()
      if (session.canEdit()) return "writable"
      return ended !== null || (synced && readOnly !== null) ? "over" : null
    }
    await untilTrue(session, () => look() !== null, this.#waiting)
    return look() ?? "left"
  }

  #setSession(session: MeetingSession | null): void {
    this.#session = session
    for (const look of this.#waiting) look()
  }
}

/** Resolves when `isTrue` is, asked after each change of the session and each call of what is put into `also`. */
function untilTrue(session: MeetingSession, isTrue: () => boolean, also?: Set<() => void>): Promise<void> {
  return new Promise((resolve) => {
    const stop = session.subscribe(() => look())
    const look = (): void => {
      if (!isTrue()) return
      stop()
      also?.delete(look)
      resolve()
    }
    also?.add(look)
    look()
  })
}

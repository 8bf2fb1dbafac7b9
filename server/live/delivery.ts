// One commit on its way to everyone in the room: encoded once, one socket write per receiver.
import * as Y from "yjs"
import { updateFrames } from "./frames.ts"
import { RECEIVING } from "./receiving.ts"
import type { Session } from "./session.ts"
import type { QueuedWrite, Writer } from "./writer.ts"

/** Up to this size a commit is copied to carry a receiver's acknowledgement; behind a larger one it goes by itself. */
const MAX_COPIED_BYTES = 16 * 1024

/**
 * Sends a commit to all receivers but gives no author its own updates back. Acknowledgements that are due ride with it.
 * @param document the committed document before this commit; asked for only when somebody has fallen behind
 */
export function deliver(
  writes: readonly QueuedWrite[],
  sessions: Iterable<Session>,
  document: () => Y.Doc,
  now: number,
): void {
  const commit = new CommitFrames(writes)
  for (const session of sessions) {
    if (session.receiving.kind !== "live" || !isKeepingUp(session, document, now)) continue
    const frames = commit.framesFor(session)
    if (frames !== null) session.outbox.write(frames, now)
  }
}

/**
 * The frames of one commit. Updates of different authors in one commit cannot build upon each other (nobody saw them
 * yet), so they are put together by author: each author then skips one run.
 */
class CommitFrames {
  private readonly bytes: Buffer
  /** Where in `bytes` an author's updates are. */
  private readonly runs: ReadonlyMap<Writer, { readonly from: number; readonly to: number }>

  constructor(writes: readonly QueuedWrite[]) {
    const { updates, runs } = groupByAuthor(writes)
    const { bytes, starts } = updateFrames(updates)
    const at = (index: number) => starts[index] ?? bytes.length
    this.bytes = bytes
    this.runs = new Map([...runs].map(([writer, { from, to }]) => [writer, { from: at(from), to: at(to) }]))
  }

  /** What this receiver gets, in one piece; null = all of it is its own. Who wrote nothing shares the same bytes. */
  framesFor(session: Session): Buffer | null {
    const { bytes } = this
    const own = this.runs.get(session)
    const length = own === undefined ? bytes.length : bytes.length - (own.to - own.from)
    if (length === 0) return null
    const ack = length <= MAX_COPIED_BYTES ? session.takeAck() : null
    if (own === undefined) return ack === null ? bytes : Buffer.concat([bytes, ack])
    const pieces = [bytes.subarray(0, own.from), bytes.subarray(own.to)]
    return Buffer.concat(ack === null ? pieces : [...pieces, ack])
  }
}

/** Sends what a receiver missed while it was behind, once it has drained. */
export function catchUp(session: Session, document: () => Y.Doc, now: number): void {
  if (session.receiving.kind !== "behind") return
  const pressure = session.outbox.pressure(now)
  if (pressure === "dead") return session.terminate()
  if (pressure === "slow" || !session.outbox.isDrained) return
  const missed = Y.encodeStateAsUpdate(document(), session.receiving.since)
  session.receiving = RECEIVING.live
  session.outbox.sendDocument([updateFrames([missed]).bytes], now)
}

function isKeepingUp(session: Session, document: () => Y.Doc, now: number): boolean {
  const pressure = session.outbox.pressure(now)
  if (pressure === "fine") return true
  if (pressure === "dead") session.terminate()
  else session.receiving = { kind: "behind", since: Y.encodeStateVector(document()) }
  return false
}

interface ByAuthor {
  readonly updates: Uint8Array[]
  /** Indexes [from, to) of an author's updates. */
  readonly runs: Map<Writer, { readonly from: number; to: number }>
}

function groupByAuthor(writes: readonly QueuedWrite[]): ByAuthor {
  const groups = new Map<Writer, Uint8Array[]>()
  for (const write of writes) {
    const group = groups.get(write.writer)
    if (group === undefined) groups.set(write.writer, [write.update])
    else group.push(write.update)
  }
  const updates: Uint8Array[] = []
  const runs: ByAuthor["runs"] = new Map()
  for (const [writer, group] of groups) {
    runs.set(writer, { from: updates.length, to: updates.length + group.length })
    for (const update of group) updates.push(update)
  }
  return { updates, runs }
}

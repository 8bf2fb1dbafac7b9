// One commit on its way to everyone in the room: encoded once, one socket write per receiver.
import * as Y from "yjs"
import { updateFrames } from "./frames.ts"
import type { Session } from "./session.ts"
import type { QueuedWrite, Writer } from "./writer.ts"

/**
 * Sends a commit to all receivers but gives no author its own updates back. Updates of different authors in one commit
 * cannot build upon each other (nobody saw them yet), so they are put together by author: each author then skips one run.
 * @param document the committed document before this commit; asked for only when somebody has fallen behind
 */
export function deliver(
  writes: readonly QueuedWrite[],
  sessions: Iterable<Session>,
  document: () => Y.Doc,
  now: number,
): void {
  const byAuthor = groupByAuthor(writes)
  const { bytes, starts } = updateFrames(byAuthor.updates)
  const everything = [bytes]
  for (const session of sessions) {
    if (session.receiving.kind !== "live" || !isKeepingUp(session, document, now)) continue
    const run = byAuthor.runs.get(session)
    if (run === undefined) {
      session.outbox.send(everything, now)
      continue
    }
    const pieces: Uint8Array[] = []
    const from = starts[run.from] ?? bytes.length
    const to = starts[run.to] ?? bytes.length
    if (from > 0) pieces.push(bytes.subarray(0, from))
    if (to < bytes.length) pieces.push(bytes.subarray(to))
    if (pieces.length === 0) continue
    const ack = session.takeAck()
    if (ack !== null) pieces.push(ack)
    session.outbox.send(pieces, now)
  }
}

/** Sends what a receiver missed while it was behind, once it has drained. */
export function catchUp(session: Session, document: () => Y.Doc, now: number): void {
  if (session.receiving.kind !== "behind") return
  const pressure = session.outbox.pressure(now)
  if (pressure === "dead") return session.terminate()
  if (pressure === "slow") return
  const missed = Y.encodeStateAsUpdate(document(), session.receiving.since)
  session.receiving = { kind: "live" }
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

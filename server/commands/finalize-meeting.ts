import { createHash } from "node:crypto"
import canonicalize from "canonicalize"
import * as Y from "yjs"
import type { Minutes } from "../../shared/minutes/minutes.ts"
import { readMinutes } from "../../shared/minutes/read-minutes.ts"
import { blockingFindings, type Finding } from "../../shared/rules/blocking-findings.ts"
import { can } from "../../shared/rules/permissions.ts"
import type { RevisionSummary } from "../../shared/wire/records.ts"
import { badField, done, refused, type Outcome, type Refused } from "../errors.ts"
import { insertAudit } from "../store/audit.ts"
import { finalizeMeeting as setFinal } from "../store/meetings.ts"
import { findRevision, insertRevision } from "../store/revisions.ts"
import type { Db } from "../store/store.ts"
import { meetingAccess } from "./access.ts"
import type { RoomCommandDeps } from "./command-deps.ts"
import type { CommittedDocument } from "./meeting-rooms.ts"
import { toRevisionSummary } from "./meeting-records.ts"

export interface FinalizeMeeting {
  readonly meetingId: string
  readonly userId: string
  /** State vector of what the person has on screen, base64. */
  readonly stateVector?: string | undefined
  /** The same as a Yjs snapshot, base64, deletions included. */
  readonly snapshot?: string | undefined
}

/**
 * One moment: writes are parked, what was accepted is on disk, and ONE transaction makes the revision (the document's
 * bytes, the RFC 8785 form of its Minutes and that form's SHA-256), the final state and the audit line. Refuses with
 * the list of what is missing. A failure before the commit changes nothing and writing goes on.
 */
export async function finalizeMeeting(
  deps: RoomCommandDeps,
  input: FinalizeMeeting,
): Promise<Outcome<RevisionSummary>> {
  const vector = input.stateVector === undefined ? new Map<number, number>() : readStateVector(input.stateVector)
  if (!vector) return badField("stateVector", "not a state vector in base64")
  const snapshot = input.snapshot === undefined ? Y.emptySnapshot : readSnapshot(input.snapshot)
  if (!snapshot) return badField("snapshot", "not a snapshot in base64")
  const outcome = await deps.rooms.whileParked(
    input.meetingId,
    async (committed): Promise<Outcome<RevisionSummary>> => {
      const minutes = readMinutes(committed.doc)
      const findings = [...unsavedFindings(committed.doc, vector, snapshot), ...blockingFindings(minutes)]
      return deps.store.transaction(async (trx) => {
        const no = await refusalNow(trx, input, deps.now())
        if (no) return no
        if (findings.length > 0) return refused("cannotFinalize", findings)
        return writeRevision(deps, trx, input, committed, minutes)
      })
    },
  )
  if (!outcome.ok) return outcome
  const { meetingId } = input
  await deps.bus.publish({ type: "meetingChanged", meetingId, state: "final" })
  await deps.bus.publish({ type: "revisionCreated", meetingId, revision: outcome.value })
  return outcome
}

/** Judged again inside the transaction: rights or state may have changed while the room was being parked. */
async function refusalNow(trx: Db, input: FinalizeMeeting, now: number): Promise<Refused | null> {
  const access = await meetingAccess(trx, input, now, input.meetingId)
  if (!access) return refused("notFound")
  if (!can(access.actor, "changeState", access.meeting)) return refused("forbidden")
  return access.meeting.state === "final" ? refused("meetingFinal") : null
}

async function writeRevision(
  deps: RoomCommandDeps,
  trx: Db,
  input: FinalizeMeeting,
  committed: CommittedDocument,
  minutes: Minutes,
): Promise<Outcome<RevisionSummary>> {
  const now = deps.now()
  const { meetingId, userId } = input
  const { epoch, seq, doc } = committed
  const { title, startsAt: starts_at, place } = minutes.header
  const locked = await setFinal(trx, meetingId, { epoch, seq, now, title, starts_at, place })
  if (!locked) return refused("conflict")
  const { text, sha256 } = canonicalMinutes(minutes)
  const n = locked.revision
  const bytes = Y.encodeStateAsUpdate(doc)
  const key = { meeting_id: meetingId, n, epoch, seq }
  await insertRevision(trx, { ...key, minutes: text, sha256, bytes, created_by: userId, created_at: now })
  const audit = { id: deps.newId(), at: now, actorId: userId, action: "meetingFinalized" } as const
  await insertAudit(trx, { ...audit, committeeId: locked.committee_id, meetingId, detail: { n, sha256 } })
  const revision = await findRevision(trx, meetingId, n)
  if (!revision) throw new Error(`revision ${n} of ${meetingId} vanished`)
  return done(toRevisionSummary(revision))
}

/** RFC 8785 canonical JSON of minutes and its SHA-256 in lower-case hex: what a revision is named by. */
function canonicalMinutes(minutes: Minutes): { readonly text: string; readonly sha256: string } {
  const text = canonicalize(minutes)
  if (text === undefined) throw new Error("minutes have no canonical form")
  return { text, sha256: createHash("sha256").update(text, "utf8").digest("hex") }
}

function readStateVector(base64: string): Map<number, number> | null {
  try {
    return Y.decodeStateVector(Buffer.from(base64, "base64"))
  } catch {
    return null
  }
}

function readSnapshot(base64: string): Y.Snapshot | null {
  try {
    return Y.decodeSnapshot(Buffer.from(base64, "base64"))
  } catch {
    return null
  }
}

/** The person must see what is being finalized: anything on their screen that the server lacks stops it. */
function unsavedFindings(doc: Y.Doc, vector: ReadonlyMap<number, number>, snapshot: Y.Snapshot): Finding[] {
  const has = ([client, clock]: [number, number]) => Y.getState(doc.store, client) >= clock
  const isContained = [...vector].every(has) && [...snapshot.sv].every(has) && hasDeleted(doc, snapshot)
  return isContained ? [] : [{ kind: "notSavedYet" }]
}

/** Everything deleted in the snapshot is deleted in the document. */
function hasDeleted(doc: Y.Doc, { ds }: Y.Snapshot): boolean {
  for (const [client, ranges] of ds.clients) {
    const structs = doc.store.clients.get(client) ?? []
    for (const { clock, len } of ranges) {
      if (clock + len > Y.getState(doc.store, client)) return false
      for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
        const struct = structs[at]
        if (struct === undefined || struct.id.clock >= clock + len) break
        if (!struct.deleted) return false
      }
    }
  }
  return true
}

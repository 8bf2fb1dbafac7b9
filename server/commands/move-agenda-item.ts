import * as Y from "yjs"
import { moveBlocks, planAgendaMove, type BlockRange, type MovePlan } from "../../shared/minutes/move-agenda-item.ts"
import { readBody } from "../../shared/minutes/read-body.ts"
import { bodyRoot } from "../../shared/minutes/roots.ts"
import { placesOfCaret } from "../../shared/minutes/caret-places.ts"
import { can, type Actor } from "../../shared/rules/permissions.ts"
import type { MoveAgendaItem } from "../../shared/wire/requests.ts"
import { badField, done, REFUSAL_CODES, refused, type Outcome, type Refused } from "../errors.ts"
import type { MeetingAccess } from "./access.ts"
import type { RoomCommandDeps } from "./command-deps.ts"
import type { RoomMoment } from "./meeting-rooms.ts"

export type MoveAgendaItemInput = MoveAgendaItem & MeetingAccess

/**
 * Moves an agenda item with all it owns before another item, or behind everything, in one update on what is on disk.
 * One move at a time: two people who move the same item end with one. Refused while somebody else's caret is inside it,
 * because what that person types at this moment would stay behind. Moving an item to where it is writes nothing.
 */
export async function moveAgendaItem(
  deps: Pick<RoomCommandDeps, "rooms">,
  { meeting, actor, itemId, beforeItemId }: MoveAgendaItemInput,
): Promise<Outcome<null>> {
  if (!can(actor, "editMinutes", meeting)) return refused(meeting.state === "final" ? "meetingFinal" : "forbidden")
  let no: Refused | null = null
  const written = await deps.rooms.change(meeting.id, actor, (moment) => {
    const body = bodyRoot(moment.doc)
    const plan = planAgendaMove(body === null ? [] : readBody(body), itemId, beforeItemId)
    no = refusalOf(plan, moment, actor)
    return plan.kind === "move" && no === null ? updateOf(moment.doc, plan) : null
  })
  if (no !== null) return no
  return written.ok ? done(null) : refused(REFUSAL_CODES[written.reason], { reason: written.reason })
}

function refusalOf(plan: MovePlan, moment: RoomMoment, actor: Actor): Refused | null {
  if (plan.kind === "gone") return refused("agendaItemGone")
  if (plan.kind === "insideItself") return badField("beforeItemId", "stands inside the item that is to be moved")
  if (plan.kind === "unchanged") return null
  const names = writersInside(moment, plan.range, actor.userId)
  return names.length > 0 ? refused("agendaItemInUse", { names }) : null
}

/** Names of the others who have a caret, or a part of a selection, inside these blocks; each once. */
function writersInside({ doc, carets }: RoomMoment, range: BlockRange, userId: string): string[] {
  const inside = carets.filter((caret) => {
    if (caret.userId === userId) return false
    const places = placesOfCaret(doc, caret.cursor)
    return places !== null && places.first < range.end && places.last >= range.start
  })
  return [...new Set(inside.map((caret) => caret.name))]
}

/** The change as one update under a clientID of its own, made on a copy: the room's document changes by its log alone. */
function updateOf(committed: Y.Doc, plan: Extract<MovePlan, { kind: "move" }>): Uint8Array {
  const copy = new Y.Doc()
  try {
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(committed))
    const before = Y.encodeStateVector(copy)
    const updates: Uint8Array[] = []
    copy.on("update", (update: Uint8Array) => updates.push(update))
    moveBlocks(copy, plan)
    const [update, ...more] = updates
    if (update === undefined || more.length > 0) return Y.encodeStateAsUpdate(copy, before)
    return update
  } finally {
    copy.destroy()
  }
}

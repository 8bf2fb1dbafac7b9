// Moves of agenda items from the outline: one at a time, by the server, each with a way back.
import { notifications } from "@mantine/notifications"
import { useRef, useState } from "react"
import { presentTarget } from "../../../shared/minutes/agenda-neighbours.ts"
import type { ItemPlace, MoveTarget } from "../../../shared/minutes/agenda-neighbours.ts"
import { outlineText as ko } from "../../../shared/text/ko/outline.ts"
import type { ServerStep, StepOutcome } from "../../live/undo.ts"
import { useMeeting } from "../../live/use-meeting.ts"
import { whenSaved } from "../../live/when-saved.ts"

/** The newest replaces the one before. */
const NOTICE = "agenda-move"

/** Moves an item on the server. Never rejects: a refusal is a sentence. */
export type MoveAgenda = (
  meetingId: string,
  itemId: string,
  beforeItemId: string | null,
) => Promise<{ readonly ok: true } | MoveRefused>

interface MoveRefused {
  readonly ok: false
  readonly sentence: string
  /** Trying again later would not help. */
  readonly isForGood: boolean
}

/** What the outline says about the last move. */
export interface MoveNotice {
  readonly kind: "moved" | "refused"
  readonly sentence: string
  /** The step on the page's undo stack that this was; null when there is nothing to take back. */
  readonly step: ServerStep | null
}

export interface AgendaMoves {
  readonly notice: MoveNotice | null
  readonly isBusy: boolean
  readonly move: (items: readonly ItemPlace[], item: NamedItem, target: MoveTarget) => void
  /** Null when the last move cannot be taken back. */
  readonly takeBack: (() => void) | null
  readonly dismiss: () => void
}
interface NamedItem {
  readonly id: string
  readonly title: string
}

/** One move at a time; what is asked for meanwhile is not done, because the list it was asked of is about to change. */
export function useAgendaMoves(api: MoveAgenda): AgendaMoves {
  const session = useMeeting()
  const [notice, setNotice] = useState<MoveNotice | null>(null)
  const [isBusy, setBusy] = useState(false)
  const running = useRef(false)

  /** Null: another one is on its way. */
  const send = async (item: NamedItem, target: MoveTarget): Promise<{ readonly ok: true } | MoveRefused | null> => {
    if (running.current) return null
    running.current = true
    setBusy(true)
    // The server moves what it has: letters still on their way would stay behind.
    const outcome = (await whenSaved(session))
      ? await api(session.meetingId, item.id, target.beforeItemId)
      : { ok: false as const, sentence: ko.notSaved, isForGood: false }
    running.current = false
    setBusy(false)
    return outcome
  }
  /** As a step of the undo stack: said in the outline, or above the page where that is folded. */
  const stepTo = async (item: NamedItem, target: MoveTarget, done: MoveNotice): Promise<StepOutcome> => {
    const outcome = await send(item, target)
    if (outcome === null) return "notNow"
    const said: MoveNotice = outcome.ok ? done : { kind: "refused", sentence: outcome.sentence, step: null }
    setNotice(said)
    if (!isOutlineSeen()) notifications.show({ id: NOTICE, message: said.sentence })
    if (outcome.ok) return "done"
    return outcome.isForGood ? "never" : "notNow"
  }
  const move = async (item: NamedItem, from: MoveTarget, to: MoveTarget): Promise<void> => {
    const title = item.title || ko.untitled
    const step: ServerStep = {
      back: () => stepTo(item, from, { kind: "moved", sentence: ko.movedBack(title), step: null }),
      again: () => stepTo(item, to, { kind: "moved", sentence: ko.moved(title), step }),
    }
    const outcome = await send(item, to)
    if (outcome === null) return
    if (outcome.ok) session.undo.addServerStep(step)
    setNotice(
      outcome.ok
        ? { kind: "moved", sentence: ko.moved(title), step }
        : { kind: "refused", sentence: outcome.sentence, step: null },
    )
  }
  const step = notice?.step ?? null
  return {
    notice,
    isBusy,
    move: (items, item, target) => void move(item, presentTarget(items, item.id), target),
    takeBack: step && (() => session.undo.undoServerStep(step)),
    dismiss: () => setNotice(null),
  }
}

function isOutlineSeen(): boolean {
  return document.querySelector(".hj-outline")?.checkVisibility() === true
}

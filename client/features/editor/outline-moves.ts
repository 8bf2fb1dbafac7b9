// Moves of agenda items from the outline: one at a time, by the server, each with a way back.
import { useRef, useState } from "react"
import { presentTarget } from "../../../shared/minutes/agenda-neighbours.ts"
import type { ItemPlace, MoveTarget } from "../../../shared/minutes/agenda-neighbours.ts"
import { outlineText as ko } from "../../../shared/text/ko/outline.ts"
import { useMeeting } from "../../live/use-meeting.ts"
import { whenSaved } from "../../live/when-saved.ts"

/** Moves an item on the server. Never rejects: a refusal is a sentence. */
export type MoveAgenda = (
  meetingId: string,
  itemId: string,
  beforeItemId: string | null,
) => Promise<{ readonly ok: true } | { readonly ok: false; readonly sentence: string }>

/** What the outline says about the last move. */
export interface MoveNotice {
  readonly kind: "moved" | "refused"
  readonly sentence: string
  /** The move that takes it back; null when there is nothing to take back. */
  readonly back: { readonly item: NamedItem; readonly target: MoveTarget } | null
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

  const send = async (item: NamedItem, target: MoveTarget, done: MoveNotice): Promise<void> => {
    if (running.current) return
    running.current = true
    setBusy(true)
    // The server moves what it has: letters still on their way would stay behind.
    const outcome = (await whenSaved(session))
      ? await api(session.meetingId, item.id, target.beforeItemId)
      : { ok: false as const, sentence: ko.notSaved }
    running.current = false
    setBusy(false)
    setNotice(outcome.ok ? done : { kind: "refused", sentence: outcome.sentence, back: null })
  }
  const back = notice?.back ?? null
  return {
    notice,
    isBusy,
    move(items, item, target) {
      const way = { item, target: presentTarget(items, item.id) }
      void send(item, target, { kind: "moved", sentence: ko.moved(item.title || ko.untitled), back: way })
    },
    takeBack: back && (() => void send(back.item, back.target, movedBack(back.item))),
    dismiss: () => setNotice(null),
  }
}

function movedBack(item: NamedItem): MoveNotice {
  return { kind: "moved", sentence: ko.movedBack(item.title || ko.untitled), back: null }
}

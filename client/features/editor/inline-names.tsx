// Names in a text that nobody here edits: as they are now, like those the editor draws (views/inline-views.ts).
import { useCallback, useSyncExternalStore } from "react"
import type { ReactNode } from "react"
import type * as Y from "yjs"
import type { Inline } from "../../../shared/minutes/minutes.ts"
import { editorSuggestText as ko } from "../../../shared/text/ko/editor-suggest.ts"
import { useMeeting } from "../../live/use-meeting.ts"
import type { ShowRow } from "./commands/follow-row-link.ts"
import { rowLinkLook } from "./views/inline-views.ts"
import { readPageFacts, type PageFacts } from "./views/page-facts.ts"

const nothing = (): void => undefined
const NO_ACTIONS = { openDetails: nothing, showTable: nothing, showRow: nothing }
/** However many names stand in the cells of a page, its document is watched once. */
const known = new WeakMap<Y.Doc, PageFacts>()

function usePageFacts(): PageFacts {
  const { doc } = useMeeting()
  const facts = known.get(doc) ?? readPageFacts(doc, NO_ACTIONS)
  known.set(doc, facts)
  return facts
}

interface RowLinkNameProps {
  readonly piece: Extract<Inline, { type: "rowLink" }>
  readonly showRow: ShowRow
}

/** A link to an opinion row; a press goes there. */
export function RowLinkName({ piece, showRow }: RowLinkNameProps): ReactNode {
  const { tableId, rowId, label } = piece
  const facts = usePageFacts()
  const read = useCallback(() => {
    const row = facts.row(tableId, rowId)
    return row === null ? null : JSON.stringify(row)
  }, [facts, tableId, rowId])
  useSyncExternalStore(facts.onOpinions, read)
  const { text, title, spoken, isGone } = rowLinkLook(facts.row(tableId, rowId), label)
  return (
    // The keyboard follows it from the text, by Ctrl+Enter: one stop for each name would make a table hard to walk.
    <span
      className="hj-row-link"
      role="link"
      tabIndex={-1}
      title={title}
      aria-label={spoken}
      data-gone={isGone}
      onClick={() => showRow(tableId, rowId)}
      onKeyDown={(event) => {
        if (event.key === "Enter") showRow(tableId, rowId)
      }}
    >
      {text}
    </span>
  )
}

/** A person of the roster. */
export function MentionName({ piece }: { readonly piece: Extract<Inline, { type: "mention" }> }): ReactNode {
  const facts = usePageFacts()
  const name = useSyncExternalStore(
    facts.onAttendance,
    useCallback(() => facts.seatName(piece.seatId), [facts, piece.seatId]),
  )
  return (
    <span className="hj-mention" title={name === null ? ko.seatGone : undefined}>
      {name ?? piece.label}
    </span>
  )
}

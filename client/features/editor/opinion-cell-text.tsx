import type { ReactNode } from "react"
import type * as Y from "yjs"
import type { Inline, OpinionLine } from "../../../shared/minutes/minutes.ts"
import { readOpinion } from "../../../shared/minutes/read-body.ts"
import { useYDerived } from "../../live/use-minutes.ts"
import type { ShowRow } from "./commands/follow-row-link.ts"
import "./editor.css"
import { MentionName, RowLinkName } from "./inline-names.tsx"

interface OpinionCellTextProps {
  readonly fragment: Y.XmlFragment
  /** Brings an opinion row into view. */
  readonly showRow: ShowRow
}

/** An opinion cell that nobody here edits: plain elements, drawn again when its text changes. */
export function OpinionCellText(props: OpinionCellTextProps): ReactNode {
  const lines = useYDerived(props.fragment, readLines, sameLines)
  return (
    <div className="hj-text hj-cell">
      {lines.map(({ id, kind, level, inline }) => (
        <div key={id} className="hj-line" data-line={kind} data-level={level}>
          <div className="hj-line-text">
            {inline.map((piece, index) => (
              // Pieces have no names of their own; their place in the line is what they are.
              <Piece key={index} piece={piece} showRow={props.showRow} />
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}

function readLines(fragment: Y.XmlFragment): readonly OpinionLine[] {
  return readOpinion(fragment)
}

function sameLines(a: readonly OpinionLine[], b: readonly OpinionLine[]): boolean {
  return a.length === b.length && JSON.stringify(a) === JSON.stringify(b)
}

function Piece({ piece, showRow }: { readonly piece: Inline; readonly showRow: ShowRow }): ReactNode {
  if (piece.type === "break") return <br />
  if (piece.type === "rowLink") return <RowLinkName piece={piece} showRow={showRow} />
  if (piece.type === "mention") return <MentionName piece={piece} />
  const text = piece.bold ? <strong>{piece.text}</strong> : piece.text
  if (piece.link === undefined) return text
  return (
    <a className="hj-link" href={piece.link} target="_blank" rel="noopener noreferrer nofollow">
      {text}
    </a>
  )
}

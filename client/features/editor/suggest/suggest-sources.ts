// What each list offers, read from the document when it is asked: the roster and the rows as they are at that moment.
import type { EditorView } from "@tiptap/pm/view"
import { matchRank } from "../../../../shared/domain/hangul-keys.ts"
import { NODES } from "../../../../shared/minutes/schema.ts"
import { editorSuggestText as ko } from "../../../../shared/text/ko/editor-suggest.ts"
import { caretLine, kindOf } from "../commands/selected-lines.ts"
import type { SlashItem } from "../slash/slash-item.ts"
import type { PageFacts, RowFacts } from "../views/page-facts.ts"
import type { SuggestOptions, SuggestSource } from "./suggest-state.ts"

/** More than this nobody reads; typing on narrows it. */
const MOST = 40

export interface SourceParts {
  readonly facts: PageFacts
  readonly slashItems: readonly SlashItem[]
  readonly view: () => EditorView
  /** The next change is an undo step of its own: one undo gives the typed letters back. */
  readonly startUndoStep: () => void
}

export function suggestSources(parts: SourceParts): SuggestOptions["sources"] {
  return { slash: slashSource(parts), mention: mentionSource(parts), row: rowSource(parts) }
}

function slashSource({ slashItems, view, startUndoStep }: SourceParts): SuggestSource {
  return (query) =>
    best(
      slashItems.filter((item) => item.isOffered?.(view()) ?? true),
      query,
      ({ label, words }) => [label, ...words],
    ).map(({ id, label, hint, sign, run }) => ({
      id,
      label,
      hint,
      sign,
      choose: (on, from, to) => {
        startUndoStep()
        on.dispatch(on.state.tr.delete(from, to).scrollIntoView())
        run(on)
      },
    }))
}

function mentionSource({ facts, startUndoStep }: SourceParts): SuggestSource {
  return (query) =>
    best(facts.seats(), query, ({ name }) => [name]).map(({ id, name, position, sector }) => ({
      id,
      label: name,
      hint: facts.seatWords({ position, sector }),
      sign: "@",
      choose: (on, from, to) => {
        startUndoStep()
        insertAtom(on, from, to, NODES.mention, { seatId: id, label: name })
        assignTask(on, id)
      },
    }))
}

function rowSource({ facts, startUndoStep }: SourceParts): SuggestSource {
  return (query) =>
    rowsFor(facts.rows(), query).map((row) => ({
      id: `${row.tableId}/${row.rowId}`,
      label: row.number || ko.noSection,
      hint: row.title,
      sign: "↗",
      choose: (on, from, to) => {
        startUndoStep()
        insertRowLink(on, from, to, row)
      },
    }))
}

/** Rows whose number begins with what was typed, in their order; by words, those whose name answers it. */
export function rowsFor(rows: readonly RowFacts[], query: string): readonly RowFacts[] {
  const typed = query.trim()
  if (/^[\d-]*$/.test(typed)) return rows.filter(({ number }) => number.startsWith(typed)).slice(0, MOST)
  return best(rows, typed, ({ number, title }) => [number, title])
}

/** A live link to a row in the place of the typed letters; the number stands for it should the row go. */
export function insertRowLink(view: EditorView, from: number, to: number, row: RowFacts): void {
  const { tableId, rowId, number, title } = row
  insertAtom(view, from, to, NODES.rowLink, { tableId, rowId, label: number || title })
}

function insertAtom(view: EditorView, from: number, to: number, name: string, attrs: Record<string, string>): void {
  const { state } = view
  view.dispatch(state.tr.replaceRangeWith(from, to, state.schema.node(name, attrs)).scrollIntoView())
}

/** Who is named first in a task nobody has yet is the one to do it. */
function assignTask(view: EditorView, seatId: string): void {
  const line = caretLine(view.state)
  if (line === null || kindOf(line.node) !== "task") return
  const assignees = line.node.attrs["assignees"] as readonly string[]
  if (assignees.length === 0) view.dispatch(view.state.tr.setNodeAttribute(line.at, "assignees", [seatId]))
}

/** The things that answer `query`, best first, of equal rank in their own order. Without a query all of them. */
function best<T>(all: readonly T[], query: string, wordsOf: (one: T) => readonly string[]): T[] {
  if (query === "") return all.slice(0, MOST)
  return all
    .flatMap((one) => {
      const ranks = wordsOf(one).flatMap((word, index) => {
        const rank = matchRank(query, word)
        // Another word for a thing counts less than its name.
        return rank === null ? [] : [rank * 2 + (index === 0 ? 0 : 1)]
      })
      return ranks.length === 0 ? [] : [{ one, rank: Math.min(...ranks) }]
    })
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ one }) => one)
}

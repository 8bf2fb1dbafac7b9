// Which list is open at the caret. It belongs to letters of the line, so others' edits before them move it and nothing
// typed is ever kept from the document: the list only looks on.
import { Plugin, PluginKey } from "@tiptap/pm/state"
import type { EditorState, Transaction } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import { NODES } from "../../../../shared/minutes/schema.ts"
import { FROM_DOCUMENT } from "../binding/fragment-binding.ts"
import { findTrigger } from "./find-trigger.ts"
import type { SuggestKind, Trigger } from "./find-trigger.ts"

export interface SuggestItem {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly sign: string
  /** Puts what was chosen in the place of the letters from `from` to `to`. */
  readonly choose: (view: EditorView, from: number, to: number) => void
}

/** The items for what was typed, best first. */
export type SuggestSource = (query: string, state: EditorState) => readonly SuggestItem[]

export interface OpenList {
  readonly kind: SuggestKind
  readonly query: string
  readonly isAsked: boolean
  /** Document positions of the letters that stand for the choice. */
  readonly from: number
  readonly to: number
  readonly items: readonly SuggestItem[]
  /** The item Enter takes; -1 while none is, and Enter is a new line. */
  readonly active: number
}

interface SuggestState {
  readonly list: OpenList | null
  /** Where Esc was pressed: the same letters do not open it again. */
  readonly closedAt: number | null
}

const NOTHING: SuggestState = { list: null, closedAt: null }
const key = new PluginKey<SuggestState>("suggest")

type Command = "close" | "open" | { readonly active: number }

/** The list that is open now. */
export function openList(state: EditorState): OpenList | null {
  return key.getState(state)?.list ?? null
}

/** Marks a change made by a button as one that a person typed. */
export function opensSuggest(tr: Transaction): Transaction {
  return tr.setMeta(key, "open" satisfies Command)
}

export function closeSuggest(view: EditorView): void {
  view.dispatch(view.state.tr.setMeta(key, "close" satisfies Command))
}

export function activate(view: EditorView, active: number): void {
  view.dispatch(view.state.tr.setMeta(key, { active } satisfies Command))
}

export interface SuggestOptions {
  readonly sources: Readonly<Record<SuggestKind, SuggestSource>>
  /** Names of the elements that the editor points a screen reader to. */
  readonly listId: string
  readonly onKey: (view: EditorView, event: KeyboardEvent) => boolean
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`
}

export function suggestPlugin({ sources, listId, onKey }: SuggestOptions): Plugin {
  return new Plugin<SuggestState>({
    key,
    state: {
      init: () => NOTHING,
      apply: (tr, before, _old, state) => next(tr, before, state, sources),
    },
    props: {
      handleKeyDown: onKey,
      attributes: (state): Record<string, string> => {
        const list = openList(state)
        if (list === null) return {}
        const active: Record<string, string> =
          list.active < 0 ? {} : { "aria-activedescendant": optionId(listId, list.active) }
        return { "aria-autocomplete": "list", "aria-haspopup": "listbox", "aria-controls": listId, ...active }
      },
      handleDOMEvents: {
        blur: (view) => {
          // A list left open by a tap elsewhere would wait for Enter unseen; ending a syllable gives the focus right back.
          setTimeout(() => {
            if (!view.isDestroyed && !view.hasFocus() && openList(view.state) !== null) closeSuggest(view)
          })
          return false
        },
      },
    },
  })
}

function next(
  tr: Transaction,
  before: SuggestState,
  state: EditorState,
  sources: SuggestOptions["sources"],
): SuggestState {
  const command = tr.getMeta(key) as Command | undefined
  if (command === "close") return { list: null, closedAt: before.list?.from ?? before.closedAt }
  if (typeof command === "object") {
    return before.list === null ? before : { ...before, list: { ...before.list, active: command.active } }
  }
  if (!tr.docChanged && !tr.selectionSet) return before
  const trigger = triggerAt(state)
  if (trigger === null) return NOTHING
  const closedAt = before.closedAt === null ? null : tr.mapping.map(before.closedAt, -1)
  if (closedAt === trigger.from) return { list: null, closedAt }
  // A caret put behind such letters asks for nothing, nor do letters that others or the clipboard brought.
  const wasOpen = before.list !== null && tr.mapping.map(before.list.from, -1) === trigger.from
  const isTyped = tr.docChanged && tr.getMeta(FROM_DOCUMENT) !== true && tr.getMeta("paste") !== true
  if (!wasOpen && !isTyped && command !== "open") return NOTHING
  return { list: listOf(trigger, before.list, sources, state), closedAt: null }
}

interface PlacedTrigger extends Trigger {
  readonly from: number
  readonly to: number
}

function triggerAt({ selection }: EditorState): PlacedTrigger | null {
  const { $from, empty } = selection
  if (!empty || !$from.parent.isTextblock) return null
  const found = findTrigger($from.parent.textBetween(0, $from.parentOffset, undefined, "\ufffc"))
  if (found === null || (found.kind === "slash" && $from.parent.type.name !== NODES.line)) return null
  return { ...found, from: $from.start() + found.start, to: $from.pos }
}

function listOf(
  { kind, query, isAsked, from, to }: PlacedTrigger,
  before: OpenList | null,
  sources: SuggestOptions["sources"],
  state: EditorState,
): OpenList | null {
  const items = sources[kind](query, state)
  if (items.length === 0) return null
  const isSame = before?.kind === kind && before.query === query && before.items.length === items.length
  return { kind, query, isAsked, from, to, items, active: isSame ? before.active : isAsked ? 0 : -1 }
}

// A paste of many pages goes into the text in slices, so that keys, others' edits and the screen have their turn between
// them. It is one undo step; an undo in its middle ends it.
import { Plugin, PluginKey, TextSelection } from "@tiptap/pm/state"
import type { EditorState } from "@tiptap/pm/state"
import type { Node } from "@tiptap/pm/model"
import type { EditorView } from "@tiptap/pm/view"
import type * as Y from "yjs"
import { NODES } from "../../../../shared/minutes/schema.ts"
import { editorPasteText as ko } from "../../../../shared/text/ko/editor-paste.ts"
import { newId } from "../../../live/new-id.ts"
import { askBeforeClosing } from "../../../live/page-events.ts"
import { longClipboard } from "./long-clipboard.ts"
import type { LongClipboard } from "./long-clipboard.ts"
import { tablePlace } from "./table-place.ts"
import type { Slice } from "@tiptap/pm/model"

/** How long one slice of reading, and one of putting in, should take, in milliseconds. */
const TURN_MS = 16
const FEWEST = 40
const MOST = 200

/** How often a paste says how far it is, and how long it may take without a word, in milliseconds. */
const SAY_MS = 500

/** Tells the person about a paste; `isOver` says that nothing more comes. */
export type SayPaste = (sentence: string | null, isOver: boolean) => void

export interface LongPasteParts {
  readonly undo: Y.UndoManager
  readonly say: SayPaste
  readonly read: (slice: Slice) => Slice
}

/** Where the next blocks go, and where the caret was left; both follow every change. */
interface Place {
  readonly at: number
  readonly caret: number
}

const key = new PluginKey<Place | null>("longPaste")

export function longPaste(parts: LongPasteParts): Plugin {
  return new Plugin<Place | null>({
    key,
    state: {
      init: () => null,
      apply(tr, place, _before, state) {
        const told = tr.getMeta(key) as { readonly at: number | null } | undefined
        if (told !== undefined) return told.at === null ? null : { at: told.at, caret: state.selection.head }
        return place && { at: tr.mapping.map(place.at, 1), caret: tr.mapping.map(place.caret, -1) }
      },
    },
    props: {
      handleDOMEvents: {
        paste: (view, event) => {
          // In a table, and while another one goes in, a paste is taken at once.
          if (!view.editable || tablePlace(view.state) !== null || key.getState(view.state)) return false
          const { clipboardData } = event
          const clipboard = clipboardData && longClipboard(clipboardData, view.state.schema, parts.read)
          if (clipboard === null) return false
          event.preventDefault()
          void putIn(view, clipboard, parts)
          return true
        },
      },
    },
  })
}

async function putIn(
  view: EditorView,
  { groups, pictures }: LongClipboard,
  { undo, say }: LongPasteParts,
): Promise<void> {
  const { captureTimeout } = undo
  const stopAsking = askBeforeClosing()
  const stop = new AbortController()
  const onPopped = (): void => stop.abort()
  undo.stopCapturing()
  undo.captureTimeout = Number.POSITIVE_INFINITY
  undo.on("stack-item-popped", onPopped)
  let isWhole = false
  let count = 0
  let sayAt = performance.now() + SAY_MS
  try {
    openPlace(view)
    let most = FEWEST
    for (;;) {
      const { blocks, isEnd } = take(groups, most)
      const started = performance.now()
      if (!insert(view, blocks)) break
      const took = Math.max(1, performance.now() - started)
      most = Math.round(Math.min(MOST, Math.max(FEWEST, (most * TURN_MS) / took, 1), most * 2))
      count += blocks.length
      isWhole = isEnd
      if (isEnd) break
      if (performance.now() > sayAt) {
        say(ko.pasting(count), false)
        sayAt = performance.now() + SAY_MS
      }
      await nextTurn()
      if (view.isDestroyed || stop.signal.aborted) break
    }
  } finally {
    stopAsking()
    undo.off("stack-item-popped", onPopped)
    undo.captureTimeout = captureTimeout
    undo.stopCapturing()
    if (!view.isDestroyed) finish(view)
    say(lastWord({ count, pictures, isWhole, isUndone: stop.signal.aborted }), true)
  }
}

function lastWord(of: { count: number; pictures: number; isWhole: boolean; isUndone: boolean }): string | null {
  if (of.isUndone) return null
  if (!of.isWhole) return ko.cut(of.count)
  return of.pictures > 0 ? ko.withoutPictures(of.count, of.pictures) : ko.pasted(of.count)
}

function take(groups: LongClipboard["groups"], most: number): { blocks: Node[]; isEnd: boolean } {
  const blocks: Node[] = []
  const end = performance.now() + TURN_MS
  while (blocks.length < most && performance.now() < end) {
    const next = groups.next()
    if (next.done === true) return { blocks, isEnd: true }
    blocks.push(...next.value)
  }
  return { blocks, isEnd: false }
}

/** Makes room between two blocks where the caret is: a line is divided there unless the caret is at one of its ends. */
function openPlace(view: EditorView): void {
  const { tr } = view.state
  if (!tr.selection.empty) tr.deleteSelection()
  const { $from } = tr.selection
  const isInLine = $from.depth === 1 && $from.parent.type.name === NODES.line
  if (!isInLine) {
    view.dispatch(tr.setMeta(key, { at: $from.depth === 0 ? $from.pos : $from.after(1) }))
  } else if ($from.parentOffset === 0) {
    view.dispatch(tr.setMeta(key, { at: $from.before(1) }))
  } else if ($from.parentOffset === $from.parent.content.size) {
    view.dispatch(tr.setMeta(key, { at: $from.after(1) }))
  } else {
    tr.split($from.pos)
    view.dispatch(tr.setMeta(key, { at: tr.selection.$from.before(1) }))
  }
}

/** False when the change was not taken: the right to write ended meanwhile. */
function insert(view: EditorView, blocks: readonly Node[]): boolean {
  const at = placeIn(view.state)
  if (at === null) return false
  if (blocks.length === 0) return true
  const before = view.state.doc
  view.dispatch(view.state.tr.insert(at, blocks.map(named)).setMeta("paste", true))
  return view.state.doc !== before
}

/** With an id at once: giving thousands of lines theirs one after the other takes as long as all the rest. */
function named(block: Node): Node {
  return block.type.create({ ...block.attrs, id: newId() }, block.content, block.marks)
}

/** Between two blocks, whatever others did to those around it. */
function placeIn(state: EditorState): number | null {
  const place = key.getState(state)
  if (!place) return null
  const at = state.doc.resolve(Math.min(place.at, state.doc.content.size))
  return at.depth === 0 ? at.pos : at.after(1)
}

/** Whoever stayed where the paste was made goes on writing behind it. */
function finish(view: EditorView): void {
  const place = key.getState(view.state)
  const at = placeIn(view.state)
  const tr = view.state.tr.setMeta(key, { at: null })
  if (at !== null && place && view.state.selection.head === place.caret && !view.composing) {
    if (place.caret < at) tr.setSelection(TextSelection.near(tr.doc.resolve(at), -1))
    tr.scrollIntoView()
  }
  view.dispatch(tr)
}

/** A timer, not a frame: a page in the background goes on too. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

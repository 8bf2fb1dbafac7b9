import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react"
import type { KeyboardEvent, ReactNode } from "react"
import { readMinutes } from "../../../shared/minutes/read-minutes.ts"
import { findText as ko } from "../../../shared/text/ko/editor-find.ts"
import { useMeeting } from "../../live/use-meeting.ts"
import { findHits } from "./find-hits.ts"
import type { FoundHit } from "./find-hits.ts"
import "./find.css"
import { readPassages } from "./passages.ts"
import type { Passage } from "./passages.ts"
import { selectMarked, unmark } from "./reveal.ts"
import { useCurrentHit } from "./use-current-hit.ts"

/** How long after a change of the document its text is read anew, in milliseconds. */
const READ_AGAIN_MS = 400

interface FindBarProps {
  /** Puts the part of the page that holds a place on a phone's screen. Must be stable. */
  readonly showPart: (place: string) => void
  readonly close: () => void
}

/** Finds words in the header, the body and every row of the opinion tables, also those not on the page yet. */
export function FindBar({ showPart, close }: FindBarProps): ReactNode {
  const [typed, setTyped] = useState("")
  const words = useDeferredValue(typed)
  const passages = usePassages()
  const hits = useMemo(() => findHits(passages, words), [passages, words])
  const { index, isHidden, go } = useCurrentHit(hits, words, showPart)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus()
    return unmark
  }, [])
  const leave = () => {
    const isBack = selectMarked()
    close()
    if (!isBack) unmark()
  }
  const hit = hits[index]
  const onKey = (event: KeyboardEvent) => {
    // Enter that ends a syllable is the input method's.
    if (event.nativeEvent.isComposing) return
    if (event.key === "Escape") leave()
    else if (event.key === "Enter" || event.key === "F3") go(event.shiftKey ? -1 : 1)
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") go(event.key === "ArrowUp" ? -1 : 1)
    else return
    event.preventDefault()
  }
  return (
    <search className="hj-find" aria-label={ko.label}>
      <input
        ref={field}
        type="text"
        enterKeyHint="search"
        aria-label={ko.field}
        placeholder={ko.placeholder}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKey}
      />
      <span aria-hidden="true">
        {words.trim() === "" ? "" : hit === undefined ? ko.none : ko.count(index + 1, hits.length)}
      </span>
      <button type="button" aria-label={ko.previous} title={ko.previous} onClick={() => go(-1)}>
        ↑
      </button>
      <button type="button" aria-label={ko.next} title={ko.next} onClick={() => go(1)}>
        ↓
      </button>
      <button type="button" aria-label={ko.close} title={ko.close} onClick={leave}>
        ×
      </button>
      <output className="spoken">{words.trim() === "" ? "" : spoken(hit, index, hits.length)}</output>
      {isHidden && hit !== undefined && <p role="status">{ko.hidden}</p>}
    </search>
  )
}

function spoken(hit: FoundHit | undefined, index: number, all: number): string {
  if (hit === undefined) return ko.spokenNone
  const part = hit.passage.place.split(".")[0] as keyof typeof ko.where
  return ko.spoken(index + 1, all, ko.where[part], hit.words)
}

/** The text of the minutes, read again a moment after it changed. */
function usePassages(): readonly Passage[] {
  const { doc } = useMeeting()
  const [passages, setPassages] = useState(() => readPassages(readMinutes(doc)))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const onUpdate = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined
        setPassages(readPassages(readMinutes(doc)))
      }, READ_AGAIN_MS)
    }
    doc.on("update", onUpdate)
    return () => {
      clearTimeout(timer)
      doc.off("update", onUpdate)
    }
  }, [doc])
  return passages
}

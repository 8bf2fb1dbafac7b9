import { useLayoutEffect, useRef, useState } from "react"
import type { KeyboardEvent, ReactNode, RefObject } from "react"
import type * as Y from "yjs"
import { isDeleted } from "../../shared/minutes/read-values.ts"
import classes from "./live-field.module.css"
import { OtherTextNote, showLeftText } from "./other-text-note.tsx"
import { useCanEdit, useMeeting } from "./use-meeting.ts"
import { useLiveText } from "./use-live-text.ts"
import { useYValue } from "./use-minutes.ts"

export interface LiveFieldProps {
  readonly map: Y.Map<unknown>
  readonly field: string
  /** Writes the text as one local change. */
  readonly write: (text: string) => void
  readonly label: string
  readonly placeholder?: string
  /** Where others see this person while the field has the focus. */
  readonly place?: string
  readonly className?: string
  readonly multiline?: boolean
  readonly inputRef?: RefObject<HTMLTextAreaElement | null>
  /** The field has the focus but shows nothing yet: the first key starts a new text (a selected grid cell). */
  readonly isWaiting?: boolean
  /** Typing began while waiting. */
  readonly onTypingStarted?: () => void
  readonly onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void
  readonly onBlur?: () => void
}

/** A text of the document edited in place, or plain text for those who may not write. */
export function LiveField(props: LiveFieldProps): ReactNode {
  const canEdit = useCanEdit()
  const value = useYValue(props.map, props.field)
  if (canEdit) return <EditableField {...props} />
  return (
    <span className={`${classes.readOnly} ${props.className ?? ""}`}>{typeof value === "string" ? value : ""}</span>
  )
}

function EditableField(props: LiveFieldProps): ReactNode {
  const session = useMeeting()
  const own = useRef<HTMLTextAreaElement>(null)
  const input = props.inputRef ?? own
  const { text, view } = useLiveText({
    map: props.map,
    field: props.field,
    write: props.write,
    left: (other) =>
      showLeftText({
        label: props.label,
        other,
        write: (left) => {
          const isHere = props.map.doc?.isDestroyed === false && !isDeleted(props.map.get("deletedAt"))
          if (!isHere || !session.canEdit()) return false
          props.write(left)
          return true
        },
      }),
  })
  const shown = props.isWaiting ? "" : view.shown
  // React writes a changed default value into an untouched field, in the middle of a syllable too.
  const [initial] = useState(shown)
  // Uncontrolled on purpose: React must never set the value while a syllable is being composed.
  useLayoutEffect(() => {
    const element = input.current
    if (!element || text.composing) return
    if (element.value !== shown) element.value = shown
    fitHeight(element)
  }, [input, text, shown])

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (!event.nativeEvent.isComposing && isUndoKey(event)) {
      event.preventDefault()
      event.stopPropagation()
      text.commit()
      if (isRedo(event)) session.undo.redo()
      else session.undo.undo()
      return
    }
    // A single-line text has no line breaks; Enter belongs to whoever holds the field.
    if (event.key === "Enter" && !props.multiline && !event.nativeEvent.isComposing) event.preventDefault()
    props.onKeyDown?.(event)
  }
  const typed = (element: HTMLTextAreaElement) => {
    text.type(props.multiline ? element.value : element.value.replace(/\s*\n\s*/g, " "))
    fitHeight(element)
  }
  return (
    <span className={classes.holder}>
      <textarea
        ref={input}
        rows={1}
        className={`${classes.input} ${props.className ?? ""}`}
        aria-label={props.label}
        placeholder={props.placeholder}
        spellCheck={false}
        autoComplete="off"
        defaultValue={initial}
        onFocus={() => {
          text.focus()
          session.undo.stopCapturing()
          if (props.place) session.setPlace(props.place)
        }}
        onBlur={() => {
          text.blur()
          props.onBlur?.()
        }}
        onCompositionStart={() => {
          text.composeStart()
          if (props.isWaiting) props.onTypingStarted?.()
        }}
        onCompositionEnd={(event) => text.composeEnd(event.currentTarget.value)}
        onInput={(event) => {
          typed(event.currentTarget)
          if (props.isWaiting) props.onTypingStarted?.()
        }}
        onKeyDown={onKeyDown}
      />
      {view.other && <OtherTextNote other={view.other} swap={() => text.swap()} dismiss={() => text.dismiss()} />}
    </span>
  )
}

function isUndoKey(event: KeyboardEvent): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false
  return event.code === "KeyZ" || event.code === "KeyY"
}

function isRedo(event: KeyboardEvent): boolean {
  return event.shiftKey || event.code === "KeyY"
}

/** Grows the field to its text where CSS `field-sizing` is missing. */
function fitHeight(element: HTMLTextAreaElement): void {
  if (CSS.supports("field-sizing", "content")) return
  element.style.height = "auto"
  element.style.height = `${element.scrollHeight}px`
}

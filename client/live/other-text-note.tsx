import { notifications } from "@mantine/notifications"
import type { ReactNode } from "react"
import { minutesPageText as ko } from "../../shared/text/ko/minutes-page.ts"
import classes from "./live-field.module.css"
import { newId } from "./new-id.ts"
import type { OtherText } from "./live-text.ts"

interface OtherTextNoteProps {
  readonly other: OtherText
  readonly swap: () => void
  readonly dismiss: () => void
}

/** Two people wrote in one short field: the text that did not stay is shown, one tap from coming back. */
export function OtherTextNote({ other, swap, dismiss }: OtherTextNoteProps): ReactNode {
  return (
    <output className={classes.note}>
      <span>{sentenceOf(other)}</span>
      {/* The field must keep the focus (and the syllable in it) while the note is tapped. */}
      <button type="button" onPointerDown={(event) => event.preventDefault()} onClick={swap}>
        {swapLabel(other)}
      </button>
      <button type="button" onPointerDown={(event) => event.preventDefault()} onClick={dismiss}>
        {ko.dismiss}
      </button>
    </output>
  )
}

interface LeftText {
  /** What the field was called. */
  readonly label: string
  readonly other: OtherText
  /** False: the minutes it stood in are no longer open here, or it is no longer in them. */
  readonly write: (text: string) => boolean
}

/** The same offer after the field itself is gone from the page; where nothing can be written any more the text is copied. */
export function showLeftText({ label, other, write }: LeftText): void {
  // Fields of many people and rows have one name.
  const id = `left-${newId()}`
  const close = () => notifications.hide(id)
  const copy = async () => {
    await navigator.clipboard.writeText(other.text)
    notifications.update({ id, title: label, message: ko.leftCopied, autoClose: 10_000 })
  }
  notifications.show({
    id,
    title: label,
    autoClose: false,
    message: (
      <OtherTextNote
        other={other}
        swap={() => {
          if (write(other.text)) close()
          // Where that fails the text stays on screen.
          else copy().catch(() => undefined)
        }}
        dismiss={close}
      />
    ),
  })
}

/** What the button does that puts the other text in. */
export function swapLabel({ whose }: OtherText): string {
  return whose === "theirs" ? ko.takeTheirs : ko.putMine
}

export function sentenceOf(other: OtherText): string {
  if (other.whose === "mine") return ko.mineKept(other.text)
  return other.text ? ko.otherWrote(other.text) : ko.otherCleared
}

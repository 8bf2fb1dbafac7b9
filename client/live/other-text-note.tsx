import { notifications } from "@mantine/notifications"
import type { ReactNode } from "react"
import { minutesPageText as ko } from "../../shared/text/ko/minutes-page.ts"
import classes from "./live-field.module.css"
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
      <span>{sentence(other)}</span>
      {/* The field must keep the focus (and the syllable in it) while the note is tapped. */}
      <button type="button" onPointerDown={(event) => event.preventDefault()} onClick={swap}>
        {other.whose === "theirs" ? ko.takeTheirs : ko.putMine}
      </button>
      <button type="button" onPointerDown={(event) => event.preventDefault()} onClick={dismiss}>
        {ko.dismiss}
      </button>
    </output>
  )
}

/** The same offer after the field itself is gone from the page. */
export function showLeftText(label: string, other: OtherText, write: (text: string) => void): void {
  const id = `left-${label}`
  const close = () => notifications.hide(id)
  notifications.show({
    id,
    title: label,
    autoClose: false,
    message: (
      <OtherTextNote
        other={other}
        swap={() => {
          write(other.text)
          close()
        }}
        dismiss={close}
      />
    ),
  })
}

function sentence(other: OtherText): string {
  if (other.whose === "mine") return ko.mineKept(other.text)
  return other.text ? ko.otherWrote(other.text) : ko.otherCleared
}

import { minutesPageText as ko } from "../../../../shared/text/ko/minutes-page.ts"
import note from "../../../live/live-field.module.css"
import type { OtherText } from "../../../live/live-text.ts"
import { sentenceOf, swapLabel } from "../../../live/other-text-note.tsx"

interface Answers {
  readonly swap: () => void
  readonly dismiss: () => void
}

/** Two people wrote one caption: the text that did not stay, one tap from coming back. */
export class CaptionNote {
  readonly dom = document.createElement("output")
  #drawn: OtherText | null = null

  constructor() {
    this.dom.className = `${note.note} hj-caption-note`
    this.dom.hidden = true
  }

  draw(other: OtherText | null, { swap, dismiss }: Answers): void {
    if (other === this.#drawn) return
    this.#drawn = other
    this.dom.hidden = other === null
    this.dom.replaceChildren()
    if (other === null) return
    const words = this.dom.appendChild(document.createElement("span"))
    words.textContent = sentenceOf(other)
    this.dom.append(buttonOf(swapLabel(other), swap), buttonOf(ko.dismiss, dismiss))
  }
}

function buttonOf(label: string, press: () => void): HTMLButtonElement {
  const button = document.createElement("button")
  button.type = "button"
  button.textContent = label
  // The field keeps the focus, and the syllable in it, while the note is tapped.
  button.addEventListener("pointerdown", (event) => event.preventDefault())
  button.addEventListener("click", press)
  return button
}

import { editorText as ko } from "../../../../shared/text/ko/editor.ts"

export interface PhotoActions {
  readonly resize: () => void
  readonly remove: () => void
}

/** The buttons of a photo in the text: how wide it is, and away with it. */
export class PhotoTools {
  readonly dom = document.createElement("div")
  readonly #size: HTMLButtonElement
  readonly #remove: HTMLButtonElement

  constructor({ resize, remove }: PhotoActions) {
    this.dom.className = "hj-photo-tools"
    this.#size = this.#button(resize)
    this.#remove = this.#button(remove)
    this.#remove.textContent = ko.photoRemove
  }

  draw(caption: string, isSmall: boolean): void {
    this.#size.textContent = isSmall ? ko.photoWider : ko.photoSmaller
    this.#size.setAttribute("aria-label", `${this.#size.textContent}: ${caption || ko.photoAlt}`)
    this.#remove.setAttribute("aria-label", `${ko.photoRemove}: ${caption || ko.photoAlt}`)
  }

  #button(press: () => void): HTMLButtonElement {
    const button = document.createElement("button")
    button.type = "button"
    button.addEventListener("click", press)
    return this.dom.appendChild(button)
  }
}

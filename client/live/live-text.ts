// One short text of the document while a person types in it. Pure state machine: the DOM and the Y types stay outside.

/** A text that differs from what the field shows. `theirs`: another person's, `mine`: what I had typed before it. */
export interface OtherText {
  readonly whose: "theirs" | "mine"
  readonly text: string
}

export interface LiveTextView {
  /** What the field shows now. */
  readonly shown: string
  readonly other: OtherText | null
}

/**
 * How long after a letter it is written to the document, in milliseconds: a frame, so that it is on screen first. No longer:
 * a letter that waits in the field is on no disk while the page says that everything is saved.
 */
export const COMMIT_PAUSE = 16

interface Wiring {
  readonly value: string
  /** Writes the text into the document. */
  readonly write: (text: string) => void
  /** Runs `commit` after the pause; the returned function cancels it. */
  readonly later: (commit: () => void) => () => void
  readonly changed: () => void
}

/**
 * Keeps one promise: neither what I type nor what somebody else wrote meanwhile disappears without being shown.
 * The field is never overwritten while I type in it or compose a syllable; the other text is offered beside it.
 */
export class LiveText {
  /** What the document holds. */
  #value: string
  /** What the field holds; differs from #value only while focused. */
  #draft: string
  #other: OtherText | null = null
  #focused = false
  #composing = false
  /** Typed something since the focus came: from then on a remote change may not replace the field. */
  #touched = false
  #cancel: (() => void) | null = null
  #view: LiveTextView
  readonly #wiring: Wiring

  constructor(wiring: Wiring) {
    this.#wiring = wiring
    this.#value = wiring.value
    this.#draft = wiring.value
    this.#view = { shown: wiring.value, other: null }
  }

  /** A stable object between changes, as React's external stores need it. */
  view = (): LiveTextView => this.#view

  focus(): void {
    this.#focused = true
  }

  type(text: string): void {
    this.#focused = true
    this.#touched = true
    this.#draft = text
    this.#cancel?.()
    this.#cancel = null
    if (!this.#composing) this.#cancel = this.#wiring.later(() => this.commit())
    this.#show()
  }

  composeStart(): void {
    this.#focused = true
    this.#composing = true
    this.#cancel?.()
    this.#cancel = null
  }

  composeEnd(text: string): void {
    this.#composing = false
    if (text !== this.#draft) this.type(text)
    this.commit()
  }

  /** The document changed. `local`: by this page itself (own write, undo, a button), which the field then follows. */
  receive(value: string, local: boolean): void {
    this.#value = value
    if (local && !this.#composing) {
      this.#draft = value
      if (this.#other?.text === value) this.#other = null
    } else if (!this.#touched && !this.#composing) {
      this.#draft = value
    } else {
      this.#other = value === this.#draft ? null : { whose: "theirs", text: value }
    }
    this.#show()
  }

  /** Writes what is typed, if the document holds something else. Never writes an untouched field. */
  commit(): void {
    this.#cancel?.()
    this.#cancel = null
    if (!this.#touched || this.#composing || this.#draft === this.#value) return
    // An unanswered remote text wins in the document until I type on: then mine is the later edit.
    this.#value = this.#draft
    this.#wiring.write(this.#draft)
    this.#show()
  }

  blur(): void {
    this.#composing = false
    if (this.#cancel) this.commit()
    else if (this.#touched && this.#draft !== this.#value && this.#other?.whose !== "theirs") this.commit()
    if (this.#touched && this.#draft !== this.#value) this.#other = { whose: "mine", text: this.#draft }
    this.#draft = this.#value
    this.#focused = false
    this.#touched = false
    this.#show()
  }

  /** Puts the offered other text in the document; what it replaces is offered in turn. */
  swap(): void {
    const other = this.#other
    if (!other) return
    this.#cancel?.()
    this.#cancel = null
    const replaced = this.#draft
    this.#draft = other.text
    this.#value = other.text
    this.#other = replaced ? { whose: other.whose === "mine" ? "theirs" : "mine", text: replaced } : null
    this.#wiring.write(other.text)
    this.#show()
  }

  dismiss(): void {
    this.#other = null
    this.#show()
  }

  /** Before the field goes away: nothing typed stays only in it. */
  close(): void {
    this.#composing = false
    if (this.#other?.whose !== "theirs" || this.#cancel) this.commit()
    this.#cancel?.()
    this.#cancel = null
  }

  get composing(): boolean {
    return this.#composing
  }

  get focused(): boolean {
    return this.#focused
  }

  #show(): void {
    const shown = this.#draft
    if (shown === this.#view.shown && this.#other === this.#view.other) return
    this.#view = { shown, other: this.#other }
    this.#wiring.changed()
  }
}

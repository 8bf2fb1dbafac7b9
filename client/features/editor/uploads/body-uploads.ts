import type * as Y from "yjs"

/** A photo on its way into the text. */
export interface BodyUpload {
  readonly id: string
  /** Where its progress is drawn; the editor stands it at its place. */
  readonly element: HTMLElement
  /** The number of blocks in front of it now. */
  index(body: Y.XmlFragment): number
}

/** What the editor gives to the page's uploads and shows of them. Nothing of it is in the document. */
export interface BodyUploads {
  /** Files for a place among the blocks. */
  add(files: readonly File[], place: Y.RelativePosition): void
  /** The same list until one comes or goes. */
  read(): readonly BodyUpload[]
  subscribe(listener: () => void): () => void
  /** Pictures of a pasted text that could not come with it. */
  missed(count: number): void
}

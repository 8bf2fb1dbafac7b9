// What storing a photo takes and gives; the page says how it is done.

/** What the server stored of a photo. */
export interface StoredBlob {
  /** SHA-256 of the stored bytes, lower-case hex. */
  readonly blob: string
  readonly mime: string
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** Stores one file; `progress` gets 0…1. Rejects with `UploadRefused`, or anything at all when `signal` was aborted. */
export type UploadPhoto = (file: File, progress: (share: number) => void, signal: AbortSignal) => Promise<StoredBlob>

/** Its message is the sentence for the person. */
export class UploadRefused extends Error {
  /** There is no connection: it is tried again when there is one. */
  readonly isOffline: boolean

  constructor(sentence: string, options: { readonly isOffline: boolean; readonly cause?: unknown }) {
    super(sentence, { cause: options.cause })
    this.name = "UploadRefused"
    this.isOffline = options.isOffline
  }
}

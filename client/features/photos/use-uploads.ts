import { useState } from "react"
import { newId } from "../../live/new-id.ts"

/** What the server stored of a photo. */
export interface StoredBlob {
  /** SHA-256 of the stored bytes, lower-case hex. */
  readonly blob: string
  readonly mime: string
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** Stores one file; `progress` gets 0…1. Rejects with an `UploadRefused` that carries the sentence to show. */
export type UploadPhoto = (file: File, progress: (share: number) => void) => Promise<StoredBlob>

export class UploadRefused extends Error {}

export interface UploadEntry {
  readonly id: string
  readonly file: File
  /** 0…1. */
  readonly share: number
  /** Why it failed; null while it runs. */
  readonly failure: string | null
}

/** Photos on their way. A failed one stays with its sentence until it is tried again or put away. */
export function useUploads(upload: UploadPhoto, done: (file: File, blob: StoredBlob) => void) {
  const [entries, setEntries] = useState<readonly UploadEntry[]>([])
  const change = (id: string, part: Partial<UploadEntry>) =>
    setEntries((all) => all.map((entry) => (entry.id === id ? { ...entry, ...part } : entry)))
  const dismiss = (id: string) => setEntries((all) => all.filter((entry) => entry.id !== id))
  const start = async (id: string, file: File) => {
    try {
      const blob = await upload(file, (share) => change(id, { share }))
      done(file, blob)
      dismiss(id)
    } catch (error) {
      change(id, { failure: error instanceof UploadRefused ? error.message : String(error) })
    }
  }
  return {
    entries,
    dismiss,
    add: (files: readonly File[]) => {
      const added = files.map((file) => ({ id: newId(), file, share: 0, failure: null }))
      setEntries((all) => [...all, ...added])
      for (const { id, file } of added) void start(id, file)
    },
    retry: (id: string) => {
      const entry = entries.find((one) => one.id === id)
      if (!entry) return
      change(id, { share: 0, failure: null })
      void start(id, entry.file)
    },
  }
}

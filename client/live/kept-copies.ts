// Copies of the document kept on this device because the server did not take an edit. Never sent anywhere by itself.
import { createStore, del, entries, set } from "idb-keyval"
import type { Refusal } from "../../shared/wire/events.ts"
import type { EndReason } from "./meeting-session.ts"

export interface KeptCopy {
  readonly id: string
  readonly meetingId: string
  readonly title: string
  /** The person who typed it: on a shared device nobody else sees it. */
  readonly personId: string
  readonly author: string
  /** Unix milliseconds. */
  readonly at: number
  readonly reason: Refusal | EndReason
  /** The whole document as one Yjs update, with the edits that were not taken. */
  readonly update: Uint8Array
  /** What the person typed and the server did not take, as plain text; empty when it was only a deletion or a setting. */
  readonly text: string
}

/** False when the browser refused storage (a private window): the copy then lives as long as this page. */
export interface HeldCopy extends KeptCopy {
  readonly onDevice: boolean
  /** Put in the life of this page: to be told at once. */
  readonly isNew: boolean
}

type Listener = () => void

/** Every copy of this device, newest first. In memory first, so that a browser without storage still shows it. */
let copies: readonly HeldCopy[] = []
let hasLoaded = false
const listeners = new Set<Listener>()

const database = () => createStore("hanjari-kept", "copies")

/**
 * Keeps or replaces (same id) a copy, and says whether it outlives this page. Never rejects: without storage the copy
 * stays in the page, marked so.
 */
export async function keepCopy(copy: KeptCopy): Promise<boolean> {
  put({ ...copy, onDevice: false, isNew: true })
  try {
    if (await isKeptAlready(copy)) return true
    await set(copy.id, copy, database())
    // A newer version of the copy may have been put meanwhile; it will report for itself.
    const current = copies.find((other) => other.id === copy.id)
    if (current?.update === copy.update) put({ ...copy, onDevice: true, isNew: true })
    return true
  } catch {
    globalThis.window?.addEventListener("beforeunload", warnOfLoss)
    return false
  }
}

/** A copy that is nowhere but in this page must not go with it unasked. */
function warnOfLoss(event: BeforeUnloadEvent): void {
  if (copies.some((copy) => !copy.onDevice)) event.preventDefault()
}

/** Another tab of the same person may have kept the same words; two copies of them would only puzzle. */
async function isKeptAlready(copy: KeptCopy): Promise<boolean> {
  const stored = await entries<string, KeptCopy>(database())
  const [, same] = stored.find(([id, other]) => id !== copy.id && hasSameWords(copy, other)) ?? []
  if (same === undefined) return false
  copies = copies.filter((other) => other.id !== copy.id)
  put({ ...same, onDevice: true, isNew: true })
  return true
}

function hasSameWords(a: KeptCopy, b: KeptCopy): boolean {
  return a.text !== "" && a.text === b.text && a.meetingId === b.meetingId && a.personId === b.personId
}

/** Removes one copy from the device, when its owner says so. */
export async function dropCopy(id: string): Promise<void> {
  copies = copies.filter((copy) => copy.id !== id)
  announce()
  try {
    await del(id, database())
  } catch {
    // Without storage there is nothing to remove.
  }
}

/** The current list; stable until something changes, as `useSyncExternalStore` wants it. */
export function readCopies(): readonly HeldCopy[] {
  return copies
}

export function subscribeCopies(listener: Listener): () => void {
  listeners.add(listener)
  if (!hasLoaded) {
    hasLoaded = true
    void load()
  }
  return () => listeners.delete(listener)
}

async function load(): Promise<void> {
  try {
    const stored = await entries<string, KeptCopy>(database())
    const known = new Set(copies.map((copy) => copy.id))
    const older = stored.filter(([id]) => !known.has(id)).map(([, copy]) => ({ ...copy, onDevice: true, isNew: false }))
    if (older.length === 0) return
    copies = [...copies, ...older].toSorted((a, b) => b.at - a.at)
    announce()
  } catch {
    // No storage in this browser: only copies of this page exist.
  }
}

function put(copy: HeldCopy): void {
  copies = [copy, ...copies.filter((other) => other.id !== copy.id)].toSorted((a, b) => b.at - a.at)
  announce()
}

function announce(): void {
  for (const listener of listeners) listener()
}

import { useEffect, useLayoutEffect, useMemo, useSyncExternalStore } from "react"
import type * as Y from "yjs"
import { COMMIT_PAUSE, LiveText } from "./live-text.ts"
import type { LiveTextView, OtherText } from "./live-text.ts"

export interface LiveTextField {
  readonly text: LiveText
  readonly view: LiveTextView
}

interface Source {
  readonly map: Y.Map<unknown>
  readonly field: string
  /** Writes the text into the document as one local change. */
  readonly write: (text: string) => void
  /** The field goes away while another text is still on offer: it must be shown elsewhere. */
  readonly left: (other: OtherText) => void
}

/** One text value of a Y.Map as a `LiveText` that lives as long as the component. */
export function useLiveText({ map, field, write, left }: Source): LiveTextField {
  const store = useMemo(() => openLiveText(map, field), [map, field])
  // After every render, so that a pending write always goes through the newest function.
  useLayoutEffect(() => store.wire(write, left))
  useEffect(() => store.attach(), [store])
  const view = useSyncExternalStore(store.subscribe, store.text.view)
  return { text: store.text, view }
}

interface LiveTextStore {
  readonly text: LiveText
  readonly wire: (write: (text: string) => void, left: (other: OtherText) => void) => void
  readonly subscribe: (listener: () => void) => () => void
  readonly attach: () => () => void
}

function openLiveText(map: Y.Map<unknown>, field: string): LiveTextStore {
  const listeners = new Set<() => void>()
  let wired: Pick<Source, "write" | "left"> = { write: () => {}, left: () => {} }
  const text = new LiveText({
    value: readText(map, field),
    write: (typed) => wired.write(typed),
    later: (commit) => {
      const timer = setTimeout(commit, COMMIT_PAUSE)
      return () => clearTimeout(timer)
    },
    changed: () => listeners.forEach((listener) => listener()),
  })
  const observe = (event: Y.YMapEvent<unknown>) => {
    if (event.keysChanged.has(field)) text.receive(readText(map, field), event.transaction.local)
  }
  const store: LiveTextStore = {
    text,
    wire(write, left) {
      wired = { write, left }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    attach() {
      map.observe(observe)
      // A change between the first render and this effect was not observed.
      text.receive(readText(map, field), true)
      const leave = () => text.commit()
      window.addEventListener("pagehide", leave)
      return () => {
        window.removeEventListener("pagehide", leave)
        text.close()
        map.unobserve(observe)
        const { other } = text.view()
        if (other) wired.left(other)
      }
    },
  }
  return store
}

function readText(map: Y.Map<unknown>, field: string): string {
  const value = map.get(field)
  return typeof value === "string" ? value : ""
}

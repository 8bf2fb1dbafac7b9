import { useEffect, useState } from "react"
import { sameHit } from "./find-hits.ts"
import type { FoundHit } from "./find-hits.ts"
import { reveal, unmark } from "./reveal.ts"

interface Current {
  readonly words: string
  readonly index: number
  readonly hit: FoundHit | undefined
}

/** The hit that is shown. New words start at the first one; others' edits keep the one that is looked at. */
export function useCurrentHit(hits: readonly FoundHit[], words: string, showPart: (place: string) => void) {
  const [current, setCurrent] = useState<Current>({ words: "", index: 0, hit: undefined })
  const [hiddenHit, setHiddenHit] = useState<FoundHit | null>(null)
  if (current.words !== words) setCurrent({ words, index: 0, hit: hits[0] })
  useEffect(() => {
    const { hit } = current
    const asked = new AbortController()
    const show = async (wanted: FoundHit): Promise<void> => {
      const isThere = await reveal(wanted, current.words, () => !asked.signal.aborted)
      if (!asked.signal.aborted) setHiddenHit(isThere ? null : wanted)
    }
    if (hit === undefined) unmark()
    else {
      showPart(hit.passage.place)
      void show(hit)
    }
    return () => asked.abort()
  }, [current, showPart])
  const index = current.words === words ? sameHit(hits, current.hit, current.index) : 0
  return {
    index,
    /** The hit is in a row that is not on the page. */
    isHidden: current.hit !== undefined && hiddenHit === current.hit,
    go: (by: 1 | -1): void => {
      if (hits.length === 0) return
      const next = (index + by + hits.length) % hits.length
      setCurrent({ words, index: next, hit: hits[next] })
    },
  }
}

// React's view of the document's maps: a component renders again only when what it reads changed.
import { useCallback, useMemo, useSyncExternalStore } from "react"
import type * as Y from "yjs"

interface ExternalStore<T> {
  readonly subscribe: (listener: () => void) => () => void
  readonly read: () => T
}

/** The fields of one map (not of maps inside it) as a plain object; a new object after each change of its own fields. */
export function useYMap<T = unknown>(map: Y.Map<T>): Readonly<Record<string, T>> {
  const store = useMemo(() => fieldsOf(map), [map])
  return useSyncExternalStore(store.subscribe, store.read)
}

function fieldsOf<T>(map: Y.Map<T>): ExternalStore<Readonly<Record<string, T>>> {
  let snapshot: Readonly<Record<string, T>> | null = null
  return {
    subscribe(listener) {
      const onChange = () => {
        snapshot = null
        listener()
      }
      // Between the first read and this subscription a field may have changed.
      snapshot = null
      map.observe(onChange)
      return () => map.unobserve(onChange)
    },
    read: () => (snapshot ??= Object.fromEntries(map.entries())),
  }
}

/** One field of a map: the component renders again only when that field changes. */
export function useYValue<T = unknown>(map: Y.Map<T>, key: string): T | undefined {
  const subscribe = useCallback(
    (listener: () => void) => {
      const onChange = (event: Y.YMapEvent<T>) => {
        if (event.keysChanged.has(key)) listener()
      }
      map.observe(onChange)
      return () => map.unobserve(onChange)
    },
    [map, key],
  )
  return useSyncExternalStore(subscribe, () => map.get(key))
}

type Observable = Y.AbstractType<Y.YEvent<Y.AbstractType<unknown>>>

/**
 * A value computed from everything below a type (a count, a summary, an order). Computed once after each change and
 * handed out unchanged while `isEqual` says it is the same. `compute` and `isEqual` must be stable functions.
 */
export function useYDerived<S, T>(
  source: S,
  compute: (source: S) => T,
  isEqual: (a: T, b: T) => boolean = Object.is,
): T {
  const store = useMemo(() => derivedFrom(source, compute, isEqual), [source, compute, isEqual])
  return useSyncExternalStore(store.subscribe, store.read)
}

function derivedFrom<S, T>(source: S, compute: (source: S) => T, isEqual: (a: T, b: T) => boolean): ExternalStore<T> {
  const type = source as unknown as Observable
  let last: { readonly value: T } | null = null
  /** The type changed since the last computation, or may have while nobody listened. */
  let isStale = true
  return {
    subscribe(listener) {
      const onChange = () => {
        isStale = true
        listener()
      }
      isStale = true
      type.observeDeep(onChange)
      return () => type.unobserveDeep(onChange)
    },
    read() {
      if (last !== null && !isStale) return last.value
      const value = compute(source)
      if (last === null || !isEqual(last.value, value)) last = { value }
      isStale = false
      return last.value
    },
  }
}

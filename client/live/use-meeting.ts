import { createContext, createElement, useContext, useMemo, useSyncExternalStore } from "react"
import type { ReactElement, ReactNode } from "react"
import type { Action } from "../../shared/rules/permissions.ts"
import type { MeetingSession, SessionState } from "./meeting-session.ts"

const MeetingContext = createContext<MeetingSession | null>(null)

/** Gives everything below it the session of the open meeting. */
export function MeetingProvider(props: { session: MeetingSession; children: ReactNode }): ReactElement {
  return createElement(MeetingContext.Provider, { value: props.session }, props.children)
}

/** The session of the open meeting. Throws outside a `MeetingProvider`: a mistake of the program. */
export function useMeeting(): MeetingSession {
  const session = useContext(MeetingContext)
  if (session === null) throw new Error("useMeeting outside a MeetingProvider")
  return session
}

/**
 * A part of the session's state; the component renders again only when that part changes. `select` must return a
 * value that is the same while the state is (a field, not a new object).
 */
export function useMeetingState<T>(select: (state: SessionState) => T): T {
  const session = useMeeting()
  return useSyncExternalStore(
    (listener) => session.subscribe(listener),
    () => select(session.getState()),
  )
}

/** Does this person have that right now? Decides which buttons exist; the server decides what happens. */
export function useCan(action: Action): boolean {
  return useMeetingState((state) => state.permissions.includes(action))
}

/** May this page write into the document now? */
export function useCanEdit(): boolean {
  const session = useMeeting()
  const store = useMemo(() => canEditOf(session), [session])
  return useSyncExternalStore(store, () => session.canEdit())
}

type Subscribe = (listener: () => void) => () => void

const canEditStores = new WeakMap<MeetingSession, Subscribe>()

/** Thousands of cells ask this, and every keystroke changes the session's state: asked once for all of them. */
function canEditOf(session: MeetingSession): Subscribe {
  const known = canEditStores.get(session)
  if (known !== undefined) return known
  const listeners = new Set<() => void>()
  let last = false
  let stop: (() => void) | null = null
  const look = (): void => {
    const now = session.canEdit()
    if (now === last) return
    last = now
    for (const listener of listeners) listener()
  }
  const subscribe: Subscribe = (listener) => {
    if (listeners.size === 0) {
      last = session.canEdit()
      stop = session.subscribe(look)
    }
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) stop?.()
    }
  }
  canEditStores.set(session, subscribe)
  return subscribe
}

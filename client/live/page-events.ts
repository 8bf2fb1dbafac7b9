interface Wiring {
  /** Closing the page now would lose something. */
  readonly isAtRisk: () => boolean
  /** The device says its network is gone. */
  readonly networkLost: () => void
  /** The device says its network is back. */
  readonly networkBack: () => void
}

/** What the browser tells a page about its own end and its network; gives back how to stop listening. */
export function listenToPage({ isAtRisk, networkLost, networkBack }: Wiring): () => void {
  const { window } = globalThis
  const onBeforeUnload = (event: BeforeUnloadEvent): void => {
    if (isAtRisk()) event.preventDefault()
  }
  window?.addEventListener("beforeunload", onBeforeUnload)
  window?.addEventListener("offline", networkLost)
  window?.addEventListener("online", networkBack)
  return () => {
    window?.removeEventListener("beforeunload", onBeforeUnload)
    window?.removeEventListener("offline", networkLost)
    window?.removeEventListener("online", networkBack)
  }
}

/** Until the returned function is called, the browser asks before the page is closed: something is on its way that is nowhere else. */
export function askBeforeClosing(): () => void {
  // One of its own for each: another one's end must not end this.
  const ask = preventDefault.bind(null)
  globalThis.addEventListener("beforeunload", ask)
  return () => globalThis.removeEventListener("beforeunload", ask)
}

function preventDefault(event: Event): void {
  event.preventDefault()
}

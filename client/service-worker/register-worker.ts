/** So long may the first page use the network alone. Milliseconds. */
const WAIT_MS = 2000

/**
 * Lets later visits open without a network. Only where the browser can (a secure context, not every messenger's own
 * browser), and only once the page itself is there.
 */
export function registerWorker(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return
  // Without it every page works; it only needs the network.
  setTimeout(() => void navigator.serviceWorker.register("/service-worker.js").catch(() => undefined), WAIT_MS)
}

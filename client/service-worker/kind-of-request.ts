/** What the worker does with a request; `network` = nothing, the browser goes its own way. */
export type RequestKind = "page" | "asset" | "network"

/** What of a request decides. */
export interface AskedFor {
  readonly method: string
  readonly url: string
  /** `navigate` when the browser opens a page. */
  readonly mode: string
}

/** Answers with personal data, live sockets and invitation links and sign-in at a provider never pass through the worker, in no form. */
const NEVER = /^\/(api|live|i|healthz)(\/|$)/

/** Decides by the address alone. `origin` is the product's own. */
export function kindOfRequest({ method, url, mode }: AskedFor, origin: string): RequestKind {
  const address = new URL(url)
  if (method !== "GET" || address.origin !== origin || NEVER.test(address.pathname)) return "network"
  if (address.pathname.startsWith("/assets/")) return "asset"
  return mode === "navigate" ? "page" : "network"
}

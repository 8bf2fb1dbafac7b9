/** Where a connection stands in receiving the document. */
export type Receiving =
  /** Has not asked for the document yet: it gets no updates, they would come before the document. */
  | { readonly kind: "joining" }
  | { readonly kind: "live" }
  /** Fell behind: gets nothing until it has drained, then everything after `since` (a state vector) as one update. */
  | { readonly kind: "behind"; readonly since: Uint8Array }
  | { readonly kind: "closed" }

/** One object for all sessions: a delivery to hundreds looks at each. */
export const RECEIVING = {
  joining: { kind: "joining" },
  live: { kind: "live" },
  closed: { kind: "closed" },
} as const satisfies Record<string, Receiving>

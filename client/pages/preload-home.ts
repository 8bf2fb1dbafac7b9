import type { QueryClient } from "@tanstack/react-query"
import { meetingsQuery, meQuery } from "../api/queries.ts"

/** The layout's and the home page's program, and what they ask first: at once, and not one behind the other. */
export function preloadHome(queries: QueryClient): void {
  for (const part of [import("./signed-in-layout.tsx"), import("./home-page.tsx")]) {
    // What cannot be fetched now is asked for again, and said, where it is shown.
    part.catch(() => undefined)
  }
  void queries.prefetchQuery(meQuery)
  void queries.prefetchQuery(meetingsQuery)
}

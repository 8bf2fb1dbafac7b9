// The parts of the minutes a phone shows one at a time.
export const TABS = ["attendance", "agenda", "opinions", "comments"] as const
export type Tab = (typeof TABS)[number]

/** The tab in which a place (as presence names it) is found. */
export function tabOfPlace(place: string): Tab {
  const part = place.split(".")[0]
  if (part === "opinion") return "opinions"
  // 차기 회의 stands below the results.
  if (place.startsWith("header.next")) return "agenda"
  if (part === "body" || part === "photos" || part === "closing") return "agenda"
  return "attendance"
}

const DAY = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Seoul",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
})

/** The civil day in Korea, `YYYY-MM-DD`, whatever the device's zone. */
export function localDay(at: Date = new Date()): string {
  return DAY.format(at)
}

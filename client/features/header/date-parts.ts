// Local civil times `YYYY-MM-DDTHH:mm` in two parts, as the device's pickers give them.

/** The same day with another time of day (`HH:mm`). */
export function joinDateTime(moment: string, time: string): string {
  return `${moment.slice(0, 10)}T${time.slice(0, 5)}`
}

/** Another day (`YYYY-MM-DD`) at the same time of day, or at `fallbackTime` when none was set. */
export function withDate(moment: string | null, date: string, fallbackTime: string): string {
  return `${date}T${moment?.slice(11) ?? fallbackTime}`
}

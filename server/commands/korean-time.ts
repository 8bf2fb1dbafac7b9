// Local civil time in Korea (`YYYY-MM-DDTHH:mm`), which is what the minutes hold.

/** Korea has had one offset without daylight saving since 1988. */
const KOREA_OFFSET_MS = 9 * 3600 * 1000

/** Civil time in Korea at an instant in Unix milliseconds. */
export function koreanTime(now: number): string {
  return new Date(now + KOREA_OFFSET_MS).toISOString().slice(0, 16)
}

/** The civil time some minutes later. */
export function plusMinutes(time: string, minutes: number): string {
  return new Date(Date.parse(`${time}:00Z`) + minutes * 60_000).toISOString().slice(0, 16)
}

/** The civil day in Korea at an instant in Unix milliseconds, `YYYY-MM-DD`. */
export function koreanDay(now: number): string {
  return koreanTime(now).slice(0, 10)
}

/** The instant at which a civil day begins in Korea, Unix milliseconds. */
export function dayStart(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - KOREA_OFFSET_MS
}

/** Korea keeps one offset all year; a phone abroad must still see the committee's day. */
const SEOUL = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Seoul",
  dateStyle: "short",
  timeStyle: "short",
})

/** A moment as civil time in Korea, `YYYY-MM-DDTHH:mm`: comparable with the meetings' own times as text. */
export function localNow(now: Date): string {
  return SEOUL.format(now).replace(" ", "T")
}

const WHEN = new Intl.DateTimeFormat("ko-KR", {
  timeZone: "Asia/Seoul",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "2-digit",
})

/** A moment (Unix ms) as people say it: `11. 22. 오후 7:41`, in Korean time whatever the device's zone. */
export function whenText(at: number): string {
  return WHEN.format(at)
}

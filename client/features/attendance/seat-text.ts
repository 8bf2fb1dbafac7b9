import type { Seat } from "../../../shared/minutes/minutes.ts"
import { attendanceText as ko } from "../../../shared/text/ko/attendance.ts"

/** What stands small beside the mark: 지각, 조퇴, 대리 ○○○, the reason. Empty when there is nothing. */
export function seatNotes({ late, leftEarly, proxy, reason }: Seat): string {
  return [late ? ko.late : "", leftEarly ? ko.leftEarly : "", proxy ? ko.proxyShort(proxy) : "", reason]
    .filter(Boolean)
    .join("·")
}

// How one seat's name is printed.
import { isVacant } from "../domain/attendance.ts"
import type { Seat } from "../minutes/minutes.ts"
import { paperText } from "../text/ko/paper.ts"

/** `공 석(공공분과장)`, `김하나(총무)`, `이두리(공공)`; an ordinary private member is just the name; a proxy is named. */
export function seatLabel(seat: Pick<Seat, "name" | "position" | "sector" | "proxy">): string {
  const office = seat.position.trim() || (seat.sector === "public" ? paperText.publicSeat : "")
  const proxy = seat.proxy.trim() === "" ? "" : paperText.proxy(seat.proxy.trim())
  const name = isVacant(seat) ? paperText.vacant : seat.name.trim()
  return paperText.seat(name, [office, proxy].filter(Boolean).join(", "))
}

import { moveAgendaItemSchema } from "../../shared/wire/requests.ts"
import { moveAgendaItem } from "../commands/move-agenda-item.ts"
import { answerNothing, jsonRoute, type Route } from "./route.ts"
import { seenMeeting } from "./seen-meeting.ts"

export const agendaMoveRoutes: readonly Route[] = [
  jsonRoute(moveAgendaItemSchema, {
    method: "post",
    path: "/api/meetings/:id/agenda-moves",
    summary: "Moves an agenda item with all it owns before another one; refused while somebody else writes in it.",
    access: "signedIn",
    answer: { status: 204 },
    async handle(call) {
      const seen = await seenMeeting(call, "open")
      if (!seen.ok) return seen
      const moved = await moveAgendaItem(call.deps, { ...call.body, ...seen.value })
      return moved.ok ? answerNothing : moved
    },
  }),
]

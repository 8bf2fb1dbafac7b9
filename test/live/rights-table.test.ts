import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { allowedActions, can, canOpen, MEETING_STATES, ROLES, type Actor } from "../../shared/rules/permissions.ts"
import { LiveClient } from "../support/live-client.ts"
import { firstLine, typeText } from "../support/live-minutes.ts"
import { MEETING, startLiveServer, type LiveServer } from "../support/live-server.ts"
import { until } from "../support/until.ts"

let server: LiveServer
beforeEach(async () => {
  server = await startLiveServer()
})
afterEach(() => server.close())

const CELLS = ROLES.filter((role) => role !== "admin").flatMap((role) =>
  MEETING_STATES.map((state) => [role, state] as const),
)

describe("the table of rights on the socket", () => {
  it.each(CELLS)("[PM27] %s while the meeting is in %s", async (role, state) => {
    const cookie = await server.person("가람", role)
    await server.store.db.updateTable("meeting").set({ state }).where("id", "=", MEETING).execute()
    // The test's memberships read drafts and hold no seat.
    const actor: Actor = { userId: "u", active: true, roles: [role], hasSeat: false, readsDrafts: true }
    const client = new LiveClient(server.url, cookie)
    if (!canOpen(actor, { state })) return expect(await client.closed()).toBe(4404)
    await client.ready()
    expect(client.last("welcome")?.permissions).toEqual(allowedActions(actor, { state }))
    typeText(client.doc, "!")
    await until(() => client.saved >= client.writes || client.refusals.length > 0)
    const isAccepted = client.refusals.length === 0
    expect(isAccepted).toBe(can(actor, "editMinutes", { state }))
    const reader = new LiveClient(server.url, await server.person("나래", "secretary"))
    await reader.ready()
    expect(firstLine(reader.doc)).toBe(isAccepted ? "시작!" : "시작")
    client.close()
    reader.close()
  })
})

import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { countAttendance } from "../../../shared/domain/attendance.ts"
import { minutesSchema } from "../../../shared/minutes/minutes.ts"
import { ROW_STATES } from "../../../shared/minutes/schema.ts"
import { blockingFindings } from "../../../shared/rules/blocking-findings.ts"
import { seedSample } from "../../../server/sample/seed-sample.ts"
import { startHttpServer, type HttpServer } from "../../support/http-server.ts"

let server: HttpServer
beforeEach(async () => {
  server = await startHttpServer()
})
afterEach(() => server.close())

describe("the sample", () => {
  it("[HT12] is a finished-looking set of minutes", async () => {
    const minutes = await server.deps.rooms.readMinutes(server.plan.meetingId)
    expect(minutesSchema.parse(minutes)).toEqual(minutes)
    expect(blockingFindings(minutes)).toEqual([])
    const { seats } = minutes.attendance
    expect([seats.length, seats.filter((seat) => seat.name === "").length]).toEqual([18, 1])
    const count = countAttendance(seats, false)
    expect(count).toMatchObject({ present: 15, members: 17, vacant: 1, unmarked: 0 })
    expect(count.bySector).toMatchObject({ public: { present: 2, members: 3 }, private: { present: 13, members: 14 } })
    const rows = minutes.opinions[0]?.rows ?? []
    const projects = rows.filter((row) => row.kind === "project")
    expect(projects.length).toBeGreaterThanOrEqual(19)
    expect(rows.length - projects.length).toBeGreaterThanOrEqual(2)
    expect(new Set(projects.map((row) => row.state))).toEqual(new Set(ROW_STATES))
    expect(minutes.attachments).toHaveLength(2)
    const kinds = new Set(minutes.body.map((block) => (block.type === "line" ? block.kind : block.type)))
    for (const kind of [
      "agendaItem",
      "bullet",
      "note",
      "decision",
      "task",
      "table",
      "attendanceSummary",
      "opinionTableCard",
    ]) {
      expect(kinds, kind).toContain(kind)
    }
  })

  it("[HT12] is seeded once, completed after a cut, and never beside other people", async () => {
    const { deps, plan } = server
    const count = async (): Promise<unknown> => ({
      meetings: (await deps.store.db.selectFrom("meeting").select("id").execute()).length,
      users: (await deps.store.db.selectFrom("user").select("id").execute()).length,
      comments: (await deps.store.db.selectFrom("comment").select("id").execute()).length,
      blobs: (await deps.store.db.selectFrom("meeting_blob").select("sha256").execute()).length,
    })
    const before = await count()
    await deps.store.db.deleteFrom("setting").where("key", "=", "sampleDone").execute()
    await deps.store.db.deleteFrom("comment").where("id", "=", "sample-1-1-2-2").execute()
    await deps.store.db.deleteFrom("meeting_blob").execute()
    expect(await seedSample(deps)).toEqual(plan)
    expect(await count()).toEqual(before)
    await deps.store.db.deleteFrom("setting").execute()
    expect(await seedSample(deps)).toBeNull()
    expect(await count()).toEqual(before)
  })
})

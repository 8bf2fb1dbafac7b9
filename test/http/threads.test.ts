import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { BusEvent } from "../../server/bus/bus.ts"
import type { Thread } from "../../shared/wire/records.ts"
import { startHttpServer, type HttpServer } from "../support/http-server.ts"

let server: HttpServer
beforeAll(async () => {
  server = await startHttpServer()
})
afterAll(() => server.close())
const anchor = { kind: "opinionRow", tableId: "table-1", rowId: "row-1" }

async function eventsOf(work: () => Promise<unknown>): Promise<BusEvent[]> {
  const events: BusEvent[] = []
  const stop = server.deps.bus.subscribe((event) => void events.push(event))
  await work()
  stop()
  return events
}

describe("threads", () => {
  it("[CM1] a repeated POST answers the same and tells nobody again; somebody else's id is a conflict", async () => {
    const [member, other] = [await server.person("member"), await server.person("member", 1)]
    const path = `/api/meetings/${server.plan.meetingId}/threads`
    const body = { id: "thread-one", anchor, body: "가나다" }
    const first = await member.call<Thread>("POST", path, { body })
    const events = await eventsOf(async () => {
      const again = await member.call<Thread>("POST", path, { body })
      expect(again.status).toBe(201)
      expect(again.body).toEqual(first.body)
    })
    expect(events).toEqual([])
    expect((await other.call("POST", path, { body })).body.error.code).toBe("conflict")
    expect(first.body.comments).toMatchObject([
      { id: "thread-one", body: "가나다", author: { name: expect.any(String) } },
    ])
  })

  it("[CM2] a reply is added once, and everyone hears the whole thread", async () => {
    const member = await server.person("member", 2)
    const body = { id: "reply-one", body: "답" }
    const events = await eventsOf(async () => {
      for (const round of [1, 2]) {
        const answer = await member.call<Thread>("POST", "/api/threads/thread-one/comments", { body })
        expect(answer.body.comments, String(round)).toHaveLength(2)
      }
    })
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({ type: "threadChanged", thread: { id: "thread-one" } })
  })

  it("[CM3] resolve and reopen keep every comment; doing it twice keeps the first name", async () => {
    const [one, two] = [await server.person("member"), await server.person("secretary")]
    const first = await one.call<Thread>("PATCH", "/api/threads/thread-one", { body: { resolved: true } })
    const second = await two.call<Thread>("PATCH", "/api/threads/thread-one", { body: { resolved: true } })
    expect(second.body).toEqual(first.body)
    const open = await two.call<Thread>("PATCH", "/api/threads/thread-one", { body: { resolved: false } })
    expect(open.body).toMatchObject({ resolvedAt: null, resolvedBy: null })
    expect(open.body.comments).toHaveLength(2)
  })

  it("[CM4] a thread without words, with a bad id or without an anchor is refused by its field", async () => {
    const member = await server.person("member")
    const path = `/api/meetings/${server.plan.meetingId}/threads`
    const fieldOf = async (body: unknown): Promise<unknown> => {
      const answer = await member.call("POST", path, { body })
      expect(answer.status).toBe(400)
      return (answer.body.error.detail as { fields: { field: string }[] }).fields.map(({ field }) => field)
    }
    expect(await fieldOf({ id: "thread-two", anchor, body: "  " })).toEqual(["body"])
    expect(await fieldOf({ id: "short", anchor, body: "가" })).toEqual(["id"])
    expect(await fieldOf({ id: "thread-two", anchor: { ...anchor, rowId: 3 }, body: "가" })).toEqual(["anchor.rowId"])
  })
})

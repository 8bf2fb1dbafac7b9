import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as Y from "yjs"
import type { Minutes } from "../../shared/minutes/minutes.ts"
import type { Meeting } from "../../shared/wire/records.ts"
import type { ApiPerson } from "../support/api-person.ts"
import { startHttpServer, type HttpServer } from "../support/http-server.ts"

let server: HttpServer
let secretary: ApiPerson
beforeAll(async () => {
  server = await startHttpServer()
  secretary = await server.person("secretary")
})
afterAll(() => server.close())

async function fresh(): Promise<{ meeting: Meeting; path: string }> {
  const body = { committeeId: server.plan.committeeId }
  const { body: meeting } = await secretary.call<Meeting>("POST", "/api/meetings", { body })
  return { meeting, path: `/api/meetings/${meeting.id}` }
}
const sample = async (): Promise<Minutes> =>
  (await secretary.call<Minutes>("GET", `/api/meetings/${server.plan.meetingId}/minutes`)).body

describe("a new meeting", () => {
  it("[HT1] copies the roster in its order and proposes title, date and agenda", async () => {
    const { meeting, path } = await fresh()
    const { body } = await secretary.call<Minutes>("GET", `${path}/minutes`)
    expect(body.attendance.seats).toHaveLength(18)
    expect(body.attendance.seats.slice(0, 4).map((seat) => seat.name)).toEqual(["배도현", "서은채", "한지우", "강나래"])
    expect(body.attendance.seats.every((seat) => seat.mark === "unset")).toBe(true)
    expect(meeting.startsAt).toMatch(/T10:00$/)
    const weekday = new Date(`${meeting.startsAt?.slice(0, 10)}T00:00Z`).getUTCDay()
    expect(weekday).toBe(3)
    expect(meeting.title).toBe(`${meeting.startsAt?.slice(0, 4)}년 ${meeting.round}차 돌봄분과 회의록`)
    expect(body.body[0]).toMatchObject({ kind: "agendaItem", level: 0, inline: [{ text: "보고 및 공유" }] })
    expect(body.opinions).toMatchObject([{ rows: [] }])
  })
})

describe("import", () => {
  it("[HT2] replaces a fresh meeting's minutes under a new epoch and reads back whole", async () => {
    const { meeting, path } = await fresh()
    const minutes = await sample()
    expect((await secretary.call("PUT", `${path}/minutes`, { body: minutes })).status).toBe(204)
    expect((await secretary.call<Minutes>("GET", `${path}/minutes`)).body).toEqual(minutes)
    const after = (await secretary.call<Meeting>("GET", path)).body
    expect(after.epoch).not.toBe(meeting.epoch)
    expect(after.title).toBe(minutes.header.title)
  })

  it("[HT2] is refused once somebody has written", async () => {
    const { path } = await fresh()
    const doc = new Y.Doc()
    // The highest of all: of two who write one field without knowing of each other, the higher one's stands.
    doc.clientID = 0xffffffff
    doc.getMap("header").set("place", "2층 회의실")
    const bytes = Y.encodeStateAsUpdate(doc)
    expect((await secretary.call("POST", `${path}/updates`, { body: bytes })).status).toBe(204)
    const answer = await secretary.call("PUT", `${path}/minutes`, { body: await sample() })
    expect(answer.status).toBe(409)
    expect(answer.body.error.code).toBe("minutesNotEmpty")
    expect((await secretary.call<Minutes>("GET", `${path}/minutes`)).body.header.place).toBe("2층 회의실")
  })

  it("[HT3] names the field that is wrong, and an id that stands twice", async () => {
    const { path } = await fresh()
    const minutes = await sample()
    const fields = async (body: unknown): Promise<string[]> => {
      const answer = await secretary.call("PUT", `${path}/minutes`, { body })
      expect(answer.status).toBe(400)
      return (answer.body.error.detail as { fields: { field: string }[] }).fields.map(({ field }) => field)
    }
    expect(await fields({ ...minutes, header: { ...minutes.header, startsAt: "어제" } })).toEqual(["header.startsAt"])
    const [seat] = minutes.attendance.seats
    const seats = [seat, ...minutes.attendance.seats]
    expect(await fields({ ...minutes, attendance: { ...minutes.attendance, seats } })).toEqual([
      "attendance.seats.1.id",
    ])
    expect(await fields([])).toEqual(["body"])
  })

  it("[HT17] a photo no meeting of the committee has is refused by its field and changes nothing", async () => {
    const { meeting, path } = await fresh()
    const minutes = await sample()
    const [known] = minutes.attachments
    if (!known) throw new Error("the sample has photos")
    const unknown = { ...known, id: "unknown", blob: "0".repeat(64) }
    const photo = { type: "photo", id: "photo", blob: "1".repeat(64), caption: "", width: 1, height: 1 } as const
    const put = (body: Minutes) => secretary.call("PUT", `${path}/minutes`, { body })
    const fieldsOf = async (body: Minutes): Promise<unknown> => {
      const answer = await put(body)
      expect(answer.status).toBe(400)
      return (answer.body.error.detail as { fields: { field: string }[] }).fields.map(({ field }) => field)
    }
    expect(await fieldsOf({ ...minutes, attachments: [known, unknown] })).toEqual(["attachments.1.blob"])
    expect(await fieldsOf({ ...minutes, body: [photo, ...minutes.body] })).toEqual(["body.0.blob"])
    expect((await secretary.call<Meeting>("GET", path)).body.epoch).toBe(meeting.epoch)
    expect((await secretary.call("GET", `${path}/blobs/${known.blob}`)).status).toBe(404)
    expect((await put(minutes)).status).toBe(204)
    expect((await secretary.call("GET", `${path}/blobs/${known.blob}`)).status).toBe(200)
  })

  it("[HT4] updates of another epoch or no update at all are refused", async () => {
    const { meeting, path } = await fresh()
    const other = await secretary.call("POST", `${path}/updates`, { body: { updates: ["AAA="], epoch: "another" } })
    expect(other.body.error).toMatchObject({ code: "conflict", detail: { reason: "epochChanged" } })
    const bytes = Y.encodeStateAsUpdate(new Y.Doc())
    const named = (epoch: string) => secretary.call("POST", `${path}/updates?epoch=${epoch}`, { body: bytes })
    expect((await named("another")).body.error).toMatchObject({ detail: { reason: "epochChanged" } })
    expect((await named(meeting.epoch)).status).toBe(204)
    const junk = await secretary.call("POST", `${path}/updates`, { body: new Uint8Array([9, 9, 9]) })
    expect(junk.body.error.code).toBe("badRequest")
  })
})

import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { CommitteeDetail, Member, Roster } from "../../shared/wire/people-records.ts"
import type { Meeting } from "../../shared/wire/records.ts"
import type { Minutes } from "../../shared/minutes/minutes.ts"
import type { ApiPerson } from "../support/api-person.ts"
import { startHttpServer, type HttpServer } from "../support/http-server.ts"

let server: HttpServer
let admin: ApiPerson
let committee: CommitteeDetail
const path = (rest = ""): string => `/api/committees/${committee.id}${rest}`

beforeAll(async () => {
  server = await startHttpServer()
  admin = await server.person("admin")
  const own = { role: "secretary", seat: { position: "총무", sector: "private" } }
  const made = await admin.post("/api/committees", { name: "주거분과", organizationName: "가온시 협의체", own })
  expect(made.status).toBe(201)
  committee = made.body as CommitteeDetail
})
afterAll(() => server.close())

const addMember = async (body: object): Promise<Member> => {
  const answer = await admin.post(path("/members"), body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body as Member
}
const roster = async (on = ""): Promise<Roster> => (await admin.get(path(`/roster${on}`))).body as Roster

describe("committees and their rosters", () => {
  it("[RO1] a committee is made with its organization, and its maker takes a role and a seat in the same step", async () => {
    expect(committee).toMatchObject({
      name: "주거분과",
      organizationName: "가온시 협의체",
      isSample: false,
      hasSeat: true,
    })
    expect(committee.roles).toEqual(["admin", "secretary"])
    expect((await roster()).seats).toMatchObject([{ position: "총무", sector: "private" }])
    const stranger = await server.stranger()
    for (const rest of ["", "/members", "/roster"]) expect((await stranger.get(path(rest))).status).toBe(404)
    expect((await stranger.post("/api/committees", { name: "나", organizationName: "다" })).status).toBe(403)
  })

  it("[RO2] a member has roles, a seat and a term whose end is proposed; a taken seat is refused", async () => {
    const member = await addMember({
      name: "나은하",
      role: "chair",
      affiliation: "가온복지관",
      phone: "010-1111-2222",
      seat: { position: "민간분과장", sector: "private" },
      term: { startsOn: "2024-03-18" },
    })
    expect(member).toMatchObject({ roles: ["chair"], term: { startsOn: "2024-03-18", endsOn: "2026-03-17" } })
    const again = { name: "다른이", seat: { id: member.seat?.id } }
    expect((await admin.post(path("/members"), again)).body).toMatchObject({ error: { code: "seatTaken" } })
    // What was refused left nothing behind.
    const names = ((await admin.get(path("/members"))).body as Member[]).map(({ name }) => name)
    expect(names).not.toContain("다른이")
  })

  it("[RO3] a roster of any day tells who sat there then; a successor takes over on their first day", async () => {
    const first = await addMember({
      name: "가람솔",
      seat: { position: "위원장", sector: "public" },
      term: { startsOn: "2020-01-01", endsOn: "2021-12-31" },
    })
    const seat = { id: first.seat?.id }
    const far = "2999-01-01"
    expect((await admin.post(path("/members"), { name: "후임자", seat, term: { startsOn: far } })).status).toBe(201)
    const holder = async (on: string) =>
      (await roster(`?on=${on}`)).seats.find(({ id }) => id === first.seat?.id)?.term?.name ?? null
    expect([
      await holder("2019-12-31"),
      await holder("2020-01-01"),
      await holder("2998-12-31"),
      await holder(far),
    ]).toEqual([null, "가람솔", "가람솔", "후임자"])
    expect((await admin.get(path("/roster?on=soon"))).status).toBe(400)
  })

  it("[RO4] somebody who is taken out has no right and no seat any more, and their seat is vacant", async () => {
    const member = await addMember({ name: "마루빛", seat: { position: "", sector: "private" } })
    expect((await admin.delete(path(`/members/${member.id}`))).status).toBe(204)
    expect((await admin.get(path(`/members/${member.id}`))).status).toBe(404)
    expect((await roster()).seats.find(({ id }) => id === member.seat?.id)).toMatchObject({ term: null })
    expect((await admin.delete(path(`/seats/${member.seat?.id}`))).status).toBe(204)
    expect((await roster()).seats.some(({ id }) => id === member.seat?.id)).toBe(false)
  })

  it("[RO5] a role is handed over in one moment, and a committee keeps a secretary", async () => {
    const secretary = await addMember({ name: "바람결", role: "secretary" })
    const next = await addMember({ name: "사라봄" })
    const handed = await admin.post(path("/hand-over"), {
      role: "secretary",
      fromMemberId: secretary.id,
      toMemberId: next.id,
    })
    expect(handed.status).toBe(204)
    const roles = async (id: string) => ((await admin.get(path(`/members/${id}`))).body as Member).roles
    expect([await roles(secretary.id), (await roles(next.id)).toSorted()]).toEqual([
      ["member"],
      ["member", "secretary"],
    ])
    const sample = server.plan.committeeId
    const only = await server.person("secretary")
    const me = (await only.get("/api/me")).body as { id: string }
    for (const person of (await only.get(`/api/committees/${sample}/members`)).body as Member[]) {
      if (person.roles.includes("secretary") && person.id !== me.id) {
        await admin.patch(`/api/committees/${sample}/members/${person.id}`, { role: "member" })
      }
    }
    const given = await only.patch(`/api/committees/${sample}/members/${me.id}`, { role: "member" })
    expect(given.body).toMatchObject({ error: { code: "lastSecretary" } })
  })

  it("[RO6] contacts are told to those who manage the committee only", async () => {
    const sample = `/api/committees/${server.plan.committeeId}/members`
    const secretary = await server.person("secretary")
    const [someone] = (await secretary.get(sample)).body as Member[]
    await secretary.patch(`${sample}/${someone?.id}`, { email: "someone@example.com" })
    const seenBy = async (person: ApiPerson) =>
      ((await person.get(sample)).body as Member[]).find(({ id }) => id === someone?.id)
    expect(await seenBy(secretary)).toMatchObject({ email: "someone@example.com" })
    expect(await seenBy(await server.person("member"))).toMatchObject({
      email: "",
      phone: "",
      invitation: null,
      devices: null,
    })
  })

  it("[RO7] a secretary changes no account that reaches beyond the committee", async () => {
    const secretary = await server.person("secretary")
    const sample = `/api/committees/${server.plan.committeeId}/members`
    const installer = ((await secretary.get(sample)).body as Member[]).find(({ roles }) => roles.includes("admin"))
    expect((await secretary.patch(`${sample}/${installer?.id}`, { name: "바뀐이름" })).status).toBe(403)
  })

  it("[RO8] settings change field by field; a new meeting follows them and the roster with its observers", async () => {
    const regularDay = { nth: 2, weekday: 3, time: "10:00" }
    const changed = await admin.patch(path(), { settings: { regularDay, place: "나래홀" } })
    expect(changed.body).toMatchObject({ settings: { regularDay, place: "나래홀", termYears: 2 } })
    expect((await admin.patch(path(), { settings: { termYears: 0 } })).status).toBe(400)
    const again = await admin.patch(path(), { settings: { quorum: "twoThirds" } })
    expect(again.body).toMatchObject({ settings: { regularDay, place: "나래홀", quorum: "twoThirds" } })
    expect((await admin.post(path("/observers"), { name: "배석이", affiliation: "가온시" })).status).toBe(201)
    const meeting = (await admin.post("/api/meetings", { committeeId: committee.id })).body as Meeting
    const minutes = (await admin.get(`/api/meetings/${meeting.id}/minutes`)).body as Minutes
    expect(minutes.header.place).toBe("나래홀")
    expect(minutes.attendance.observers).toMatchObject([{ name: "배석이", affiliation: "가온시" }])
    expect((await admin.delete(path())).body).toMatchObject({ error: { code: "committeeInUse" } })
  })

  it("[RO9] one call removes the fictional sample with everything in it, and a restart does not bring it back", async () => {
    const { committeeId, meetingId } = server.plan
    const secretary = await server.person("secretary")
    expect((await secretary.delete(`/api/committees/${committeeId}`)).status).toBe(403)
    expect((await admin.delete(`/api/committees/${committeeId}`)).status).toBe(204)
    expect((await admin.get(`/api/meetings/${meetingId}`)).status).toBe(404)
    expect((await secretary.get("/api/me")).status).toBe(401)
    expect(((await admin.get("/api/committees")).body as CommitteeDetail[]).map(({ id }) => id)).not.toContain(
      committeeId,
    )
  })
})

describe("담당자 of opinion rows", () => {
  it("[RO15] a member whom opinion rows name as 담당자 of their department is marked as one", async () => {
    const again = await startHttpServer()
    try {
      const secretary = await again.person("secretary")
      const members = `/api/committees/${again.plan.committeeId}/members`
      const minutes = (await secretary.get(`/api/meetings/${again.plan.meetingId}/minutes`)).body as Minutes
      const row = minutes.opinions
        .flatMap(({ rows }) => rows)
        .find((each) => each.kind === "project" && each.officer !== "")
      if (row?.kind !== "project") throw new Error("the sample names no 담당자")
      const { officer: name, department } = row
      const same = (await secretary.post(members, { name, role: "officer", department })).body as Member
      const other = (await secretary.post(members, { name, role: "officer", department: "다른과" })).body as Member
      expect([same.officerOf, other.officerOf]).toEqual([[department], []])
    } finally {
      await again.close()
    }
  })
})

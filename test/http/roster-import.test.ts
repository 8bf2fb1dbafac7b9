import { writeXlsx } from "hucre/xlsx"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { RosterPreview } from "../../server/documents/import/roster-preview.ts"
import type { CommitteeDetail, Member, Roster } from "../../shared/wire/people-records.ts"
import type { RosterRow } from "../../shared/wire/people-requests.ts"
import type { ApiPerson } from "../support/api-person.ts"
import { startHttpServer, type HttpServer } from "../support/http-server.ts"

let server: HttpServer
let admin: ApiPerson
let base: string
beforeAll(async () => {
  server = await startHttpServer()
  admin = await server.person("admin")
  const made = await admin.post("/api/committees", { name: "건강분과", organizationName: "가온시 협의체" })
  base = `/api/committees/${(made.body as CommitteeDetail).id}`
})
afterAll(() => server.close())

const preview = async (bytes: Uint8Array) => admin.call<RosterPreview>("POST", "/api/roster-preview", { body: bytes })
const readBy = async (person: ApiPerson, query: string) =>
  (await person.call("POST", `/api/roster-preview${query}`, { body: text("성명\n가나") })).status
const text = (value: string): Uint8Array => new TextEncoder().encode(value)
const rowsOf = ({ parsed }: RosterPreview): RosterRow[] => parsed.flatMap((each) => ("row" in each ? [each.row] : []))

/** "성명,소속\r\n가온,나래" in CP949, as Korean Excel saves CSV. */
const CP949 = Uint8Array.from(Buffer.from("bcbab8ed2cbcd2bcd30d0ab0a1bfc22cb3aab7a1", "hex"))

describe("a roster out of people's own tables", () => {
  it("[RO10] an Excel file with a title, two heading rows, dates and a vacant seat is understood", async () => {
    const rows = [
      ["2030년 건강분과 위원 명단"],
      ["연번", "구분", "성명", "소속", "직위", "임기", ""],
      ["", "", "", "", "", "위촉일", "만료일"],
      [1, "공공", "김 온", "가온시 보건소", "공공분과장", new Date(Date.UTC(2030, 0, 23)), "2032. 1. 22."],
      [2, "민간", "이나래", "나래의원", "위원", "2030-02-01", ""],
      [3, "민간", "공석", "다솜약국", "", "", ""],
    ]
    const bytes = await writeXlsx({ sheets: [{ name: "명단", rows }] })
    const { status, body } = await preview(bytes)
    expect(status).toBe(200)
    expect(rowsOf(body)).toMatchObject([
      {
        name: "김온",
        position: "공공분과장",
        sector: "public",
        role: "chair",
        startsOn: "2030-01-23",
        endsOn: "2032-01-22",
      },
      { name: "이나래", position: "", sector: "private", role: "member", startsOn: "2030-02-01", endsOn: null },
      { name: "", sector: "private" },
    ])
  })

  it("[RO11] CSV in CP949, cells pasted as text and tables without headings are read", async () => {
    expect(rowsOf((await preview(CP949)).body)).toMatchObject([{ name: "가온", affiliation: "나래" }])
    const pasted = await preview(text("이름\t연락처\t부문\n한솔\t010-2222-3333\t민\n"))
    expect(rowsOf(pasted.body)).toMatchObject([{ name: "한솔", phone: "010-2222-3333", sector: "private" }])
    const bare = await preview(text("나무결\t가온시청 복지과\t공공\n다온빛\t다온복지관\t민간\n"))
    expect(rowsOf(bare.body)).toMatchObject([
      { name: "나무결", affiliation: "가온시청 복지과", sector: "public" },
      { name: "다온빛", sector: "private" },
    ])
    expect(bare.body.warnings).toHaveLength(1)
  })

  it("[RO12] what is no table, or a broken file, is refused with a sentence and changes nothing", async () => {
    const broken = Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9, 9, 9)
    for (const bytes of [broken, Uint8Array.of(0, 1, 2, 3), text("\n\n")]) {
      expect((await preview(bytes)).body).toMatchObject({ error: { code: "unreadableSheet" } })
    }
    const bad = await preview(text("성명,위촉일\n가나,어제\n다라,2030. 2. 30.\n"))
    expect(bad.body.parsed.every((each) => "problem" in each)).toBe(true)
  })

  it("[RO13] an import writes all rows in one moment, fills vacant seats and doubles nobody", async () => {
    const rows = [
      { name: "김온", sector: "public", position: "공공분과장", role: "chair", affiliation: "보건소" },
      { name: "이나래", sector: "private", affiliation: "나래의원", phone: "010-1" },
      { name: "", sector: "private" },
    ]
    expect((await admin.post(`${base}/roster/import`, { rows })).body).toEqual({ added: 2, changed: 0, vacant: 1 })
    const again = [...rows.slice(0, 2), { name: "새별", sector: "private" }]
    expect((await admin.post(`${base}/roster/import`, { rows: again })).body).toEqual({
      added: 1,
      changed: 2,
      vacant: 0,
    })
    const roster = (await admin.get(`${base}/roster`)).body as Roster
    expect(roster.seats.map((seat) => seat.term?.name)).toEqual(["김온", "새별", "이나래"])
    const members = (await admin.get(`${base}/members`)).body as Member[]
    expect(members.find(({ name }) => name === "김온")?.roles).toEqual(["chair"])
    expect((await admin.post(`${base}/roster/import`, { rows: [{ name: "가", sector: "none" }] })).status).toBe(400)
  })

  it("[RO14] what looks like a formula stays text in every file, and members get no contacts", async () => {
    await admin.post(`${base}/members`, { name: "=HYPERLINK(1)", seat: { position: "+위원", sector: "private" } })
    const csv = (await admin.call<string>("GET", `${base}/roster.csv`)).body
    expect(csv).toContain(`"'=HYPERLINK(1)"`)
    expect(csv).toContain(`"'+위원"`)
    const sheet = await preview(
      Buffer.from(
        await (await fetch(`${server.url}${base}/roster.xlsx`, { headers: { cookie: admin.cookie } })).arrayBuffer(),
      ),
    )
    expect(rowsOf(sheet.body).map(({ name }) => name)).toContain("=HYPERLINK(1)")
    const member = await server.person("member")
    const secretary = await server.person("secretary")
    const ownCommittee = `?committeeId=${server.plan.committeeId}`
    expect(await readBy(secretary, ownCommittee)).toBe(200)
    expect(await readBy(secretary, "")).toBe(403)
    expect(await readBy(secretary, `?committeeId=${base.split("/").at(-1)}`)).toBe(403)
    expect(await readBy(member, ownCommittee)).toBe(403)
    const own = await member.call<string>("GET", `/api/committees/${server.plan.committeeId}/roster.csv`)
    expect(own.body).not.toContain("연락처")
  })
})

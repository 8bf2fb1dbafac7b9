import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { CommitteeDetail } from "../../shared/wire/people-records.ts"
import type { ApiPerson } from "../support/api-person.ts"
import { startHttpServer, type HttpServer } from "../support/http-server.ts"

let server: HttpServer
let admin: ApiPerson
let base: string
beforeAll(async () => {
  server = await startHttpServer({ limits: { writesPerMinute: 100_000 } })
  admin = await server.person("admin")
  const made = await admin.post("/api/committees", { name: "글자분과", organizationName: "가온시 협의체" })
  base = `/api/committees/${(made.body as CommitteeDetail).id}`
})
afterAll(() => server.close())

const SCRIPT = `<img src=x onerror=alert(1)><script>alert(2)</script>`
const TEXTS = [SCRIPT, "=HYPERLINK(1)", "\u202E거꾸로", "가\u0000나", "__proto__", "𝕏 가나다"]

/** Every call with a text field of a person's own words, and where it is read back. */
const FIELDS: readonly (readonly [string, (text: string) => Promise<{ status: number; body: unknown }>])[] = [
  ["a member's name", (name) => admin.post(`${base}/members`, { name })],
  ["a workplace", (affiliation) => admin.post(`${base}/members`, { name: "글자", affiliation })],
  ["a position", (position) => admin.post(`${base}/seats`, { position, sector: "public" })],
  ["an observer", (name) => admin.post(`${base}/observers`, { name })],
  ["a committee's name", (name) => admin.patch(base, { name })],
  ["an organization's name", (name) => admin.post("/api/organizations", { name })],
  ["a place", (place) => admin.patch(base, { settings: { place } })],
  ["one's own name", (name) => admin.patch("/api/me", { name })],
  ["a row of a roster", (name) => admin.post(`${base}/roster/import`, { rows: [{ name, sector: "public" }] })],
]

describe("words people call themselves and things by", () => {
  it.each(FIELDS)("[PM25] %s stays text, or is refused by its field", async (_what, send) => {
    for (const text of TEXTS) {
      const { status, body } = await send(text)
      expect([200, 201, 400], text).toContain(status)
      if (status === 400) expect(JSON.stringify(body)).toContain('"field"')
      else expect(JSON.stringify(body)).not.toContain("\\u0000")
    }
    const long = await send("가".repeat(10_000))
    expect(long.status === 400 || long.status === 200, String(long.status)).toBe(true)
  })

  it("[PM25] bodies that are no objects, too deep or with names of prototypes are refused or harmless", async () => {
    for (const body of [
      [],
      "text",
      5,
      null,
      { name: { deep: {} } },
      JSON.parse('{"name":"가","__proto__":{"isAdmin":true}}'),
    ]) {
      const { status } = await admin.post(`${base}/members`, body)
      expect([201, 400], JSON.stringify(body)).toContain(status)
    }
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
  })
})

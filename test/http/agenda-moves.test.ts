import { afterAll, beforeAll, expect, it } from "vitest"
import type { Block, Minutes } from "../../shared/minutes/minutes.ts"
import type { ApiPerson } from "../support/api-person.ts"
import { startHttpServer, type HttpServer } from "../support/http-server.ts"

let server: HttpServer
let path: string
beforeAll(async () => {
  server = await startHttpServer()
  path = `/api/meetings/${server.plan.meetingId}`
})
afterAll(() => server.close())

const bodyOf = async (person: ApiPerson): Promise<readonly Block[]> =>
  (await person.call<Minutes>("GET", `${path}/minutes`)).body.body
const topItems = (body: readonly Block[]): string[] =>
  body.flatMap((block) => (block.type === "line" && block.kind === "agendaItem" && block.level === 0 ? [block.id] : []))
const sorted = (body: readonly Block[]): string[] => body.map((block) => JSON.stringify(block)).toSorted()

const codeOf = async (person: ApiPerson, at: string, body: unknown) => {
  const answer = await person.call("POST", at, { body })
  return `${answer.status} ${answer.body.error.code}`
}

it("[LV60] a move over REST brings the whole item, and moving it back gives the same minutes", async () => {
  const member = await server.person("member")
  const before = await bodyOf(member)
  const [first = "", second = "", ...rest] = topItems(before)
  const move = (body: unknown) => member.call("POST", `${path}/agenda-moves`, { body })
  expect((await move({ itemId: first, beforeItemId: rest[0] ?? null })).status).toBe(204)
  const after = await bodyOf(member)
  expect(topItems(after)).toEqual([second, first, ...rest])
  expect(sorted(after)).toEqual(sorted(before))
  expect((await move({ itemId: first, beforeItemId: second })).status).toBe(204)
  expect(await bodyOf(member)).toEqual(before)
  expect((await move({ itemId: first, beforeItemId: first })).status).toBe(204)
})

it("[LV63] a move is refused by name: no right, unknown meeting, bad input, an item that is gone", async () => {
  const [member, viewer] = [await server.person("member"), await server.person("viewer")]
  const [item] = topItems(await bodyOf(member))
  const body = { itemId: item, beforeItemId: null }
  expect(await codeOf(viewer, `${path}/agenda-moves`, body)).toBe("403 forbidden")
  expect(await codeOf(await server.stranger(), `${path}/agenda-moves`, body)).toBe("404 notFound")
  expect(await codeOf(member, "/api/meetings/none/agenda-moves", body)).toBe("404 notFound")
  expect(await codeOf(member, `${path}/agenda-moves`, { itemId: item })).toBe("400 badRequest")
  expect(await codeOf(member, `${path}/agenda-moves`, { ...body, itemId: "nowhere" })).toBe("409 agendaItemGone")
})

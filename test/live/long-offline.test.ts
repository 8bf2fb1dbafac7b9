// The page's own session against the whole product: what does not fit into one message of the socket arrives all the same.
import { afterAll, beforeAll, expect, it } from "vitest"
import { WebSocket } from "ws"
import * as Y from "yjs"
import type { SocketClass } from "../../client/live/counted-socket.ts"
import type { KeptCopy } from "../../client/live/kept-copies.ts"
import { LOCAL_ORIGIN, type MeetingSession } from "../../client/live/meeting-session.ts"
import { openMeetingSession } from "../../client/live/open-meeting-session.ts"
import { updatePoster } from "../../client/live/post-update.ts"
import { signIn } from "../support/api-person.ts"
import { startProduct, type Demo, type RunningProduct } from "../support/running-product.ts"
import { until } from "../support/until.ts"

let product: RunningProduct
let demo: Demo
beforeAll(async () => {
  product = await startProduct()
  demo = await product.demo()
})
afterAll(() => product.stop())

interface AtPage {
  readonly session: MeetingSession
  readonly kept: KeptCopy[]
  /** Answers of the updates route, in order. */
  readonly posts: number[]
}

/** The person of this role with the minutes open. */
async function open(role: string): Promise<AtPage> {
  const invitation = demo.invitations.find((each) => each.role === role)
  const { cookie } = await signIn(product.url, new URL(invitation?.url ?? "").pathname.split("/").at(-1) ?? "")
  class Signed extends WebSocket {
    constructor(address: string | URL) {
      super(address, { headers: { cookie } })
    }
  }
  const kept: KeptCopy[] = []
  const posts: number[] = []
  const send: typeof fetch = async (path, init) => {
    const headers = { ...(init?.headers as Record<string, string>), cookie }
    const answer = await fetch(`${product.url}${path as string}`, { ...init, headers })
    posts.push(answer.status)
    return answer
  }
  const session = openMeetingSession({
    meetingId: demo.meetingId,
    wsUrl: `${product.url.replace("http", "ws")}/live`,
    Socket: Signed as unknown as SocketClass,
    post: updatePoster(demo.meetingId, send),
    keep: async (copy) => kept.push(copy) > 0,
  })
  await until(() => session.canEdit())
  return { session, kept, posts }
}

/** A new last line with this text. */
function writeLine(doc: Y.Doc, text: string): void {
  const line = new Y.XmlElement("line")
  line.setAttribute("id", crypto.randomUUID())
  line.insert(0, [new Y.XmlText(text)])
  doc.transact(() => doc.getXmlFragment("body").push([line]), LOCAL_ORIGIN)
}

const bodyOf = ({ session }: AtPage) => session.doc.getXmlFragment("body").toJSON()

async function untilEqual(a: AtPage, b: AtPage): Promise<void> {
  await until(() => a.session.getState().save === "saved" && bodyOf(a) === bodyOf(b), { timeout: 30_000 })
}

it("[UI9] three megabytes written offline arrive whole, beside what others wrote meanwhile", async () => {
  const [a, b] = [await open("secretary"), await open("chair")]
  await product.kill()
  await until(() => !a.session.getState().connected && !b.session.getState().connected)
  for (let i = 0; i < 100; i++) writeLine(a.session.doc, "하루 내내 혼자 쓴 글. ".repeat(1000))
  a.session.doc.transact(() => a.session.doc.getXmlFragment("body").delete(0, 2), LOCAL_ORIGIN)
  writeLine(b.session.doc, "다른 사람의 짧은 글")
  expect(Y.encodeStateAsUpdate(a.session.doc).length).toBeGreaterThan(2.5 * 1024 * 1024)
  await product.restart()
  await untilEqual(a, b)
  expect(a.posts.length).toBeGreaterThan(9)
  expect(b.posts).toEqual([])
  expect(new Set(a.posts)).toEqual(new Set([204]))
  expect(bodyOf(a)).toContain("다른 사람의 짧은 글")
  expect([a.kept, b.kept]).toEqual([[], []])
  a.session.destroy()
  b.session.destroy()
})

it("[UI9] a paste of two megabytes into one line arrives, and typing goes on", async () => {
  const [a, b] = [await open("secretary"), await open("chair")]
  writeLine(a.session.doc, "붙여 넣은 글𠮷".repeat(100_000))
  writeLine(a.session.doc, "바로 이어 쓴 글")
  await untilEqual(a, b)
  writeLine(a.session.doc, "그 뒤에 쓴 글")
  await untilEqual(a, b)
  expect(bodyOf(b)).toContain("그 뒤에 쓴 글")
  expect(a.posts.length).toBeGreaterThan(7)
  expect([a.kept, b.kept]).toEqual([[], []])
  a.session.destroy()
  b.session.destroy()
})

it("[UI9] a single value larger than any update may be is refused, and kept on the device", async () => {
  const a = await open("secretary")
  a.session.doc.transact(() => a.session.doc.getMap("header").set("place", "글".repeat(400_000)), LOCAL_ORIGIN)
  await until(() => a.session.getState().refused?.reason === "tooLarge")
  expect(a.kept[0]?.text).toBe("글".repeat(400_000))
  a.session.destroy()
})

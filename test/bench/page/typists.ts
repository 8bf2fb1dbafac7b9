// People who type at their pages, as the server and the other pages see them: sockets that send one letter an update.
import * as Y from "yjs"
import { LiveClient } from "../../support/live-client.ts"
import { ProductClient } from "../targets/product-client.ts"
import { wait, type PageStage } from "./page-stage.ts"

export interface Typists {
  /** Letters sent so far. */
  readonly sent: number
  /** Types letters at this many a second in all, for so long; resolves when all are saved. */
  type(perSecond: number, seconds: number): Promise<void>
  /** Types one letter. */
  letter(): void
  close(): void
}

/** What people type into: lines of results, or titles of agenda items, which stand in three places of the page. */
export type TypedLines = "results" | "titles"

/** Words of a meeting: letters a page has the type of after the first sentences, as it is when people write. */
const SENTENCE = "이번 회의에서 나온 의견을 부서별로 정리하여 다음 달 회의 전까지 위원 모두에게 알리기로 함. "

/** `count` sockets, each with a line of the body; a line that grew long is begun again. */
export async function openTypists(stage: PageStage, count: number, lines: TypedLines = "results"): Promise<Typists> {
  const clients = await Promise.all(Array.from({ length: count }, (_, index) => joinAs(stage, index)))
  const texts = clients.map(({ doc }, index) => lineOf(doc, index, lines))
  let sent = 0
  const letter = (): void => {
    const text = texts[sent % texts.length]
    sent += 1
    if (text === undefined) return
    // Lines of people are short: a line that grew is begun again.
    if (text.length > 80) text.delete(0, text.length)
    text.insert(text.length, SENTENCE[sent % SENTENCE.length] ?? "")
  }
  return {
    get sent() {
      return sent
    },
    letter,
    async type(perSecond, seconds) {
      const start = performance.now()
      for (let done = 0; done < perSecond * seconds; done++) {
        const due = start + (done * 1000) / perSecond
        if (performance.now() < due) await wait(due - performance.now())
        letter()
      }
      await Promise.all(clients.map((client) => client.settled()))
    },
    close() {
      for (const client of clients) client.close()
    },
  }
}

/** People of the sample take turns: several sockets of one person are several pages. */
async function joinAs(stage: PageStage, index: number): Promise<LiveClient> {
  const writers = stage.demo.invitations.filter(({ role }) => ["secretary", "chair", "member", "staff"].includes(role))
  const { cookie } = await ProductClient.accept(stage.demo.url, writers[index % writers.length]?.url ?? "")
  const client = new LiveClient(stage.demo.url.replace("http", "ws"), cookie, {
    meetingId: stage.meetingId,
    origin: stage.demo.url,
    // Only the own line matters; taking in the others' letters would measure this process.
    apply: (doc, update, origin) => {
      if (update.length > 2000) Y.applyUpdate(doc, update, origin)
    },
  })
  await client.ready()
  return client
}

function lineOf(doc: Y.Doc, index: number, lines: TypedLines): Y.XmlText {
  const texts = doc
    .getXmlFragment("body")
    .toArray()
    .filter((line) => line instanceof Y.XmlElement)
    .filter((line) => (line.getAttribute("kind") === "agendaItem") === (lines === "titles"))
    .flatMap((line) => line.toArray().find((child) => child instanceof Y.XmlText) ?? [])
  const text = texts[index % texts.length]
  if (text === undefined) throw new Error("no line to type in")
  return text
}

import { expect, it } from "vitest"
import * as Y from "yjs"
import { textRuns } from "../../../shared/minutes/text-runs.ts"
import { readMinutes } from "../../../shared/minutes/read-minutes.ts"

function lineText(): { doc: Y.Doc; text: Y.XmlText } {
  const doc = new Y.Doc()
  const line = new Y.XmlElement("line")
  const text = new Y.XmlText()
  line.insert(0, [text])
  doc.getXmlFragment("body").insert(0, [line])
  return { doc, text }
}

it("[MN16] the runs of a text are its delta", () => {
  const { text } = lineText()
  text.applyDelta([
    { insert: "가나다", attributes: { bold: {} } },
    { insert: "라\n마" },
    { insert: { embed: 1 }, attributes: { strike: true } },
    { insert: "끝", attributes: { link: { href: "https://example.org/" }, strike: true } },
  ])
  text.delete(1, 1)
  text.format(2, 2, { bold: {} })
  text.insert(3, "새 글")
  const delta = textRuns(text).map(({ insert, formats }) =>
    formats.size === 0 ? { insert } : { insert, attributes: Object.fromEntries(formats) },
  )
  expect(delta).toEqual(text.toDelta())
})

it("[MN16] formats opened and never closed are not copied into every run", () => {
  const { doc, text } = lineText()
  const count = 3000
  doc.transact((transaction) => {
    let last: Y.Item | null = null
    const add = (content: Y.ContentFormat | Y.ContentString): void => {
      const id = Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID))
      const item: Y.Item = new Y.Item(id, last, last?.lastId ?? null, null, null, text, null, content)
      item.integrate(transaction, 0)
      last = item
    }
    for (let at = 0; at < count; at++) {
      add(new Y.ContentFormat(`k${at}`, true))
      add(new Y.ContentString("x"))
    }
    add(new Y.ContentFormat("bold", {}))
    add(new Y.ContentString("끝"))
  })
  const runs = textRuns(text)
  expect(runs).toHaveLength(count + 1)
  expect(Math.max(...runs.map(({ formats }) => formats.size))).toBeLessThanOrEqual(18)
  expect(readMinutes(doc).body[0]).toMatchObject({
    inline: [
      { type: "text", text: "x".repeat(count) },
      { type: "text", text: "끝", bold: true },
    ],
  })
})

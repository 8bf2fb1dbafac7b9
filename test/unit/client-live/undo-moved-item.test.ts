// Steps inside an agenda item that the server has moved since: its lines are other elements now.
import { expect, it } from "vitest"
import * as Y from "yjs"
import { LOCAL_ORIGIN } from "../../../client/live/meeting-session.ts"
import { PageUndo } from "../../../client/live/undo.ts"
import { asChildren } from "../../../shared/minutes/elements.ts"
import { moveBlocks, planAgendaMove } from "../../../shared/minutes/move-agenda-item.ts"
import { inlineText } from "../../../shared/minutes/outline.ts"
import { readBody } from "../../../shared/minutes/read-body.ts"
import { writeBlock } from "../../../shared/minutes/write-body.ts"

const line = (id: string, kind: "agendaItem" | "paragraph") =>
  writeBlock({ type: "line", id, kind, level: 0, inline: [{ type: "text", text: id }] })

function page() {
  const doc = new Y.Doc()
  const body = doc.getXmlFragment("body")
  const lines = ["A", "B", "C"].flatMap((id) => [line(id, "agendaItem"), line(`${id}1`, "paragraph")])
  body.insert(0, asChildren(lines))
  const undo = new PageUndo(doc)
  const moveBefore = (before: string) => async () => {
    const plan = planAgendaMove(readBody(body), "A", before)
    if (plan.kind === "move") moveBlocks(doc, plan, "server")
    return "done" as const
  }
  return {
    undo,
    body,
    lines: () => readBody(body).map((block) => (block.type === "line" ? inlineText(block.inline) : "")),
    title: () => doc.getMap("header").get("title"),
    write: (change: () => void): void => {
      undo.stopCapturing()
      doc.transact(change, LOCAL_ORIGIN)
    },
    writeTitle: (title: string) => doc.getMap("header").set("title", title),
    moveA: async (): Promise<void> => {
      await moveBefore("C")()
      undo.addServerStep({ back: moveBefore("B"), again: moveBefore("C") })
    },
  }
}
const settled = () => new Promise((resolve) => setTimeout(resolve))
const textOf = (body: Y.XmlFragment, at: number) => (body.get(at) as Y.XmlElement).get(0) as Y.XmlText

it("[ED64] letters written into an item before it moved stay, once, and the step before them is undone", async () => {
  const { undo, body, lines, title, write, writeTitle, moveA } = page()
  write(() => writeTitle("가"))
  write(() => textOf(body, 1).insert(2, "나"))
  await moveA()
  expect(lines()).toEqual(["B", "B1", "A", "A1나", "C", "C1"])
  undo.undo()
  await settled()
  expect([lines(), title()]).toEqual([["A", "A1나", "B", "B1", "C", "C1"], "가"])
  undo.undo()
  expect([lines(), title(), undo.canUndo()]).toEqual([["A", "A1나", "B", "B1", "C", "C1"], undefined, false])
  for (let step = 0; step < 3; step++) {
    undo.redo()
    await settled()
  }
  expect([lines(), title()]).toEqual([["B", "B1", "A", "A1나", "C", "C1"], "가"])
})

it("[ED64] a line deleted from an item before it moved comes back once, at its place", async () => {
  const { undo, body, lines, write, moveA } = page()
  write(() => body.delete(1, 1))
  await moveA()
  expect(lines()).toEqual(["B", "B1", "A", "C", "C1"])
  undo.undo()
  await settled()
  undo.undo()
  expect(lines()).toEqual(["A", "A1", "B", "B1", "C", "C1"])
})

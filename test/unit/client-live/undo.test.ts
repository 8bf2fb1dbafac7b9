import { expect, it } from "vitest"
import * as Y from "yjs"
import { LOCAL_ORIGIN } from "../../../client/live/meeting-session.ts"
import { PageUndo, type ServerStep, type StepOutcome } from "../../../client/live/undo.ts"

function page() {
  const doc = new Y.Doc()
  const undo = new PageUndo(doc)
  const title = doc.getMap<string>("header")
  const done: string[] = []
  return {
    undo,
    done,
    title: () => title.get("title"),
    write: (text: string): void => {
      undo.stopCapturing()
      doc.transact(() => title.set("title", text), LOCAL_ORIGIN)
    },
    step: (name: string, outcome: () => StepOutcome | Promise<StepOutcome> = () => "done"): ServerStep => {
      const run = (way: string) => async () => {
        done.push(`${way} ${name}`)
        return outcome()
      }
      return { back: run("back"), again: run("again") }
    },
  }
}
const settled = () => new Promise((resolve) => setTimeout(resolve))

it("[ED64] steps of the server stand among a person's own in the order in which they were done", async () => {
  const { undo, done, title, write, step } = page()
  write("가")
  undo.addServerStep(step("A"))
  undo.addServerStep(step("B"))
  write("나")
  undo.undo()
  expect([title(), done]).toEqual(["가", []])
  undo.undo()
  await settled()
  undo.undo()
  await settled()
  expect(done).toEqual(["back B", "back A"])
  undo.undo()
  expect([title(), undo.canUndo()]).toEqual([undefined, false])
  for (let n = 0; n < 4; n++) {
    undo.redo()
    await settled()
  }
  expect([title(), done.slice(2), undo.canRedo()]).toEqual(["나", ["again A", "again B"], false])
})

it("[ED64] what cannot be taken back now stays the next step; what never can is dropped", async () => {
  const { undo, done, title, write, step } = page()
  let outcome: StepOutcome = "notNow"
  write("가")
  undo.addServerStep(step("A", () => outcome))
  undo.undo()
  await settled()
  expect([title(), undo.canRedo()]).toEqual(["가", false])
  outcome = "never"
  undo.undo()
  await settled()
  undo.undo()
  expect([title(), done]).toEqual([undefined, ["back A", "back A"]])
})

it("[ED64] while the server answers nothing else is undone; an edit meanwhile leaves nothing to redo", async () => {
  const { undo, title, write, step } = page()
  const answer = Promise.withResolvers<StepOutcome>()
  write("가")
  undo.addServerStep(step("A", () => answer.promise))
  undo.undo()
  undo.undo()
  expect(title()).toBe("가")
  write("나")
  answer.resolve("done")
  await settled()
  expect(undo.canRedo()).toBe(false)
  undo.undo()
  expect(title()).toBe("가")
})

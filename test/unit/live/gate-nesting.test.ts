import { expect, it } from "vitest"
import * as Y from "yjs"
import { sectionsOf } from "../../../server/live/gate-causality.ts"
import { decodeBounded } from "../../../server/live/gate-decoder.ts"
import { checkNesting, type FindStruct } from "../../../server/live/gate-nesting.ts"

const LINES = 3000

it("[GT6] a long row of siblings is climbed once, not once for each of them", () => {
  const doc = new Y.Doc()
  const body = doc.getXmlFragment("body")
  doc.transact(() => {
    for (let count = 0; count < LINES; count += 1) body.insert(0, [new Y.XmlElement("line")])
  })
  const sections = sectionsOf(decodeBounded(Y.encodeStateAsUpdate(doc)).structs)
  let lookUps = 0
  const find: FindStruct = (id) => {
    lookUps += 1
    const structs = sections[0]?.structs as (Y.Item | Y.GC)[]
    return structs[Y.findIndexSS(structs, id.clock)] ?? null
  }
  checkNesting(sections, find)
  expect(lookUps).toBeLessThanOrEqual(LINES)
})

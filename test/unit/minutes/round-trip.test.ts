import * as fc from "fast-check"
import { expect, it } from "vitest"
import * as Y from "yjs"
import { minutesSchema } from "../../../shared/minutes/minutes.ts"
import { readMinutes } from "../../../shared/minutes/read-minutes.ts"
import { writeMinutes } from "../../../shared/minutes/write-minutes.ts"
import { minutesArbitrary } from "../../support/minutes-arbitrary.ts"
import { fuzzRuns } from "../../support/fuzz-runs.ts"

it("[MN1] what writeMinutes wrote, readMinutes reads back equal", () => {
  fc.assert(
    fc.property(minutesArbitrary, (minutes) => {
      const doc = new Y.Doc()
      writeMinutes(doc, minutes)
      expect(readMinutes(doc)).toEqual(minutes)
      expect(minutesSchema.parse(minutes)).toEqual(minutes)
    }),
    { numRuns: fuzzRuns(200) },
  )
}, 60_000)

it("[MN1] the same minutes come back from the document's bytes", () => {
  fc.assert(
    fc.property(minutesArbitrary, (minutes) => {
      const doc = new Y.Doc()
      writeMinutes(doc, minutes)
      const copy = new Y.Doc()
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
      expect(readMinutes(copy)).toEqual(minutes)
    }),
    { numRuns: fuzzRuns(100) },
  )
}, 60_000)

it("[MN1] writeMinutes refuses a document that has content", () => {
  const doc = new Y.Doc()
  doc.getMap("header").set("title", "이미 있는 회의록")
  const [minutes] = fc.sample(minutesArbitrary, 1)
  if (minutes === undefined) throw new Error("no sample")
  expect(() => writeMinutes(doc, minutes)).toThrow("empty document")
})

it("[MN1] one transaction writes everything", () => {
  const doc = new Y.Doc()
  let updates = 0
  doc.on("update", () => updates++)
  const [minutes] = fc.sample(minutesArbitrary, 1)
  if (minutes === undefined) throw new Error("no sample")
  writeMinutes(doc, minutes)
  expect(updates).toBe(1)
})

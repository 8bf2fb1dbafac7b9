import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"
import { rightsDocument } from "../../../server/rights-document.ts"

it("[PM26] docs/rights.md is what the table of rights says", () => {
  const written = readFileSync(join(import.meta.dirname, "..", "..", "..", "docs", "rights.md"), "utf8")
  expect(written.trimEnd()).toBe(rightsDocument().trimEnd())
})

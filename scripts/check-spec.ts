// Every rule of docs/spec.md has a test whose title starts with it, and every test names a rule.
import { readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"

const root = dirname(import.meta.dirname)
const spec = readFileSync(join(root, "docs", "spec.md"), "utf8")
const named = [...spec.matchAll(/^(?:[-*] )?(?:\*\*)?\[?([A-Z]{2}\d+)\b/gm)].map((match) => match[1]!)
const rules = new Set(named)

function testFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.test\.tsx?$/.test(name))
    .map((name) => join(folder, name))
}

const tested = new Set<string>()
const problems: string[] = []
for (const file of testFiles(join(root, "test"))) {
  const source = readFileSync(file, "utf8")
  for (const match of source.matchAll(
    /\b(?:it|test)(?:\.each\([\s\S]*?\)|\.runIf\(.*?\)|\.skipIf\(.*?\))?\(\s*(["'`])(.*?)\1/g,
  )) {
    const ofTest = [...match[2]!.matchAll(/\[([A-Z]{2}\d+(?:, ?[A-Z]{2}\d+)*)\]/g)].flatMap((found) =>
      found[1]!.split(/, ?/),
    )
    if (ofTest.length === 0) problems.push(`${file.slice(root.length + 1)}: a test names no rule: ${match[2]}`)
    for (const rule of ofTest) {
      tested.add(rule)
      if (!rules.has(rule)) problems.push(`${file.slice(root.length + 1)}: no such rule in docs/spec.md: ${rule}`)
    }
  }
}
for (const rule of rules) if (!tested.has(rule)) problems.push(`docs/spec.md: no test for ${rule}`)

for (const rule of named.filter((one, index) => named.indexOf(one) < index)) {
  problems.push(`docs/spec.md: ${rule} names two rules`)
}
if (rules.size === 0) problems.push("docs/spec.md: no rules found")
for (const problem of problems) console.error(problem)
console.log(`${rules.size} rules, ${tested.size} tested`)
process.exit(problems.length === 0 ? 0 : 1)

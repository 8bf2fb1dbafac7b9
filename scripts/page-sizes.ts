// Prints what each page makes a browser load, in gzip kilobytes, from the manifest of the build. Fonts are not counted:
// they come after the page is there, piece by piece.
import { readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { gzipSync } from "node:zlib"

interface Chunk {
  readonly file: string
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
}

const folder = join(dirname(import.meta.dirname), "dist", "client")
const manifest = JSON.parse(readFileSync(join(folder, ".vite", "manifest.json"), "utf8")) as Record<string, Chunk>

/** Pages by the modules they are made of, beside the entry that every page loads. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  invitation: [],
  "list of meetings": ["pages/signed-in-layout.tsx", "pages/home-page.tsx"],
  minutes: ["pages/signed-in-layout.tsx", "pages/minutes/minutes-page.tsx"],
  revision: ["pages/signed-in-layout.tsx", "pages/revision-page.tsx"],
}

function filesOf(key: string, files: Set<string>): Set<string> {
  const chunk = manifest[key]
  if (chunk === undefined) throw new Error(`the build has no ${key}`)
  if (files.has(chunk.file)) return files
  files.add(chunk.file)
  for (const css of chunk.css ?? []) files.add(css)
  for (const imported of chunk.imports ?? []) filesOf(imported, files)
  return files
}

function kilobytes(files: ReadonlySet<string>, ending: string): string {
  let bytes = 0
  for (const file of files)
    if (file.endsWith(ending)) bytes += gzipSync(readFileSync(join(folder, file)), { level: 9 }).length
  return (bytes / 1024).toFixed(1)
}

console.log("| page | JavaScript, gzip kB | CSS, gzip kB |\n|---|---|---|")
for (const [name, modules] of Object.entries(PAGES)) {
  const files = filesOf("index.html", new Set())
  for (const key of modules) filesOf(key, files)
  console.log(`| ${name} | ${kilobytes(files, ".js")} | ${kilobytes(files, ".css")} |`)
}

// Builds the client when its sources changed since the last build.
import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { root, run } from "./setup.mjs"

const sources = ["client", "shared", "vite.config.ts", "package-lock.json"]
const stamp = join(root, "dist", "client", ".sources")

function fingerprint() {
  const hash = createHash("sha256")
  const visit = (path) => {
    const stat = statSync(join(root, path))
    if (!stat.isDirectory()) return hash.update(`${path}:${stat.size}:${stat.mtimeMs}\n`)
    for (const name of readdirSync(join(root, path)).toSorted()) visit(`${path}/${name}`)
  }
  for (const path of sources) visit(path)
  return hash.digest("hex")
}

/** Builds dist/client unless it was built from exactly these sources. */
export function ensureBuilt() {
  const now = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === now) return
  console.error("한자리: 화면을 만듭니다…")
  run("vite", ["build", "--logLevel", "warn"], { stdio: ["ignore", 2, 2] })
  writeFileSync(stamp, now)
}

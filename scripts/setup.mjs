// Plain JavaScript for any Node from 20 on: makes sure that what the other scripts need is installed, once.
import { execFileSync, spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const binaries = join(root, "node_modules", ".bin")
/** The Node the product runs on, installed by npm beside the other packages. */
export const node = join(binaries, "node")
/** The oldest Node major that runs the server's TypeScript as it is. */
export const requiredMajor = 24

export const isCurrentNode = Number(process.versions.node.split(".")[0]) >= requiredMajor

/** Environment in which `node` and every installed command are the project's own. */
export function projectEnv(extra = {}) {
  return { ...process.env, PATH: `${binaries}:${process.env.PATH ?? ""}`, ...extra }
}

/** Runs a command to its end with the project's Node first in PATH; ends this process if it fails. */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: root, stdio: "inherit", env: projectEnv(), ...options })
  if (done.status !== 0) process.exit(done.status ?? 1)
}

/**
 * Installs from the lockfile when that has not been done for this lockfile. Progress goes to stderr. Not `npm ci`: that
 * stops where a mirror lacks packages of other platforms, which nobody here needs.
 */
export function ensureInstalled() {
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex")
  const stamp = join(root, "node_modules", ".installed-lock")
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock && existsSync(node)) return
  console.error("한자리: 필요한 것을 설치합니다 (처음 한 번, 1분쯤 걸립니다)…")
  const done = spawnSync("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    env: process.env,
  })
  if (done.status !== 0) {
    console.error("한자리: 설치하지 못했습니다. 인터넷 연결과 위의 npm 메시지를 확인한 뒤 다시 실행해 주세요.")
    process.exit(1)
  }
  if (!existsSync(node)) {
    console.error(`한자리: Node.js ${requiredMajor}가 설치되지 않았습니다. npm 11 이상으로 다시 실행해 주세요.`)
    process.exit(1)
  }
  writeFileSync(stamp, lock)
}

const chromiumPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]

function which(command) {
  try {
    return execFileSync("sh", ["-c", `command -v ${command}`], { encoding: "utf8" }).trim() || null
  } catch {
    return null
  }
}

function findChromium() {
  return process.env.CHROMIUM_PATH || chromiumPlaces.find((path) => existsSync(path)) || null
}

function hasKoreanFont() {
  const listed = spawnSync("fc-list", [":lang=ko"], { encoding: "utf8" })
  return listed.status === 0 && listed.stdout.trim() !== ""
}

/** Path of a Chromium for the browser tests; installs Debian's with a Korean font where this user may. */
export function ensureChromium() {
  const found = findChromium()
  if (found && hasKoreanFont()) return found
  if (which("apt-get")) {
    console.error("한자리: 시험에 쓸 Chromium과 한글 글꼴을 설치합니다…")
    const sudo = process.getuid?.() === 0 ? [] : ["sudo", "-n"]
    const apt = (...args) =>
      spawnSync([...sudo, "apt-get", ...args][0], [...sudo, "apt-get", ...args].slice(1), {
        stdio: ["ignore", "ignore", 2],
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      })
    apt("update")
    apt("install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk", "fontconfig")
  }
  const installed = findChromium()
  if (!installed) {
    console.error("한자리: Chromium을 찾지 못했습니다. 설치한 뒤 CHROMIUM_PATH에 경로를 넣어 다시 실행해 주세요.")
    process.exit(1)
  }
  return installed
}

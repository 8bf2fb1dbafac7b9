// A table out of what people have: an Excel file, a CSV file in UTF-8 or CP949, or cells pasted as text.
import { Worker } from "node:worker_threads"
import { parseCsv } from "hucre/csv"

/** Rows of cells as text; dates as `YYYY-MM-DD`, formulas as what they say. */
export type Sheet = readonly (readonly string[])[]

const MAX_BYTES = 5 * 1024 * 1024
const MAX_ROWS = 2000
const MAX_COLUMNS = 60
const MAX_LETTERS = 500
const TIME_LIMIT_MS = 10_000
const MEMORY_MB = 256

/** Null = no table can be read from these bytes. */
export async function readSheet(bytes: Uint8Array): Promise<Sheet | null> {
  if (bytes.length > MAX_BYTES) return null
  const rows = isZip(bytes) ? await readWorkbook(bytes) : readText(bytes)
  if (rows === null) return null
  const cut = rows.slice(0, MAX_ROWS).map((row) => row.slice(0, MAX_COLUMNS).map(cellText))
  const filled = cut.filter((row) => row.some((cell) => cell !== ""))
  return filled.length === 0 ? null : filled
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

function cellText(cell: unknown): string {
  const text =
    typeof cell === "string" ? cell : typeof cell === "number" || typeof cell === "boolean" ? String(cell) : ""
  return text.normalize("NFC").replaceAll(/\s+/g, " ").trim().slice(0, MAX_LETTERS)
}

/** On a thread of its own with little memory and time: a file that unpacks for ever ends there. */
function readWorkbook(bytes: Uint8Array): Promise<readonly (readonly unknown[])[] | null> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL("sheet-worker.ts", import.meta.url), {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      execArgv: [],
    })
    const end = (rows: readonly (readonly unknown[])[] | null): void => {
      clearTimeout(timer)
      resolve(rows)
      void worker.terminate()
    }
    const timer = setTimeout(() => end(null), TIME_LIMIT_MS)
    worker.once("message", end)
    worker.once("error", () => end(null))
    worker.once("exit", () => end(null))
  })
}

function readText(bytes: Uint8Array): readonly (readonly unknown[])[] | null {
  const text = decode(bytes)
  if (text === null || text.includes("\0")) return null
  const delimiter = mostOf(text.slice(0, 20_000), ["\t", ",", ";"])
  try {
    return parseCsv(text, { delimiter })
  } catch {
    return null
  }
}

/** UTF-8 when it is that; else CP949, which Korean Excel writes CSV in. */
function decode(bytes: Uint8Array): string | null {
  for (const encoding of ["utf-8", "euc-kr"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not this one.
    }
  }
  return null
}

function mostOf(text: string, delimiters: readonly string[]): string {
  const counts = delimiters.map((each) => [text.split(each).length, each] as const)
  return counts.reduce((best, each) => (each[0] > best[0] ? each : best))[1]
}

// Reads one spreadsheet on a thread of its own: what a hostile file costs, it costs there, and it can be stopped.
import { parentPort, workerData } from "node:worker_threads"
import { readXlsx } from "hucre/xlsx"

/** Rows looked at; a roster is far shorter. */
const MAX_ROWS = 2000

const bytes = workerData as Uint8Array
const { sheets } = await readXlsx(bytes, { maxRows: MAX_ROWS, sheets: [0] })
const rows = (sheets[0]?.rows ?? []).slice(0, MAX_ROWS)
const cells = rows.map((row) =>
  row.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : (cell ?? ""))),
)
const port = parentPort
port?.postMessage(cells, [])

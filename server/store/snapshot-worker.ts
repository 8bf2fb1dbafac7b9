// Worker thread that decodes one snapshot, says what came of it, and ends. Input: the bytes as workerData.
import { parentPort, workerData } from "node:worker_threads"
import { decodeWhole } from "./snapshot-decodes.ts"

parentPort?.postMessage(decodeWhole(workerData as Uint8Array), [])

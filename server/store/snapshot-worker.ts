// Worker thread that decodes one snapshot, says whether it is whole, and ends. Input: the bytes as workerData.
import { parentPort, workerData } from "node:worker_threads"
import { decodesWhole } from "./snapshot-decodes.ts"

parentPort?.postMessage(decodesWhole(workerData as Uint8Array), [])

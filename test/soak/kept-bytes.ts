// What a server process keeps when everything that is garbage is gone: the engine returns memory when it likes, hundreds of
// megabytes after a flood, and only what stays after a collection is growth.
import { WebSocket } from "ws"
import { residentBytes } from "../bench/process-usage.ts"

/** Collections until what finalizers hold is gone too. */
const COLLECTIONS = 3

interface Answer {
  readonly id: number
}

/** Resident memory after garbage collection, in bytes. The process must listen for an inspector on this port. */
export async function keptBytes(pid: number, inspectorPort: number): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${inspectorPort}/json`)
  const [target] = (await response.json()) as { readonly webSocketDebuggerUrl: string }[]
  if (target === undefined) throw new Error("the server has no inspector")
  const socket = new WebSocket(target.webSocketDebuggerUrl, { perMessageDeflate: false })
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject))
  for (let id = 1; id <= COLLECTIONS; id++) await ask(socket, id, "HeapProfiler.collectGarbage")
  const bytes = residentBytes(pid)
  socket.terminate()
  return bytes
}

function ask(socket: WebSocket, id: number, method: string): Promise<void> {
  return new Promise((resolve) => {
    socket.on("message", (data: Buffer) => {
      if ((JSON.parse(data.toString()) as Answer).id === id) resolve()
    })
    socket.send(JSON.stringify({ id, method }))
  })
}

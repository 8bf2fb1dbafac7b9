// The server's door. Nothing else is loaded before the Node version is known to be good enough.
import { startText } from "../shared/text/ko/cli.ts"

const OLDEST_NODE = 24

if (Number(process.versions.node.split(".")[0]) < OLDEST_NODE) {
  console.error(startText.nodeTooOld(process.versions.node))
  process.exit(1)
}
const { startServer } = await import("./start-server.ts")
await startServer(process.env)

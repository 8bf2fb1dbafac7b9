// Builds the one server of this process: store, bus, live rooms, HTTP. Every way a start can fail ends in one sentence.
import { randomUUID } from "node:crypto"
import { existsSync } from "node:fs"
import type { Server } from "node:http"
import { join, resolve } from "node:path"
import { configText, startText } from "../shared/text/ko/cli.ts"
import packageJson from "../package.json" with { type: "json" }
import { createApp } from "./app.ts"
import { DailyBackup } from "./backup/daily-backup.ts"
import { createMemoryBus } from "./bus/memory-bus.ts"
import type { RoomCommandDeps } from "./commands/command-deps.ts"
import { invitationUrl } from "./commands/create-invitation.ts"
import { firstLink } from "./commands/first-link.ts"
import { readConfig, type Config } from "./config.ts"
import { createLive } from "./live/live.ts"
import { liveLimits } from "./live-limits.ts"
import { createServer } from "./listen.ts"
import { createLog, Troubles } from "./log.ts"
import { smtpMailer } from "./mail/mailer.ts"
import { seedSample } from "./sample/seed-sample.ts"
import { OidcClient } from "./oidc/oidc-client.ts"
import { stopOnSignals } from "./shutdown.ts"
import { DataFolderHeld, holdDataFolder } from "./store/data-folder.ts"
import { openStore } from "./store/open-store.ts"

const VERSION = packageJson.version
const EXIT = { failed: 1, locked: 3 } as const
const CLIENT_DIR = resolve(import.meta.dirname, "..", "dist", "client")

const newId = (): string => randomUUID()

export async function startServer(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const read = readConfig(env)
  if (!read.ok) fail([configText.heading, ...read.problems].join("\n"), EXIT.failed)
  const { config } = read
  const troubles = new Troubles()
  const log = createLog(config.logLevel, troubles)
  const now = Date.now

  const unlock = config.databaseUrl === undefined ? await holdFolder(config) : () => undefined
  const store = await openStore({ dataDir: config.dataDir, databaseUrl: config.databaseUrl, now }).catch(
    (error: unknown) => {
      unlock()
      return fail(startText.storageUnusable(messageOf(error)), EXIT.failed)
    },
  )
  const bus = createMemoryBus()
  const isAllowedOrigin = (origin: string): boolean => config.allowedOrigins.includes(origin)
  const live = createLive({ store, bus, limits: liveLimits(config.limits), isAllowedOrigin, log, now, newId })
  const { rooms } = live
  const deps: RoomCommandDeps = { store, bus, rooms, now, newId }
  await seedSample(deps)

  const clientDir = existsSync(join(CLIENT_DIR, "index.html")) ? CLIENT_DIR : null
  const backup = new DailyBackup({
    store,
    dataDir: config.dataDir,
    folder: config.backupDir,
    hour: config.backupHour,
    log,
    now,
  })
  const mailer = config.mail === null ? null : smtpMailer(config.mail.smtpUrl, config.mail.from)
  const oidc = config.oidc === null ? null : new OidcClient(config.oidc, config.publicUrl)
  const app = createApp({ ...deps, config, log, troubles, backup, mailer, oidc, version: VERSION, clientDir })
  const server = createServer(config, log, app)
  live.attach(server)
  const stop = async (): Promise<void> => {
    console.log(startText.stopping)
    const closed = closeServer(server)
    await live.close()
    await backup.stop()
    server.closeAllConnections()
    await closed
    await store.close()
    unlock()
  }
  await listen(server, config).catch(async (error: unknown) => {
    await live.close()
    await store.close()
    unlock()
    fail(listenProblem(error, config), EXIT.failed)
  })
  stopOnSignals(stop, log)
  backup.start()
  await announce(deps, config, clientDir !== null)
}

/** Prints one plain sentence and ends the process: a start that fails is for an operator, not for a debugger. */
function fail(sentence: string, code: number): never {
  console.error(sentence)
  process.exit(code)
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

async function holdFolder(config: Config): Promise<() => void> {
  try {
    const held = await holdDataFolder(config.dataDir, { instanceId: newId(), now: Date.now() })
    return () => held.release()
  } catch (error) {
    if (!(error instanceof DataFolderHeld)) return fail(startText.storageUnusable(messageOf(error)), EXIT.failed)
    const { holder } = error
    return fail(startText.folderLocked(config.dataDir, holder ? `${holder.host} pid ${holder.pid}` : "?"), EXIT.locked)
  }
}

function listen(server: Server, config: Config): Promise<void> {
  return new Promise((done, reject) => {
    server.once("error", reject)
    server.listen({ port: config.port, ...(config.host === undefined ? {} : { host: config.host }) }, () => {
      server.off("error", reject)
      // An error after the start belongs to one connection; the server goes on.
      server.on("error", () => undefined)
      done()
    })
  })
}

function listenProblem(error: unknown, config: Config): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined
  if (code === "EADDRINUSE") return startText.portInUse(config.port)
  if (code === "EACCES") return startText.portForbidden(config.port)
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") return startText.hostUnknown(config.host ?? "")
  return messageOf(error)
}

function closeServer(server: Server): Promise<void> {
  return new Promise((done) => server.close(() => done()))
}

async function announce(deps: RoomCommandDeps, config: Config, hasClient: boolean): Promise<void> {
  console.log(startText.listening(config.publicUrl))
  if (!hasClient) console.log(startText.clientMissing)
  const link = await firstLink(deps)
  if (link) console.log(startText.firstLink(link.name, invitationUrl(config.publicUrl, link.token)))
}

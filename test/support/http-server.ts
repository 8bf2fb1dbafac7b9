// The whole HTTP side on a free port with a real store, real rooms and the sample in it.
import { randomUUID } from "node:crypto"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { createApp } from "../../server/app.ts"
import { createMemoryBus } from "../../server/bus/memory-bus.ts"
import type { AppDeps } from "../../server/http/app-deps.ts"
import { insertMember } from "../../server/commands/add-member.ts"
import { createInvitation } from "../../server/commands/create-invitation.ts"
import { readConfig, type Config, type Limits } from "../../server/config.ts"
import { createLive } from "../../server/live/live.ts"
import { liveLimits } from "../../server/live-limits.ts"
import { DailyBackup } from "../../server/backup/daily-backup.ts"
import { createLog, Troubles } from "../../server/log.ts"
import type { OidcClient } from "../../server/oidc/oidc-client.ts"
import type { Mailer } from "../../server/mail/mailer.ts"
import { demoInvitations, type DemoInvitation } from "../../server/sample/demo-invitations.ts"
import { seedSample } from "../../server/sample/seed-sample.ts"
import type { SamplePlan } from "../../server/sample/seed-people.ts"
import type { Store } from "../../server/store/store.ts"
import type { Role } from "../../shared/rules/permissions.ts"
import { signIn, type ApiPerson } from "./api-person.ts"
import { openTestStore } from "./store.ts"

export const OWN_ORIGIN = "http://own.test"

export interface HttpServerOptions {
  readonly limits?: Partial<Limits>
  readonly publicUrl?: string
  readonly clientDir?: string
  readonly mailer?: Mailer
  readonly oidc?: OidcClient
  /** Stands between the commands and the store, to make it fail. */
  readonly wrapStore?: (store: Store) => Store
}

export interface HttpServer {
  readonly url: string
  readonly plan: SamplePlan
  readonly deps: AppDeps
  readonly invitations: readonly DemoInvitation[]
  /** Moves the server's clock, milliseconds. */
  advance(ms: number): void
  /** A signed-in person of the sample with this role; `at` picks among several. */
  person(role: Role, at?: number): Promise<ApiPerson>
  /** Somebody with an account and no part in the sample's committee. */
  stranger(): Promise<ApiPerson>
  close(): Promise<void>
}

const newId = (): string => randomUUID()

export async function startHttpServer(options: HttpServerOptions = {}): Promise<HttpServer> {
  const read = readConfig({ PUBLIC_URL: options.publicUrl ?? OWN_ORIGIN, LOG_LEVEL: "silent" })
  if (!read.ok) throw new Error(read.problems.join("\n"))
  const config: Config = { ...read.config, limits: { ...read.config.limits, ...options.limits } }
  let skew = 0
  const now = (): number => Date.now() + skew
  // The contract project runs the same tests on PostgreSQL (vitest.config.ts).
  const engine = process.env["TEST_HTTP_ENGINE"] === "postgres" ? "postgres" : "sqlite"
  const test = await openTestStore(engine, now)
  const store = options.wrapStore?.(test.store) ?? test.store
  const bus = createMemoryBus()
  const log = createLog("silent")
  const live = createLive({
    store,
    bus,
    limits: liveLimits(config.limits),
    isAllowedOrigin: () => true,
    log,
    now,
    newId,
  })
  const deps: AppDeps = {
    store,
    bus,
    rooms: live.rooms,
    config: { ...config, dataDir: test.dataDir },
    log,
    now,
    newId,
    troubles: new Troubles(),
    backup: new DailyBackup({ store, dataDir: test.dataDir, folder: null, hour: 3, log, now }),
    mailer: options.mailer ?? null,
    oidc: options.oidc ?? null,
    version: "0.0.0",
    clientDir: options.clientDir ?? null,
  }
  const plan = await seedSample(deps)
  if (!plan) throw new Error("no sample")
  const invitations = await demoInvitations(deps, plan, config.publicUrl)
  const server = createServer(createApp(deps))
  live.attach(server)
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    plan,
    deps,
    invitations,
    advance: (ms) => (skew += ms),
    async person(role, at = 0) {
      const invitation = invitations.filter((other) => other.role === role)[at]
      if (!invitation) throw new Error(`no ${role} ${at}`)
      return signIn(url, invitation.url.split("/i/")[1] ?? "")
    },
    stranger: async () => signIn(url, await strangerToken(deps)),
    async close() {
      await live.close()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
      await test.close()
    },
  }
}

/** An account in a committee of its own. */
async function strangerToken(deps: AppDeps): Promise<string> {
  const { store, now } = deps
  const [userId, committeeId, organizationId] = [newId(), newId(), newId()]
  await store.transaction(async (trx) => {
    const created_at = now()
    await trx.insertInto("organization").values({ id: organizationId, name: "다른 협의체", created_at }).execute()
    const committee = {
      id: committeeId,
      organization_id: organizationId,
      name: "다른 분과",
      settings: "{}",
      created_at,
    }
    await trx.insertInto("committee").values(committee).execute()
    await insertMember(deps, trx, { userId, committeeId, name: "바깥사람", roles: ["secretary"], createdBy: null })
  })
  return (await createInvitation(deps, { committeeId, userId, createdBy: null, expiresAt: null })).token
}

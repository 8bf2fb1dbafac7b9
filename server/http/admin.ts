import { statfs, stat } from "node:fs/promises"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import { sql } from "kysely"
import { z } from "zod"
import { installationSchema, sessionSchema, userSchema, type Installation } from "../../shared/wire/people-records.ts"
import { patchUserSchema } from "../../shared/wire/people-requests.ts"
import { backupName } from "../backup/backup-files.ts"
import { atOneMoment } from "../backup/open-moment.ts"
import { backupStream } from "../backup/write-backup.ts"
import { deviceSessions, endDeviceSession, endOtherSessions, type SessionAct } from "../commands/device-sessions.ts"
import { changeAccount, erasePerson } from "../commands/erase-person.ts"
import { userRecords } from "../commands/user-records.ts"
import { refused, type Refused } from "../errors.ts"
import { insertAudit } from "../store/audit.ts"
import { DATABASE_FILE } from "../store/open-sqlite.ts"
import { findUser } from "../store/users.ts"
import type { AppDeps } from "./app-deps.ts"
import { originOf } from "./origin.ts"
import {
  answerJson,
  answerNothing,
  jsonRoute,
  plainRoute,
  type Answer,
  type Route,
  type SignedInCall,
} from "./route.ts"

type Handler<Body> = (call: SignedInCall<Body>) => Promise<Answer | Refused>

/** Only for who runs the installation; to anybody else it looks as if nothing were there. */
const forAdmins =
  <Body>(handle: Handler<Body>): Handler<Body> =>
  async (call) =>
    call.me.isAdmin ? handle(call) : refused("notFound")

async function actOn({ deps, me, params, req }: SignedInCall<unknown>): Promise<SessionAct> {
  return { userId: params["userId"] ?? "", callerId: me.userId, origin: await originOf(deps.store.db, req) }
}

/** The account of the path must exist: sessions of nobody are no empty list. */
async function isUnknown({ deps, params }: SignedInCall<unknown>): Promise<boolean> {
  return (await findUser(deps.store.db, params["userId"] ?? "")) === undefined
}

async function installation(deps: AppDeps): Promise<Installation> {
  const { db } = deps.store
  const blobs = await db
    .selectFrom("blob")
    .select((row) => [
      row.fn.countAll<number>().as("count"),
      sql<number>`cast(coalesce(sum(size), 0) as bigint)`.as("bytes"),
    ])
    .executeTakeFirstOrThrow()
  const meetings = await db
    .selectFrom("meeting")
    .select((row) => row.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow()
  return {
    version: deps.version,
    node: process.versions.node,
    engine: deps.store.engine,
    storage: {
      databaseBytes: await databaseBytes(deps),
      blobs: { count: blobs.count, bytes: blobs.bytes },
      freeBytes: await freeBytes(deps.config.dataDir),
    },
    meetings: meetings.count,
    ...deps.rooms.usage(),
    uptimeMs: Math.round(process.uptime() * 1000),
    backup: await deps.backup.state(),
    log: [...deps.troubles.newest],
  }
}

async function databaseBytes({ store, config }: AppDeps): Promise<number> {
  if (store.engine === "postgres") {
    const { rows } = await sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(
      store.db,
    )
    return rows[0]?.bytes ?? 0
  }
  const files = [DATABASE_FILE, `${DATABASE_FILE}-wal`].map((name) =>
    stat(join(config.dataDir, name)).catch(() => null),
  )
  return (await Promise.all(files)).reduce((sum, file) => sum + (file?.size ?? 0), 0)
}

async function freeBytes(folder: string): Promise<number | null> {
  const volume = await statfs(folder).catch(() => null)
  return volume === null ? null : volume.bavail * volume.bsize
}

export const adminRoutes: readonly Route[] = [
  plainRoute({
    method: "get",
    path: "/api/users",
    summary: "Every account of a person. Admins only.",
    access: "signedIn",
    answer: { status: 200, schema: z.array(userSchema) },
    handle: forAdmins(async ({ deps, now }) => answerJson(200, await userRecords(deps.store.db, now))),
  }),
  jsonRoute(patchUserSchema, {
    method: "patch",
    path: "/api/users/:userId",
    summary: "Turns an account on or off, or makes it an admin's or not; off, its pages are closed before the answer.",
    access: "signedIn",
    answer: { status: 200, schema: userSchema },
    handle: forAdmins(async (call) => {
      const act = await actOn(call)
      const changed = await changeAccount(call.deps, act, call.body)
      if (!changed.ok) return changed
      const user = (await userRecords(call.deps.store.db, call.now)).find(({ id }) => id === act.userId)
      return user ? answerJson(200, user) : refused("notFound")
    }),
  }),
  plainRoute({
    method: "delete",
    path: "/api/users/:userId",
    summary:
      "Forgets a person: contacts, links, keys and sessions are gone, the account is off; official records keep the name.",
    access: "signedIn",
    answer: { status: 204 },
    handle: forAdmins(async (call) => {
      const erased = await erasePerson(call.deps, await actOn(call))
      return erased.ok ? answerNothing : erased
    }),
  }),
  plainRoute({
    method: "get",
    path: "/api/users/:userId/sessions",
    summary: "The devices an account is signed in on.",
    access: "signedIn",
    answer: { status: 200, schema: z.array(sessionSchema) },
    handle: forAdmins(async (call) => {
      if (await isUnknown(call)) return refused("notFound")
      return answerJson(200, await deviceSessions(call.deps.store.db, call.params["userId"] ?? "", call.now, null))
    }),
  }),
  plainRoute({
    method: "delete",
    path: "/api/users/:userId/sessions",
    summary: "Signs every device of an account out.",
    access: "signedIn",
    answer: { status: 204 },
    handle: forAdmins(async (call) => {
      if (await isUnknown(call)) return refused("notFound")
      await endOtherSessions(call.deps, await actOn(call))
      return answerNothing
    }),
  }),
  plainRoute({
    method: "delete",
    path: "/api/users/:userId/sessions/:sessionId",
    summary: "Signs one device of an account out.",
    access: "signedIn",
    answer: { status: 204 },
    handle: forAdmins(async (call) => {
      const ended = await endDeviceSession(call.deps, await actOn(call), call.params["sessionId"] ?? "")
      return ended.ok ? answerNothing : ended
    }),
  }),
  plainRoute({
    method: "get",
    path: "/api/installation",
    summary: "The installation at a glance: version, storage, backups, newest warnings.",
    access: "signedIn",
    answer: { status: 200, schema: installationSchema },
    handle: forAdmins(async ({ deps }) => answerJson(200, await installation(deps))),
  }),
  plainRoute({
    method: "get",
    path: "/api/backup",
    summary: "Everything at one moment as one file, while people go on writing.",
    access: "signedIn",
    answer: { status: 200, mime: "application/octet-stream" },
    handle: forAdmins(async ({ deps, me, now, req }) => {
      const origin = await originOf(deps.store.db, req)
      await deps.store.transaction((trx) =>
        insertAudit(trx, { id: deps.newId(), at: now, actorId: me.userId, action: "backupMade", origin }),
      )
      return {
        ok: true,
        status: 200,
        headers: {
          "content-type": "application/octet-stream",
          "content-disposition": `attachment; filename="${backupName(now)}"`,
        },
        write: (to) =>
          atOneMoment(deps.store, deps.config.dataDir, deps.now, (db) => pipeline(backupStream(db, now), to)),
      }
    }),
  }),
]

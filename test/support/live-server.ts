// A live server over a real store in a folder of its own, with a fictional committee: what socket tests start from.
import { mkdtemp, rm } from "node:fs/promises"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Y from "yjs"
import type { Role } from "../../shared/rules/permissions.ts"
import { writeMinutes } from "../../shared/minutes/write-minutes.ts"
import { createMemoryBus } from "../../server/bus/memory-bus.ts"
import type { Bus } from "../../server/bus/bus.ts"
import { newSessionToken, tokenHash } from "../../server/commands/session-token.ts"
import { DEFAULT_LIVE_LIMITS, type LiveLimits } from "../../server/live/limits.ts"
import { createLive, type Live } from "../../server/live/live.ts"
import { insertFirstUpdate } from "../../server/store/append-updates.ts"
import { upsertMembership } from "../../server/store/committees.ts"
import { insertSession } from "../../server/store/sessions.ts"
import type { Db, Store } from "../../server/store/store.ts"
import { insertUser } from "../../server/store/users.ts"
import { openStore } from "../../server/store/open-store.ts"
import { blankMinutes } from "./live-minutes.ts"

export const MEETING = "meeting-one"
const COMMITTEE = "committee-one"
const YEAR_MS = 365 * 24 * 3600 * 1000

export interface LiveServer {
  readonly store: Store
  readonly dataDir: string
  readonly bus: Bus
  readonly live: Live
  readonly url: string
  readonly errors: unknown[]
  /** Adds a person with these roles; returns the Cookie header of a session. */
  person(name: string, ...roles: Role[]): Promise<string>
  /** Closes the live side and starts another one on the same store. */
  restart(): Promise<LiveServer>
  close(): Promise<void>
}

/** Starts a server with one meeting in draft. `wrap` may stand between the live side and its store. */
export async function startLiveServer(
  limits: Partial<LiveLimits> = {},
  wrap: (store: Store) => Store = (store) => store,
): Promise<LiveServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "hanjari-live-"))
  const store = await openStore({ dataDir, now: Date.now })
  await seedMeeting(store.db)
  return serve({ store, dataDir, limits, wrap })
}

interface Serving {
  readonly store: Store
  readonly dataDir: string
  readonly limits: Partial<LiveLimits>
  readonly wrap: (store: Store) => Store
}

async function serve(serving: Serving): Promise<LiveServer> {
  const { store, dataDir, limits, wrap } = serving
  const bus = createMemoryBus()
  const errors: unknown[] = []
  const live = createLive({
    store: wrap(store),
    bus,
    limits: { ...DEFAULT_LIVE_LIMITS, ...limits },
    isAllowedOrigin: (origin) => origin === "http://hanjari.test",
    log: { info: () => {}, warn: () => {}, error: (fields, message) => errors.push({ message, ...fields }) },
    now: Date.now,
    newId: () => crypto.randomUUID(),
  })
  const server = createServer()
  live.attach(server)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const stop = async () => {
    await live.close()
    await new Promise((resolve) => server.close(resolve))
  }
  return {
    store,
    dataDir,
    bus,
    live,
    errors,
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    person: (name, ...roles) => addPerson(store, name, roles),
    async restart() {
      await stop()
      return serve(serving)
    },
    async close() {
      await stop()
      await store.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** A committee with one meeting whose document holds a line to type in. */
export async function seedMeeting(db: Db, meetingId = MEETING): Promise<void> {
  const at = Date.now()
  await db
    .insertInto("organization")
    .values({ id: "org", name: "가온군", created_at: at })
    .onConflict((c) => c.doNothing())
    .execute()
  await db
    .insertInto("committee")
    .values({ id: COMMITTEE, organization_id: "org", name: "늘봄분과", settings: "{}", created_at: at })
    .onConflict((c) => c.doNothing())
    .execute()
  const doc = new Y.Doc()
  writeMinutes(doc, blankMinutes())
  await db
    .insertInto("meeting")
    .values({
      id: meetingId,
      committee_id: COMMITTEE,
      round: 1,
      title: "1차 회의",
      starts_at: null,
      place: "",
      state: "draft",
      epoch: `epoch-of-${meetingId}`,
      last_seq: 1,
      rights_version: 1,
      revision: 0,
      damaged: 0,
      created_by: null,
      created_at: at,
      updated_at: at,
    })
    .execute()
  const entry = { userId: "", clientIds: [doc.clientID], update: Y.encodeStateAsUpdate(doc) }
  await insertFirstUpdate(db, { meetingId, epoch: `epoch-of-${meetingId}`, at, entry })
}

export async function addPerson(store: Store, name: string, roles: readonly Role[]): Promise<string> {
  const at = Date.now()
  const token = newSessionToken(false)
  await store.transaction(async (trx) => {
    await insertUser(trx, { id: `user-${name}`, name, isAdmin: false, now: at })
    await insertSession(trx, {
      token_hash: tokenHash(token),
      id: `session-${name}`,
      user_id: `user-${name}`,
      user_agent: "",
      created_at: at,
      last_seen_at: at,
      expires_at: at + YEAR_MS,
    })
    for (const role of roles) {
      const part = { committee_id: COMMITTEE, user_id: `user-${name}`, role, reads_drafts: 1, created_at: at }
      await upsertMembership(trx, part)
    }
  })
  return `hanjari_session=${token}`
}

import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { AuditPage, InvitationMade, Installation, Member, UserRecord } from "../../shared/wire/people-records.ts"
import { restoreBackup } from "../../server/backup/restore.ts"
import type { ApiPerson } from "../support/api-person.ts"
import { signIn } from "../support/api-person.ts"
import { LiveClient } from "../support/live-client.ts"
import { startHttpServer, type HttpServer } from "../support/http-server.ts"

let server: HttpServer
let admin: ApiPerson
let base: string
const mails: { to: string; url: string }[] = []
beforeAll(async () => {
  server = await startHttpServer({
    mailer: {
      async sendInvitation(mail) {
        mails.push(mail)
      },
    },
  })
  admin = await server.person("admin")
  base = `/api/committees/${server.plan.committeeId}`
})
afterAll(() => server.close())

const users = async (): Promise<UserRecord[]> => (await admin.get("/api/users")).body as UserRecord[]
async function newcomer(name: string): Promise<{ member: Member; person: ApiPerson; invitation: InvitationMade }> {
  const member = (await admin.post(`${base}/members`, { name, email: `${name}@example.com`, phone: "010-9" }))
    .body as Member
  const invitation = (await admin.post(`${base}/invitations`, { memberId: member.id })).body as InvitationMade
  return { member, invitation, person: await signIn(server.url, invitation.url.split("/i/")[1] ?? "") }
}

describe("running the installation", () => {
  it("[AD1] is for admins alone; to others nothing of it is there", async () => {
    for (const role of ["secretary", "member", "viewer"] as const) {
      const person = await server.person(role)
      for (const path of ["/api/users", "/api/installation", "/api/backup"]) {
        expect((await person.get(path)).status, `${role} ${path}`).toBe(404)
      }
    }
    const seen = (await admin.get("/api/installation")).body as Installation
    expect(seen).toMatchObject({ meetings: 3, storage: { blobs: { count: 2 } }, backup: { dir: null } })
    expect(seen.storage.databaseBytes).toBeGreaterThan(0)
  })

  it("[AD2] an account that is turned off has no session and no open page any more, and gets none", async () => {
    const { member, person, invitation } = await newcomer("꺼질이")
    const page = new LiveClient(server.url.replace("http", "ws"), person.cookie, { meetingId: server.plan.meetingId })
    await page.ready()
    const off = await admin.patch(`/api/users/${member.id}`, { isActive: false })
    expect(off).toMatchObject({ status: 200, body: { isActive: false, sessions: { open: 0 } } })
    expect(await page.closed()).toBe(4401)
    expect((await person.get("/api/me")).status).toBe(401)
    await expect(signIn(server.url, invitation.url.split("/i/")[1] ?? "")).rejects.toThrow("refused")
    expect((await admin.patch(`/api/users/${member.id}`, { isActive: true })).status).toBe(200)
    expect((await person.get("/api/me")).status).toBe(401)
    await signIn(server.url, invitation.url.split("/i/")[1] ?? "")
  })

  it("[AD2] the last admin stays one, active and known", async () => {
    const me = ((await admin.get("/api/me")).body as { id: string }).id
    const { member, person } = await newcomer("새관리자")
    for (const user of await users()) {
      if (user.isAdmin && user.id !== me) await admin.patch(`/api/users/${user.id}`, { isAdmin: false })
    }
    const lastAdmin = { status: 409, body: { error: { code: "lastAdmin" } } }
    expect(await admin.patch(`/api/users/${me}`, { isAdmin: false })).toMatchObject(lastAdmin)
    expect(await admin.patch(`/api/users/${me}`, { isActive: false })).toMatchObject(lastAdmin)
    expect(await admin.delete(`/api/users/${me}`)).toMatchObject(lastAdmin)
    expect((await admin.patch(`/api/users/${member.id}`, { isAdmin: true })).status).toBe(200)
    expect((await person.get("/api/users")).status).toBe(200)
    // An admin whose account is off is none.
    expect((await admin.patch(`/api/users/${member.id}`, { isActive: false })).status).toBe(200)
    expect(await admin.patch(`/api/users/${me}`, { isAdmin: false })).toMatchObject(lastAdmin)
    expect((await admin.patch("/api/users/nobody", { isActive: false })).status).toBe(404)
  })

  it("[AD4] the devices of an account are seen and signed out, one or all", async () => {
    const { member, person, invitation } = await newcomer("기기")
    const second = await signIn(server.url, invitation.url.split("/i/")[1] ?? "")
    const sessions = async () => (await admin.get(`/api/users/${member.id}/sessions`)).body as { id: string }[]
    const [newest] = await sessions()
    expect(await sessions()).toHaveLength(2)
    expect((await admin.delete(`/api/users/${member.id}/sessions/${newest?.id ?? ""}`)).status).toBe(204)
    expect((await second.get("/api/me")).status).toBe(401)
    expect((await person.get("/api/me")).status).toBe(200)
    expect((await admin.delete(`/api/users/${member.id}/sessions`)).status).toBe(204)
    expect((await person.get("/api/me")).status).toBe(401)
    expect((await admin.get("/api/users/nobody/sessions")).status).toBe(404)
    expect((await admin.delete(`/api/users/${member.id}/sessions/${newest?.id ?? ""}`)).status).toBe(404)
  })
})

describe("a person who is to be forgotten", () => {
  it("[AD3] loses contact, links, sessions and rights; records keep the name", async () => {
    const again = await startHttpServer()
    try {
      const boss = await again.person("admin")
      const path = `/api/committees/${again.plan.committeeId}`
      const member = (await boss.post(`${path}/members`, { name: "잊힐이", email: "forget@example.com" }))
        .body as Member
      const { url } = (await boss.post(`${path}/invitations`, { memberId: member.id })).body as InvitationMade
      const person = await signIn(again.url, url.split("/i/")[1] ?? "")
      expect((await boss.delete(`/api/users/${member.id}`)).status).toBe(204)
      expect((await person.get("/api/me")).status).toBe(401)
      const user = ((await boss.get("/api/users")).body as UserRecord[]).find(({ id }) => id === member.id)
      expect(user).toMatchObject({ name: "잊힐이", isActive: false, committees: [], erasedAt: expect.any(Number) })
      const rows = await again.deps.store.db.selectFrom("user").selectAll().where("id", "=", member.id).execute()
      expect(rows).toMatchObject([{ email: "", phone: "", affiliation: "" }])
      expect((await boss.delete("/api/users/nobody")).status).toBe(404)
    } finally {
      await again.close()
    }
  })
})

const isIntact = async () => ((await admin.get("/api/audit?limit=1&verify=1")).body as AuditPage).isIntact

describe("the audit log", () => {
  it("[AU1] says who did what, by ids; an admin reads all, a secretary their own committee's", async () => {
    const page = (await admin.get("/api/audit?limit=500&verify=1")).body as AuditPage
    expect(page.isIntact).toBe(true)
    expect(page.lines.map(({ action }) => action)).toEqual(expect.arrayContaining(["memberAdded", "sessionStarted"]))
    expect(JSON.stringify(page.lines.map(({ detail }) => detail))).not.toMatch(/[가-힣]|@|127\.0\.0\.1/)
    const secretary = await server.person("secretary")
    const own = await secretary.get(`/api/audit?committeeId=${server.plan.committeeId}&limit=5`)
    expect((own.body as AuditPage).lines).toHaveLength(5)
    expect((own.body as AuditPage).before).not.toBeNull()
    expect((await secretary.get("/api/audit")).status).toBe(403)
    expect((await secretary.get("/api/audit?committeeId=other")).status).toBe(404)
    expect(
      (await (await server.person("member")).get(`/api/audit?committeeId=${server.plan.committeeId}`)).status,
    ).toBe(403)
    expect((await admin.get("/api/audit?before=x")).status).toBe(400)
    expect((await admin.call<string>("GET", "/api/audit.csv")).body).toContain('"memberAdded"')
  })

  it("[AU2] a line changed, taken out or added beside the chain is found", async () => {
    const { db } = server.deps.store
    const line = await db.selectFrom("audit").selectAll().where("seq", "=", 3).executeTakeFirstOrThrow()
    await db.updateTable("audit").set({ action: "otherAct" }).where("seq", "=", 3).execute()
    expect(await isIntact()).toBe(false)
    await db.updateTable("audit").set({ action: line.action }).where("seq", "=", 3).execute()
    expect(await isIntact()).toBe(true)
    await db.deleteFrom("audit").where("seq", "=", 3).execute()
    expect(await isIntact()).toBe(false)
    await db.insertInto("audit").values(line).execute()
    await db
      .insertInto("audit")
      .values({ ...line, id: "beside", seq: 1_000_000 })
      .execute()
    expect(await isIntact()).toBe(false)
    await db.deleteFrom("audit").where("id", "=", "beside").execute()
    expect(await isIntact()).toBe(true)
  })
})

describe("mail", () => {
  it("[SI14] brings a fresh link to the member's own address, when a mail server is set", async () => {
    const { invitation } = await newcomer("메일이")
    expect((await admin.post(`${base}/invitations/${invitation.id}/mail`)).status).toBe(204)
    expect(mails.at(-1)).toMatchObject({ to: "메일이@example.com" })
    const token = mails.at(-1)?.url.split("/i/")[1] ?? ""
    expect((await signIn(server.url, token)).cookie).not.toBe("")
    const silent = (await admin.post(`${base}/members`, { name: "무메일" })).body as Member
    const made = (await admin.post(`${base}/invitations`, { memberId: silent.id })).body as InvitationMade
    expect((await admin.post(`${base}/invitations/${made.id}/mail`)).body).toMatchObject({ error: { code: "noEmail" } })
  })
})

describe("a backup that is downloaded", () => {
  it("[BK1] restores whole into another store, under new epochs", async () => {
    const folder = await mkdtemp(join(tmpdir(), "hanjari-download-"))
    try {
      const answer = await fetch(`${server.url}/api/backup`, { headers: { cookie: admin.cookie } })
      expect(answer.headers.get("content-disposition")).toMatch(/hanjari-.*\.backup/)
      const file = join(folder, "downloaded.backup")
      await writeFile(file, Buffer.from(await answer.arrayBuffer()))
      const target = { dataDir: join(folder, "data"), databaseUrl: undefined, now: Date.now }
      const restored = await restoreBackup(target, file, { verifies: true, replaces: false })
      expect(restored).toMatchObject({ meetings: 3, revisions: 1, blobs: 2, problems: [] })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})

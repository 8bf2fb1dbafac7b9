// What each command of the command line does. They work beside a running server, on the same store.
import { readFile } from "node:fs/promises"
import { minutesSchema, type Minutes } from "../shared/minutes/minutes.ts"
import { ROLES, type Role } from "../shared/rules/permissions.ts"
import { cliText } from "../shared/text/ko/cli.ts"
import { CliProblem, need, refusalText, toJson, type CliCommand, type CliOptions } from "./cli-context.ts"
import { adminLink, backup, roster, verify } from "./cli-store-commands.ts"
import { actorIn } from "./commands/access.ts"
import { insertMember } from "./commands/add-member.ts"
import type { RoomCommandDeps } from "./commands/command-deps.ts"
import { createInvitation, inviteWithin, invitationUrl } from "./commands/create-invitation.ts"
import { createMeeting } from "./commands/create-meeting.ts"
import { duplicateId } from "./commands/duplicate-id.ts"
import { importMinutes } from "./commands/import-minutes.ts"
import { demoInvitations } from "./sample/demo-invitations.ts"
import { seedSample } from "./sample/seed-sample.ts"
import { findCommittee } from "./store/committees.ts"
import { findMeeting } from "./store/meetings.ts"
import { findUser } from "./store/users.ts"

const demo: CliCommand = async ({ deps, config, options }) => {
  const plan = await seedSample(deps)
  if (!plan) throw new CliProblem(cliText.noSample)
  const invitations = await demoInvitations(deps, plan, config.publicUrl)
  const { committeeId, meetingId } = plan
  if (options.json) return toJson({ url: config.publicUrl, committeeId, meetingId, invitations })
  const lines = invitations.map(({ name, role, url }) => cliText.invitation(name, role, url))
  return [cliText.demo(`${config.publicUrl}/meetings/${meetingId}`), ...lines].join("\n")
}

async function readMinutesFile(file: string): Promise<Minutes> {
  const content = await readFile(file, "utf8")
    .then((text): unknown => JSON.parse(text.replace(/^\uFEFF/, "")))
    .catch((error: unknown) => {
      throw new CliProblem(cliText.unreadableFile(file, error instanceof Error ? error.message : String(error)))
    })
  const parsed = minutesSchema.safeParse(content)
  if (!parsed.success) {
    const problems = parsed.error.issues.slice(0, 20).map((issue) => `${issue.path.join(".")}: ${issue.message}`)
    throw new CliProblem(cliText.badMinutes(file, problems))
  }
  const clash = duplicateId(parsed.data)
  if (clash !== null) throw new CliProblem(cliText.badMinutes(file, [`${clash}: duplicate`]))
  return parsed.data
}

const importFile: CliCommand = async ({ deps, config, file, options }) => {
  const minutes = await readMinutesFile(need(file, "FILE.json"))
  const { committee, meeting } = options
  if ((committee === undefined) === (meeting === undefined))
    throw new CliProblem(cliText.oneOf("--committee, --meeting"))
  const id = meeting === undefined ? await importNew(deps, committee ?? "", minutes) : meeting
  if (meeting !== undefined) {
    if (!(await findMeeting(deps.store.db, meeting))) throw new CliProblem(cliText.unknownMeeting(meeting))
    const { documentBytes } = config.limits
    const imported = await importMinutes(deps, { meetingId: meeting, userId: null, minutes, documentBytes })
    if (!imported.ok) throw new CliProblem(refusalText(imported))
  }
  return options.json ? toJson({ meetingId: id }) : cliText.imported(minutes.header.title, id)
}

async function importNew(deps: RoomCommandDeps, committeeId: string, minutes: Minutes): Promise<string> {
  const created = await createMeeting(deps, { committeeId, createdBy: null, minutes })
  if (!created.ok) {
    throw new CliProblem(created.code === "notFound" ? cliText.unknownCommittee(committeeId) : refusalText(created))
  }
  return created.value.id
}

const exportMinutes: CliCommand = async ({ deps, file }) => {
  const meetingId = need(file, "MEETING")
  if (!(await findMeeting(deps.store.db, meetingId))) throw new CliProblem(cliText.unknownMeeting(meetingId))
  return toJson(await deps.rooms.readMinutes(meetingId))
}

const invite: CliCommand = async ({ deps, config, options }) => {
  const committeeId = need(options.committee, "--committee")
  if (!(await findCommittee(deps.store.db, committeeId))) throw new CliProblem(cliText.unknownCommittee(committeeId))
  const invited =
    options.user === undefined
      ? await inviteNew(deps, committeeId, options)
      : await inviteKnown(deps, committeeId, options.user)
  const url = invitationUrl(config.publicUrl, invited.token)
  const { userId, name, role } = invited
  return options.json ? toJson({ userId, name, role, url }) : cliText.invitation(name, role, url)
}

interface Invited {
  readonly userId: string
  readonly name: string
  readonly role: Role
  readonly token: string
}

async function inviteNew(deps: RoomCommandDeps, committeeId: string, options: CliOptions): Promise<Invited> {
  const name = need(options.name?.trim().normalize("NFC"), "--name")
  const wanted = need(options.role, "--role")
  const role = ROLES.find((known) => known === wanted)
  if (!role) throw new CliProblem(cliText.unknownRole(wanted))
  const userId = deps.newId()
  const isAdmin = role === "admin"
  const readsDrafts = options["reads-drafts"] === true
  const { token } = await deps.store.transaction(async (trx) => {
    const roles = isAdmin ? [] : [role]
    await insertMember(deps, trx, { userId, committeeId, name, roles, isAdmin, readsDrafts, createdBy: null })
    return inviteWithin(deps, trx, { committeeId, userId, createdBy: null, expiresAt: null })
  })
  return { userId, name, role, token }
}

async function inviteKnown(deps: RoomCommandDeps, committeeId: string, userId: string): Promise<Invited> {
  const [user, actor] = await Promise.all([
    findUser(deps.store.db, userId),
    actorIn(deps.store.db, { userId }, deps.now(), committeeId),
  ])
  const [role] = actor.roles
  if (!user || !role) throw new CliProblem(cliText.unknownUser(userId))
  const { token } = await createInvitation(deps, { committeeId, userId, createdBy: null, expiresAt: null })
  return { userId, name: user.name, role, token }
}

export const CLI_COMMANDS: ReadonlyMap<string, CliCommand> = new Map([
  ["backup", backup],
  ["verify", verify],
  ["roster", roster],
  ["admin-link", adminLink],
  ["demo", demo],
  ["import-minutes", importFile],
  ["export-minutes", exportMinutes],
  ["invite", invite],
])

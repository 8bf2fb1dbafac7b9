// Commands about the whole store and its rosters: backup, verification, a lost admin's way in.
import { readFile } from "node:fs/promises"
import { cliText, startText } from "../shared/text/ko/cli.ts"
import { errorText } from "../shared/text/ko/errors.ts"
import { writeBackupFile } from "./backup/backup-files.ts"
import { verifyStore } from "./backup/verify-store.ts"
import { CliProblem, need, refusalText, toJson, type CliCommand } from "./cli-context.ts"
import type { RoomCommandDeps } from "./commands/command-deps.ts"
import { invitationUrl } from "./commands/create-invitation.ts"
import { adminLinkFor } from "./commands/first-link.ts"
import { importRoster } from "./commands/import-roster.ts"
import { sampleCommitteeId } from "./commands/sample-committee.ts"
import { readSheet } from "./documents/import/read-sheet.ts"
import { previewRoster } from "./documents/import/roster-preview.ts"
import { insertAudit } from "./store/audit.ts"
import { listCommittees } from "./store/committees.ts"

export const backup: CliCommand = async ({ deps, config, file, options }) => {
  const made = await writeBackupFile(deps.store, config.dataDir, need(file, "DIR"), deps.now)
  await deps.store.transaction((trx) =>
    insertAudit(trx, {
      id: deps.newId(),
      at: made.at,
      actorId: null,
      action: "backupMade",
      detail: { bytes: made.bytes },
    }),
  )
  return options.json ? toJson(made) : cliText.backupMade(made.path, made.bytes)
}

export const verify: CliCommand = async ({ deps, options }) => {
  const checked = await verifyStore(deps.store.db)
  if (checked.problems.length > 0) throw new CliProblem(cliText.notVerified(checked.problems))
  const { meetings, revisions, blobs, auditLines } = checked
  return options.json ? toJson(checked) : cliText.verified(meetings, revisions, blobs, auditLines)
}

export const adminLink: CliCommand = async ({ deps, config }) => {
  const link = await adminLinkFor(deps)
  if (!link) throw new CliProblem(cliText.noAdmin)
  return startText.firstLink(link.name, invitationUrl(config.publicUrl, link.token))
}

export const roster: CliCommand = async ({ deps, file: act, options, rest }) => {
  if (act !== "import") throw new CliProblem(cliText.unknownCommand(`roster ${act ?? ""}`))
  const file = need(rest[0], "FILE")
  const committeeId = need(options.committee ?? (await onlyCommittee(deps)), "--committee")
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new CliProblem(cliText.unreadableFile(file, error instanceof Error ? error.message : String(error)))
  })
  const sheet = await readSheet(bytes)
  if (sheet === null) throw new CliProblem(errorText.unreadableSheet)
  const { parsed, warnings } = previewRoster(sheet)
  const problems = parsed.flatMap((each, at) => ("problem" in each ? [`${at + 1}: ${each.problem}`] : []))
  if (problems.length > 0) throw new CliProblem(cliText.badRoster(file, problems))
  const rows = parsed.flatMap((each) => ("row" in each ? [each.row] : []))
  const imported = await importRoster(deps, { committeeId, callerId: null }, rows)
  if (!imported.ok)
    throw new CliProblem(imported.code === "notFound" ? cliText.unknownCommittee(committeeId) : refusalText(imported))
  const { added, changed, vacant } = imported.value
  return options.json
    ? toJson({ ...imported.value, warnings })
    : [cliText.rosterImported(added, changed, vacant), ...warnings].join("\n")
}

/** The committee meant when none is named: the only one that is no sample. */
async function onlyCommittee(deps: RoomCommandDeps): Promise<string | undefined> {
  const sample = await sampleCommitteeId(deps.store.db)
  const own = (await listCommittees(deps.store.db)).filter(({ id }) => id !== sample)
  return own.length === 1 ? own[0]?.id : undefined
}

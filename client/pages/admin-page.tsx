import { Button } from "@mantine/core"
import { useState } from "react"
import type { ReactNode } from "react"
import { Link } from "react-router"
import { adminText as ko } from "../../shared/text/ko/admin.ts"
import { failureText } from "../../shared/text/ko/shell.ts"
import type { CommitteeDetail, Installation } from "../../shared/wire/people-records.ts"
import { useMe } from "../api/queries.ts"
import { useRead } from "../api/rest.ts"
import { whenText } from "../api/when-text.ts"
import { UserList } from "../features/admin/user-list.tsx"
import { AuditLog } from "../features/audit/audit-log.tsx"
import people from "../styles/people.module.css"
import { MessagePage } from "./message-page.tsx"
import { PageSkeleton } from "./page-skeleton.tsx"
import { usePageTitle } from "./use-page-title.ts"

const LATE_MS = 48 * 3600 * 1000

/** The installation, for those who run it. */
export function AdminPage(): ReactNode {
  usePageTitle(ko.page)
  const me = useMe().data
  if (!me) return <PageSkeleton />
  if (!me.isAdmin) return <MessagePage title={failureText.notFoundTitle} text={failureText.notFound} />
  return (
    <main className={people.page} id="main">
      <h1 className={people.title}>{ko.page}</h1>
      <Storage />
      <Committees />
      <UserList meId={me.id} />
      <AuditLog />
    </main>
  )
}

function Storage(): ReactNode {
  const read = useRead<Installation>("/api/installation")
  const [now] = useState(() => Date.now())
  if (read.data === undefined) return null
  const { storage, backup, log, version, node, engine, meetings, openRooms, sockets } = read.data
  const facts: [string, string][] = [
    [ko.database, `${ko.megabytes(storage.databaseBytes)} (${engine})`],
    [ko.files, `${storage.blobs.count} · ${ko.megabytes(storage.blobs.bytes)}`],
    [ko.free, storage.freeBytes === null ? "–" : ko.megabytes(storage.freeBytes)],
    [ko.meetings, String(meetings)],
    [ko.now, `${openRooms} / ${sockets}`],
    [ko.lastBackup, backup.lastAt === null ? ko.noBackup : whenText(backup.lastAt)],
    [ko.version, `${version} · Node ${node}`],
  ]
  const isLate = backup.lastAt !== null && now - backup.lastAt > LATE_MS
  return (
    <section className={people.box}>
      <h2>{ko.storage}</h2>
      <dl className={people.fields}>
        {facts.map(([word, value]) => (
          <div key={word}>
            <dt className={people.soft}>{word}</dt>
            <dd style={{ margin: 0 }}>{value}</dd>
          </div>
        ))}
      </dl>
      {backup.dir === null && <p className={people.error}>{ko.backupOff}</p>}
      {isLate && <p className={people.error}>{ko.backupLate}</p>}
      {backup.problem !== null && <p className={people.error}>{ko.backupFailed(backup.problem)}</p>}
      <div className={people.actions}>
        <Button h={44} component="a" href="/api/backup" download>
          {ko.download}
        </Button>
      </div>
      <p className={people.soft}>{ko.restore}</p>
      <details>
        <summary>
          {ko.log} ({log.length})
        </summary>
        {log.length === 0 && <p className={people.soft}>{ko.noLog}</p>}
        <ul className={people.rows}>
          {log.toReversed().map((line) => (
            <li key={`${line.at} ${line.requestId ?? ""} ${line.message}`}>
              <span className={people.soft}>{whenText(line.at)}</span>
              <span className={people.grow}>{line.message}</span>
              <span className={people.badge}>{line.level}</span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}

function Committees(): ReactNode {
  const committees = useRead<readonly CommitteeDetail[]>("/api/committees")
  return (
    <section className={people.box}>
      <h2>{ko.committees}</h2>
      <ul className={people.rows}>
        {(committees.data ?? []).map((committee) => (
          <li key={committee.id}>
            <Link className={people.grow} to={`/committees/${committee.id}`}>
              {committee.name}
            </Link>
            <span className={people.soft}>{committee.organizationName}</span>
          </li>
        ))}
      </ul>
      <div>
        <Button h={44} variant="default" component={Link} to="/setup">
          {ko.newCommittee}
        </Button>
      </div>
    </section>
  )
}

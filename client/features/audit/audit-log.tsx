import { Button } from "@mantine/core"
import { useState } from "react"
import type { ReactNode } from "react"
import { auditText as ko } from "../../../shared/text/ko/committee.ts"
import type { AuditPage } from "../../../shared/wire/people-records.ts"
import { errorSentence } from "../../api/error-sentence.ts"
import { useRead } from "../../api/rest.ts"
import { whenText } from "../../api/when-text.ts"
import people from "../../styles/people.module.css"

/** The audit log, newest first: of one committee, or of the installation. */
export function AuditLog({ committeeId }: { committeeId?: string }): ReactNode {
  const [befores, setBefores] = useState<readonly number[]>([])
  const scope = committeeId === undefined ? "" : `&committeeId=${committeeId}`
  const first = useRead<AuditPage>(`/api/audit?limit=100&verify=1${scope}`)
  const isIntact = first.data?.isIntact
  const last = befores.at(-1)
  return (
    <section className={people.box} aria-label={ko.title}>
      <p className={people.soft}>{ko.explain}</p>
      {isIntact === true && <p className={people.good}>{ko.intact}</p>}
      {isIntact === false && <p className={people.error}>{ko.broken}</p>}
      {first.isError && <p role="alert">{errorSentence(first.error)}</p>}
      <div>
        <Button
          h={44}
          variant="subtle"
          component="a"
          href={`/api/audit.csv${committeeId === undefined ? "" : `?committeeId=${committeeId}`}`}
          download
        >
          {ko.csv}
        </Button>
      </div>
      {first.data?.lines.length === 0 && <p className={people.soft}>{ko.none}</p>}
      {first.data !== undefined && <Lines page={first.data} />}
      {befores.map((before) => (
        <OlderLines
          key={before}
          path={`/api/audit?limit=100&before=${before}${scope}`}
          isLast={before === last}
          more={(next) => setBefores([...befores, next])}
        />
      ))}
      {befores.length === 0 && typeof first.data?.before === "number" && (
        <More before={first.data.before} more={(next) => setBefores([next])} />
      )}
    </section>
  )
}

interface OlderLinesProps {
  readonly path: string
  readonly isLast: boolean
  readonly more: (before: number) => void
}

function OlderLines({ path, isLast, more }: OlderLinesProps): ReactNode {
  const page = useRead<AuditPage>(path)
  if (page.data === undefined) return null
  return (
    <>
      <Lines page={page.data} />
      {isLast && page.data.before !== null && <More before={page.data.before} more={more} />}
    </>
  )
}

function More({ before, more }: { before: number; more: (before: number) => void }): ReactNode {
  return (
    <div>
      <Button h={44} variant="default" onClick={() => more(before)}>
        {ko.older}
      </Button>
    </div>
  )
}

function Lines({ page }: { page: AuditPage }): ReactNode {
  return (
    <ol className={people.rows}>
      {page.lines.map((line) => (
        <li key={line.seq}>
          <span className={people.soft}>{whenText(line.at)}</span>
          <span className={people.grow}>
            <span className={people.name}>
              {line.actorId === null ? ko.system : line.actorName === "" ? ko.unknown : line.actorName}
            </span>{" "}
            {ko.actions[line.action] ?? line.action}
          </span>
          <span className={people.badge} title={line.hash}>
            {line.seq}
          </span>
        </li>
      ))}
    </ol>
  )
}

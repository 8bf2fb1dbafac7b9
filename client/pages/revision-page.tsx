import { Button } from "@mantine/core"
import { useMemo, useState } from "react"
import { Link, useParams } from "react-router"
import { layoutPaper } from "../../shared/paper/layout-paper.ts"
import { revisionText, shellText } from "../../shared/text/ko/shell.ts"
import type { Revision } from "../../shared/wire/records.ts"
import { errorSentence, requestIdOf } from "../api/error-sentence.ts"
import { useRevision, useRevisions } from "../api/queries.ts"
import { ApiError } from "../api/request.ts"
import { PaperView } from "../features/paper/paper-view.tsx"
import { MessagePage } from "./message-page.tsx"
import { NotFoundPage } from "./not-found-page.tsx"
import { PageSkeleton } from "./page-skeleton.tsx"
import { usePageTitle } from "./use-page-title.ts"
import classes from "./revision-page.module.css"

/** One finalized revision: who and when, its fingerprint, and the paper as it was. */
export function RevisionPage() {
  const params = useParams()
  const meetingId = params["meetingId"] ?? ""
  const n = Number(params["n"])
  const revision = useRevision(meetingId, n)
  usePageTitle(revisionText.page(n))
  if (revision.isPending) return <PageSkeleton />
  if (revision.error instanceof ApiError && revision.error.code === "notFound") return <NotFoundPage />
  if (revision.data === undefined) {
    return (
      <MessagePage
        title={revisionText.page(n)}
        text={errorSentence(revision.error)}
        details={requestIdOf(revision.error)}
      >
        <Button onClick={() => void revision.refetch()}>{shellText.retry}</Button>
      </MessagePage>
    )
  }
  return (
    <main className={classes.page} id="main">
      <RevisionHead revision={revision.data} />
      <RevisionPaper revision={revision.data} />
    </main>
  )
}

const WHEN = new Intl.DateTimeFormat("ko-KR", { dateStyle: "long", timeStyle: "short", timeZone: "Asia/Seoul" })

function RevisionHead({ revision }: { revision: Revision }) {
  return (
    <header className={classes.head}>
      <Link className={classes.back} to={`/meetings/${revision.meetingId}`}>
        {revisionText.back}
      </Link>
      <h1 className={classes.title}>
        {revision.minutes.header.title} <span className={classes.number}>{revisionText.page(revision.n)}</span>
      </h1>
      <p>{revisionText.finalized(revision.by.name, WHEN.format(revision.at))}</p>
      <Fingerprint sha256={revision.sha256} />
      <div className={classes.actions}>
        <Button h={44} variant="default" onClick={() => print()}>
          {revisionText.print}
        </Button>
        <OtherRevisions meetingId={revision.meetingId} n={revision.n} />
      </div>
    </header>
  )
}

function RevisionPaper({ revision }: { revision: Revision }) {
  const paper = useMemo(() => layoutPaper(revision.minutes), [revision.minutes])
  return (
    <PaperView
      paper={paper}
      label={revisionText.paper}
      photoAddress={(blob) => `/api/meetings/${revision.meetingId}/blobs/${blob}`}
    />
  )
}

function Fingerprint({ sha256 }: { sha256: string }) {
  const [isCopied, setCopied] = useState(false)
  const copy = () => {
    // Absent without a secure context; the value stays selectable by hand.
    navigator.clipboard?.writeText(sha256).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <div className={classes.sha}>
      <p>
        <strong>{revisionText.sha}</strong> {revisionText.shaExplain}
      </p>
      <code>{sha256}</code>
      <Button className={classes.copy} h={44} variant="subtle" onClick={copy}>
        {isCopied ? revisionText.copied : revisionText.copySha}
      </Button>
    </div>
  )
}

function OtherRevisions({ meetingId, n }: { meetingId: string; n: number }) {
  const others = (useRevisions(meetingId).data ?? []).filter((revision) => revision.n !== n)
  if (others.length === 0) return null
  return (
    <nav className={classes.others} aria-label={revisionText.others}>
      {others.map((revision) => (
        <Link key={revision.n} to={`/meetings/${meetingId}/revisions/${revision.n}`}>
          {revisionText.page(revision.n)}
        </Link>
      ))}
    </nav>
  )
}

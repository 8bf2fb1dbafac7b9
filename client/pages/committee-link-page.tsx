import { Button } from "@mantine/core"
import { useQueryClient } from "@tanstack/react-query"
import { lazy, Suspense, useState } from "react"
import { useNavigate, useParams } from "react-router"
import { inAppBrowser } from "../../shared/domain/device-name.ts"
import { committeeLinkText as ko } from "../../shared/text/ko/entry.ts"
import { shellText, signInText } from "../../shared/text/ko/shell.ts"
import type { CommitteeLinkView } from "../../shared/wire/people-records.ts"
import { errorSentence } from "../api/error-sentence.ts"
import { ApiError } from "../api/request.ts"
import { useAct, useRead } from "../api/rest.ts"
import people from "../styles/people.module.css"
import { MessagePage } from "./message-page.tsx"
import { PageSkeleton } from "./page-skeleton.tsx"

const InAppNote = lazy(async () => ({ default: (await import("../features/entry/in-app-note.tsx")).InAppNote }))
const isInApp = inAppBrowser(navigator.userAgent) !== null

type Name = CommitteeLinkView["names"][number]

/** With more names than this one is looked for by typing. */
const MANY = 12

/** The one link of a group chat: who one is, chosen from the names nobody has come in under. */
export function CommitteeLinkPage() {
  const token = useParams()["token"] ?? ""
  const path = `/api/committee-links/${encodeURIComponent(token)}`
  const view = useRead<CommitteeLinkView>(path)
  const [chosen, setChosen] = useState<Name | null>(null)
  if (view.isPending) return <PageSkeleton />
  if (view.data === undefined) {
    const isBad = view.error instanceof ApiError && view.error.code === "notFound"
    return isBad ? (
      <MessagePage title={signInText.badLinkTitle} text={signInText.badLink} hint={signInText.badLinkHint} />
    ) : (
      <MessagePage title={signInText.failedTitle} text={errorSentence(view.error)}>
        <Button onClick={() => void view.refetch()}>{shellText.retry}</Button>
      </MessagePage>
    )
  }
  const { committeeName, names } = view.data
  return (
    <MessagePage eyebrow={ko.eyebrow} title={ko.title(committeeName)} text={ko.explain}>
      {isInApp && (
        <Suspense>
          <InAppNote />
        </Suspense>
      )}
      {chosen === null ? (
        <Names names={names} choose={setChosen} />
      ) : (
        <Sure name={chosen} path={path} back={() => setChosen(null)} />
      )}
    </MessagePage>
  )
}

function Names({ names, choose }: { names: readonly Name[]; choose: (name: Name) => void }) {
  const [wanted, setWanted] = useState("")
  const shown = names.filter(({ name }) => name.includes(wanted.trim()))
  if (names.length === 0) return <p>{ko.noneLeft}</p>
  return (
    <>
      {names.length > MANY && (
        <label className={people.field}>
          {ko.search}
          <input className={people.input} value={wanted} onChange={(event) => setWanted(event.target.value)} />
        </label>
      )}
      {shown.length === 0 && <p role="status">{ko.noMatch}</p>}
      <div className={people.fields}>
        {shown.map((name) => (
          <Button key={name.memberId} h={52} variant="default" onClick={() => choose(name)}>
            {name.name} {name.position}
          </Button>
        ))}
      </div>
    </>
  )
}

function Sure({ name, path, back }: { name: Name; path: string; back: () => void }) {
  const claim = useAct()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const start = () =>
    claim.mutate(
      { method: "POST", path: `${path}/claim`, body: { memberId: name.memberId } },
      {
        onSuccess: () => {
          // Another person may have been signed in on this device.
          queries.clear()
          void navigate("/", { replace: true })
        },
      },
    )
  return (
    <>
      <p>{ko.sure(name.name)}</p>
      <Button size="xl" fullWidth onClick={start} loading={claim.isPending} data-autofocus>
        {ko.yes(name.name)}
      </Button>
      <Button h={48} fullWidth variant="subtle" onClick={back}>
        {ko.no}
      </Button>
      {claim.error !== null && <p role="alert">{errorSentence(claim.error)}</p>}
    </>
  )
}

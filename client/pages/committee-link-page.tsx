import { Button } from "@mantine/core"
import { useMutation, useQuery, useQueryClient, type UseMutationResult } from "@tanstack/react-query"
import { useEffect, useRef, useState } from "react"
import { Link, useNavigate, useParams } from "react-router"
import { committeeLinkText as ko } from "../../shared/text/ko/entry.ts"
import { shellText, signInText } from "../../shared/text/ko/shell.ts"
import type { CommitteeLinkView } from "../../shared/wire/people-records.ts"
import { errorSentence, requestIdOf } from "../api/error-sentence.ts"
import { useMe } from "../api/queries.ts"
import { ApiError, request } from "../api/request.ts"
import { PlaceNote } from "../features/entry/place-note.tsx"
import { NameList, type OfferedName } from "../features/entry/name-list.tsx"
import classes from "../features/entry/name-list.module.css"
import { MessagePage } from "./message-page.tsx"
import { PageSkeleton } from "./page-skeleton.tsx"

/** The one link of a group chat: who one is, chosen from the names nobody has come in under. */
export function CommitteeLinkPage() {
  const token = useParams()["token"] ?? ""
  const path = `/api/committee-links/${encodeURIComponent(token)}`
  const view = useQuery({
    queryKey: ["committee-link", token],
    queryFn: ({ signal }) => request<CommitteeLinkView>("GET", path, undefined, signal),
  })
  const here = useMe().data ?? null
  const [chosen, setChosen] = useState<OfferedName | null>(null)
  const [backFrom, setBackFrom] = useState<OfferedName | null>(null)
  const claim = useClaim(path, () => {
    // Somebody else was faster: the names as they are now.
    setChosen(null)
    void view.refetch()
  })
  if (view.isPending) return <PageSkeleton />
  const error = claim.error ?? view.error
  if (view.data === undefined || isGone(error)) {
    return isGone(error) ? (
      <MessagePage title={signInText.badLinkTitle} text={signInText.badLink} hint={signInText.badLinkHint} />
    ) : (
      <MessagePage title={signInText.failedTitle} text={errorSentence(error)} details={requestIdOf(error)}>
        <Button onClick={() => void view.refetch()}>{shellText.retry}</Button>
      </MessagePage>
    )
  }
  const { committeeName, names } = view.data
  const choose = (name: OfferedName) => {
    claim.reset()
    setChosen(name)
  }
  const back = () => {
    setBackFrom(chosen)
    setChosen(null)
  }
  const isEmpty = names.length === 0
  return (
    <MessagePage
      eyebrow={ko.eyebrow(committeeName)}
      title={isEmpty ? ko.noneLeftTitle : ko.title}
      text={isEmpty ? ko.noneLeft : ko.explain}
    >
      {claim.error !== null && (
        <p className={classes.failed} role="alert">
          {errorSentence(claim.error)}
        </p>
      )}
      {chosen === null ? (
        <>
          {here !== null && <AlreadyHere name={here.name} />}
          <NameList names={names} choose={choose} backFrom={backFrom} />
        </>
      ) : (
        <Sure name={chosen} leaving={here?.name ?? null} claim={claim} back={back} />
      )}
      <PlaceNote />
    </MessagePage>
  )
}

type Claim = UseMutationResult<void, Error, OfferedName>

function useClaim(path: string, onTaken: () => void): Claim {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: ({ memberId }: OfferedName) => request<void>("POST", `${path}/claim`, { memberId }),
    onSuccess: () => {
      // Another person may have been signed in on this device.
      queries.clear()
      void navigate("/", { replace: true })
    },
    onError: (error) => {
      if (error instanceof ApiError && error.code === "nameTaken") onTaken()
    },
  })
}

/** Who opens the group's link again should not take another name by mistake. */
function AlreadyHere({ name }: { name: string }) {
  return (
    <div className={classes.here}>
      <p>{ko.here(name)}</p>
      <Button size="lg" fullWidth component={Link} to="/" replace>
        {ko.goOn(name)}
      </Button>
    </div>
  )
}

interface SureProps {
  readonly name: OfferedName
  /** Who is signed in on this device until now. */
  readonly leaving: string | null
  readonly claim: Claim
  readonly back: () => void
}

/** Asked once: a slip would take somebody else's name. */
function Sure({ name, leaving, claim, back }: SureProps) {
  const question = useRef<HTMLHeadingElement>(null)
  // The button that was pressed is gone.
  useEffect(() => question.current?.focus(), [])
  return (
    <div className={classes.sure}>
      <h2 className={classes.question} ref={question} tabIndex={-1}>
        {ko.sure(name.name)}
      </h2>
      <p className={classes.soft}>
        {ko.sureExplain} {leaving !== null && ko.leaves(leaving)}
      </p>
      <Button size="xl" fullWidth onClick={() => claim.mutate(name)} loading={claim.isPending}>
        {ko.yes(name.name)}
      </Button>
      <Button h={48} fullWidth variant="subtle" onClick={back} disabled={claim.isPending}>
        {ko.no}
      </Button>
    </div>
  )
}

function isGone(error: Error | null): boolean {
  return error instanceof ApiError && error.code === "notFound"
}

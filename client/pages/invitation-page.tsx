import { Button } from "@mantine/core"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useEffect } from "react"
import { useNavigate, useParams } from "react-router"
import { installerEntryText, viewerEntryText } from "../../shared/text/ko/entry.ts"
import { shellText, signInText } from "../../shared/text/ko/shell.ts"
import { errorSentence, requestIdOf } from "../api/error-sentence.ts"
import {
  acceptInvitation,
  fetchMe,
  fetchMeetings,
  queryKeys,
  useInvitation,
  type InvitationView,
} from "../api/queries.ts"
import { ApiError } from "../api/request.ts"
import { PlaceNote } from "../features/entry/place-note.tsx"
import { localNow } from "../features/meetings/local-now.ts"
import { pickCurrentMeeting } from "../features/meetings/pick-current-meeting.ts"
import { MessagePage } from "./message-page.tsx"
import { preloadMinutes } from "./preload-minutes.ts"
import { PageSkeleton } from "./page-skeleton.tsx"

/**
 * An invitation link. Opening it changes nothing, because messengers open links to preview them; the one button
 * signs in and goes straight to the meeting that matters now.
 */
export function InvitationPage() {
  const token = useParams()["token"] ?? ""
  const invitation = useInvitation(token)
  const start = useStart(token, invitation.data?.kind)
  const isValid = invitation.data !== undefined
  // While the person reads the one sentence and finds the button, the minutes behind it come.
  useEffect(() => {
    if (isValid) preloadMinutes()
  }, [isValid])
  if (invitation.isPending) return <PageSkeleton />
  const error = start.error ?? invitation.error
  // A link of one use is used up by the press: asked for again it is gone, which is no news to whoever is in.
  if (start.isSuccess) return <PageSkeleton />
  if (isBadLink(error) && !start.isPending) {
    return <MessagePage title={signInText.badLinkTitle} text={signInText.badLink} hint={signInText.badLinkHint} />
  }
  if (invitation.data === undefined) {
    return (
      <MessagePage title={signInText.failedTitle} text={errorSentence(error)} details={requestIdOf(error)}>
        <Button onClick={() => void invitation.refetch()}>{shellText.retry}</Button>
      </MessagePage>
    )
  }
  const words = wordsFor(invitation.data)
  return (
    <MessagePage
      eyebrow={words.eyebrow}
      title={words.title}
      text={words.text}
      {...(words.footnote === null ? {} : { footnote: words.footnote })}
    >
      <Button size="xl" fullWidth loading={start.isPending} onClick={() => start.mutate()}>
        {words.start}
      </Button>
      {start.error !== null && <p role="alert">{errorSentence(start.error)}</p>}
      <PlaceNote />
    </MessagePage>
  )
}

interface Words {
  readonly eyebrow: string
  readonly title: string
  readonly text: string
  readonly start: string
  readonly footnote: string | null
}

/** Whom the link is for decides what is promised: a member, whoever installed this, or somebody who only reads. */
function wordsFor({ kind, name, committeeName, meetingTitle }: InvitationView): Words {
  if (kind === "viewer") {
    const title = meetingTitle ?? viewerEntryText.welcome
    return { eyebrow: committeeName, title, text: viewerEntryText.how, start: viewerEntryText.start, footnote: null }
  }
  if (kind === "installer") {
    const { eyebrow, title, how: text, start } = installerEntryText
    return { eyebrow, title, text, start, footnote: null }
  }
  return {
    eyebrow: signInText.invited(committeeName),
    title: signInText.welcome(name),
    text: signInText.how,
    start: signInText.start(name),
    footnote: signInText.notYou(name),
  }
}

function useStart(token: string, kind: InvitationView["kind"]) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      await acceptInvitation(token)
      // Another person may have been signed in on this device.
      queries.clear()
      const [me, meetings] = await Promise.all([fetchMe(), fetchMeetings()])
      queries.setQueryData(queryKeys.me, me)
      queries.setQueryData(queryKeys.meetings, meetings)
      return pickCurrentMeeting(meetings, localNow(new Date()))
    },
    onSuccess: (current) => {
      // Whoever installed this first makes a committee.
      if (kind === "installer") return navigate("/", { replace: true })
      const isOpen = current?.kind === "now" || current?.kind === "next"
      return navigate(isOpen ? `/meetings/${current.meeting.id}` : "/", { replace: true })
    },
  })
}

function isBadLink(error: Error | null): boolean {
  return error instanceof ApiError && (error.code === "notFound" || error.code === "forbidden")
}

import { Button } from "@mantine/core"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { lazy, Suspense, useEffect } from "react"
import { useNavigate, useParams } from "react-router"
import { inAppBrowser } from "../../shared/domain/device-name.ts"
import { viewerEntryText } from "../../shared/text/ko/entry.ts"
import { shellText, signInText } from "../../shared/text/ko/shell.ts"
import { errorSentence, requestIdOf } from "../api/error-sentence.ts"
import { acceptInvitation, fetchMe, fetchMeetings, queryKeys, useInvitation } from "../api/queries.ts"
import { ApiError } from "../api/request.ts"
import { localNow } from "../features/meetings/local-now.ts"
import { pickCurrentMeeting } from "../features/meetings/pick-current-meeting.ts"
import { MessagePage } from "./message-page.tsx"
import { preloadMinutes } from "./preload-minutes.ts"
import { PageSkeleton } from "./page-skeleton.tsx"

const InAppNote = lazy(async () => ({ default: (await import("../features/entry/in-app-note.tsx")).InAppNote }))
const isInApp = inAppBrowser(navigator.userAgent) !== null

/**
 * An invitation link. Opening it changes nothing, because messengers open links to preview them; the one button
 * signs in and goes straight to the meeting that matters now.
 */
export function InvitationPage() {
  const token = useParams()["token"] ?? ""
  const invitation = useInvitation(token)
  const start = useStart(token)
  const isValid = invitation.data !== undefined
  // While the person reads the one sentence and finds the button, the minutes behind it come.
  useEffect(() => {
    if (isValid) preloadMinutes()
  }, [isValid])
  if (invitation.isPending) return <PageSkeleton />
  const error = start.error ?? invitation.error
  if (isBadLink(error)) {
    return <MessagePage title={signInText.badLinkTitle} text={signInText.badLink} hint={signInText.badLinkHint} />
  }
  if (invitation.data === undefined) {
    return (
      <MessagePage title={signInText.failedTitle} text={errorSentence(error)} details={requestIdOf(error)}>
        <Button onClick={() => void invitation.refetch()}>{shellText.retry}</Button>
      </MessagePage>
    )
  }
  const { name, committeeName, kind, meetingTitle } = invitation.data
  const isReader = kind === "viewer"
  return (
    <MessagePage
      eyebrow={isReader ? committeeName : signInText.invited(committeeName)}
      title={isReader ? (meetingTitle ?? viewerEntryText.welcome) : signInText.welcome(name)}
      text={isReader ? viewerEntryText.how : signInText.how}
      {...(isReader ? {} : { footnote: signInText.notYou(name) })}
    >
      <Button size="xl" fullWidth loading={start.isPending} onClick={() => start.mutate()}>
        {isReader ? viewerEntryText.start : signInText.start(name)}
      </Button>
      {isInApp && (
        <Suspense>
          <InAppNote />
        </Suspense>
      )}
      {start.error !== null && <p role="alert">{errorSentence(start.error)}</p>}
    </MessagePage>
  )
}

function useStart(token: string) {
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
      const isOpen = current?.kind === "now" || current?.kind === "next"
      void navigate(isOpen ? `/meetings/${current.meeting.id}` : "/", { replace: true })
    },
  })
}

function isBadLink(error: Error | null): boolean {
  return error instanceof ApiError && (error.code === "notFound" || error.code === "forbidden")
}

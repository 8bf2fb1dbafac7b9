import { Button } from "@mantine/core"
import { Suspense, useEffect, useState } from "react"
import { Outlet, useMatch } from "react-router"
import { shellText, signInText } from "../../shared/text/ko/shell.ts"
import type { Me } from "../../shared/wire/records.ts"
import { errorSentence, requestIdOf } from "../api/error-sentence.ts"
import { useWatchedMe } from "../api/queries.ts"
import { AppHeader } from "../features/session/app-header.tsx"
import { ApprovalNote } from "../features/session/approval-note.tsx"
import { KeptNotice } from "../features/session/kept-notice.tsx"
import { tidyDevice } from "../features/session/tidy-device.ts"
import { registerWorker } from "../service-worker/register-worker.ts"
import { MessagePage } from "./message-page.tsx"
import { PageSkeleton } from "./page-skeleton.tsx"
import { SignedOutPage } from "./signed-out-page.tsx"

/** The frame of every page for somebody who is signed in; for anybody else the way to sign in. */
export function SignedInLayout() {
  // Minutes learn the end of a session on their own connection, and leave what was typed in view.
  const isWriting = useMatch("/meetings/:meetingId") !== null
  const me = useWatchedMe(!isWriting)
  const was = useLastPerson(me.data ?? null)
  const personId = me.data === undefined ? undefined : (me.data?.id ?? null)
  useEffect(() => {
    if (personId !== undefined) void tidyDevice(personId)
  }, [personId])
  useEffect(registerWorker, [])
  if (me.isPending) return <PageSkeleton />
  if (me.isError && me.data === undefined) {
    return (
      <MessagePage title={signInText.failedTitle} text={errorSentence(me.error)} details={requestIdOf(me.error)}>
        <Button onClick={() => void me.refetch()} loading={me.isFetching}>
          {shellText.retry}
        </Button>
      </MessagePage>
    )
  }
  if (me.data === null || me.data === undefined) return <SignedOutPage was={was} />
  return (
    <>
      <AppHeader me={me.data} />
      <KeptNotice personId={me.data.id} />
      <ApprovalNote key={me.data.id} isPending={me.data.isPending} />
      <Suspense fallback={<PageSkeleton />}>
        <Outlet />
      </Suspense>
    </>
  )
}

/** The newest person this page was shown to. */
function useLastPerson(now: Me | null): Me | null {
  const [last, setLast] = useState(now)
  if (now !== null && now !== last) setLast(now)
  return last
}

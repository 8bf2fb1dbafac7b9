import { Button } from "@mantine/core"
import { Suspense, useEffect } from "react"
import { Outlet } from "react-router"
import { shellText, signInText } from "../../shared/text/ko/shell.ts"
import { errorSentence, requestIdOf } from "../api/error-sentence.ts"
import { useMe } from "../api/queries.ts"
import { AppHeader } from "../features/session/app-header.tsx"
import { KeptNotice } from "../features/session/kept-notice.tsx"
import { tidyDevice } from "../features/session/tidy-device.ts"
import { registerWorker } from "../service-worker/register-worker.ts"
import { MessagePage } from "./message-page.tsx"
import { PageSkeleton } from "./page-skeleton.tsx"

/** The frame of every page for somebody who is signed in; for anybody else the way to sign in. */
export function SignedInLayout() {
  const me = useMe()
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
  if (me.data === null || me.data === undefined) {
    return <MessagePage title={signInText.requiredTitle} text={signInText.required} hint={signInText.requiredHint} />
  }
  return (
    <>
      <AppHeader me={me.data} />
      <KeptNotice personId={me.data.id} />
      <Suspense fallback={<PageSkeleton />}>
        <Outlet />
      </Suspense>
    </>
  )
}

import { Button } from "@mantine/core"
import { useQueryClient } from "@tanstack/react-query"
import { Suspense, useEffect } from "react"
import { Outlet } from "react-router"
import { pendingText } from "../../shared/text/ko/entry.ts"
import { shellText, signInText } from "../../shared/text/ko/shell.ts"
import { errorSentence, requestIdOf } from "../api/error-sentence.ts"
import { queryKeys, useMe } from "../api/queries.ts"
import { PasskeyEntry } from "../features/passkeys/passkey-entry.tsx"
import { AppHeader } from "../features/session/app-header.tsx"
import { KeptNotice } from "../features/session/kept-notice.tsx"
import { tidyDevice } from "../features/session/tidy-device.ts"
import { registerWorker } from "../service-worker/register-worker.ts"
import { MessagePage } from "./message-page.tsx"
import { PageSkeleton } from "./page-skeleton.tsx"
import classes from "./signed-in-layout.module.css"

/** A chosen name is looked up again so often until it is approved. */
const LOOK_MS = 4000

/** While a chosen name waits for its approval; gone by itself when it is there. */
function PendingBanner() {
  const client = useQueryClient()
  useEffect(() => {
    const timer = setInterval(() => void client.invalidateQueries({ queryKey: queryKeys.me }), LOOK_MS)
    return () => clearInterval(timer)
  }, [client])
  return (
    <p className={classes.pending} role="status">
      {pendingText.banner}
    </p>
  )
}

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
    return (
      <MessagePage title={signInText.requiredTitle} text={signInText.required} hint={signInText.requiredHint}>
        <PasskeyEntry />
      </MessagePage>
    )
  }
  return (
    <>
      <AppHeader me={me.data} />
      <KeptNotice personId={me.data.id} />
      {me.data.isPending && <PendingBanner />}
      <Suspense fallback={<PageSkeleton />}>
        <Outlet />
      </Suspense>
    </>
  )
}

import { Button } from "@mantine/core"
import { Suspense } from "react"
import { Outlet } from "react-router"
import { shellText, signInText } from "../../shared/text/ko/shell.ts"
import { errorSentence, requestIdOf } from "../api/error-sentence.ts"
import { useMe } from "../api/queries.ts"
import { AppHeader } from "../features/session/app-header.tsx"
import { KeptNotice } from "../features/session/kept-notice.tsx"
import { MessagePage } from "./message-page.tsx"
import { PageSkeleton } from "./page-skeleton.tsx"

/** The frame of every page for somebody who is signed in; for anybody else the way to sign in. */
export function SignedInLayout() {
  const me = useMe()
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
      <KeptNotice />
      <Suspense fallback={<PageSkeleton />}>
        <Outlet />
      </Suspense>
    </>
  )
}

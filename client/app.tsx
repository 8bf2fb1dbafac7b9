import { MantineProvider } from "@mantine/core"
import { QueryClientProvider } from "@tanstack/react-query"
import { lazy, StrictMode, Suspense, useState } from "react"
import { BrowserRouter, Route, Routes } from "react-router"
import { makeQueryClient } from "./api/query-client.ts"
import { ErrorBoundary } from "./pages/error-boundary.tsx"
import { InvitationPage } from "./pages/invitation-page.tsx"
import { NotFoundPage } from "./pages/not-found-page.tsx"
import { PageSkeleton } from "./pages/page-skeleton.tsx"
import { preloadHome } from "./pages/preload-home.ts"
import { theme } from "./styles/theme.ts"

// An invited person sees one button: nothing of the pages behind it comes before that.
const SignedInLayout = lazy(async () => ({ default: (await import("./pages/signed-in-layout.tsx")).SignedInLayout }))
const HomePage = lazy(async () => ({ default: (await import("./pages/home-page.tsx")).HomePage }))
const MinutesPage = lazy(async () => ({ default: (await import("./pages/minutes/minutes-page.tsx")).MinutesPage }))
const CommitteePage = lazy(async () => ({
  default: (await import("./pages/committee/committee-page.tsx")).CommitteePage,
}))
const CommitteeLinkPage = lazy(async () => ({
  default: (await import("./pages/committee-link-page.tsx")).CommitteeLinkPage,
}))
const SetupPage = lazy(async () => ({ default: (await import("./pages/setup-page.tsx")).SetupPage }))
const AccountPage = lazy(async () => ({ default: (await import("./pages/account-page.tsx")).AccountPage }))
const AdminPage = lazy(async () => ({ default: (await import("./pages/admin-page.tsx")).AdminPage }))
const RevisionPage = lazy(async () => ({ default: (await import("./pages/revision-page.tsx")).RevisionPage }))

export function App({ nonce }: { nonce: string }) {
  const [queries] = useState(() => {
    const made = makeQueryClient()
    if (location.pathname === "/") preloadHome(made)
    return made
  })
  return (
    <StrictMode>
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
        deduplicateCssVariables={false}
      >
        <QueryClientProvider client={queries}>
          <ErrorBoundary>
            <BrowserRouter>
              <Suspense fallback={<PageSkeleton />}>
                <Routes>
                  <Route path="/i/:token" element={<InvitationPage />} />
                  <Route path="/c/:token" element={<CommitteeLinkPage />} />
                  <Route element={<SignedInLayout />}>
                    <Route index element={<HomePage />} />
                    <Route path="/meetings/:meetingId" element={<MinutesPage />} />
                    <Route path="/meetings/:meetingId/revisions/:n" element={<RevisionPage />} />
                    <Route path="/committees/:committeeId/*" element={<CommitteePage />} />
                    <Route path="/setup" element={<SetupPage />} />
                    <Route path="/account" element={<AccountPage />} />
                    <Route path="/admin" element={<AdminPage />} />
                    <Route path="*" element={<NotFoundPage />} />
                  </Route>
                </Routes>
              </Suspense>
            </BrowserRouter>
          </ErrorBoundary>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>
  )
}

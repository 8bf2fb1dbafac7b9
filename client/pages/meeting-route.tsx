import { lazy, Suspense } from "react"
import type { ComponentType } from "react"
import { PageSkeleton } from "./page-skeleton.tsx"

const modules = import.meta.glob<{ MinutesPage: ComponentType }>("./minutes/minutes-page.tsx")
const MinutesPage = lazy(async () => {
  const [load] = Object.values(modules)
  if (load === undefined) throw new Error("no minutes page")
  return { default: (await load()).MinutesPage }
})

export function MeetingRoute() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <MinutesPage />
    </Suspense>
  )
}

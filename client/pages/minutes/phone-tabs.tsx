import { useRef } from "react"
import type { ReactNode } from "react"
import { minutesPageText as ko } from "../../../shared/text/ko/minutes-page.ts"
import { useCan } from "../../live/use-meeting.ts"
import classes from "./minutes-page.module.css"
import { TABS } from "./tabs.ts"
import type { Tab } from "./tabs.ts"

/** The bar at the bottom of a phone. Hidden on wider screens, where everything is on one page. */
export function PhoneTabs({ tab, setTab }: { readonly tab: Tab; readonly setTab: (tab: Tab) => void }): ReactNode {
  const readsComments = useCan("readComments")
  // Coming back to a tab shows what was read there, not its beginning.
  const places = useRef(new Map<Tab, number>())
  return (
    <nav className={classes.tabs} aria-label={ko.tabsLabel}>
      {TABS.filter((one) => one !== "comments" || readsComments).map((one) => (
        <button
          key={one}
          type="button"
          aria-current={one === tab ? "page" : undefined}
          onClick={() => {
            places.current.set(tab, scrollY)
            setTab(one)
            requestAnimationFrame(() => scrollTo({ top: places.current.get(one) ?? 0 }))
          }}
        >
          {ko.tabs[one]}
        </button>
      ))}
    </nav>
  )
}

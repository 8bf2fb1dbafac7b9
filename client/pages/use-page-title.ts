import { useEffect } from "react"
import { shellText } from "../../shared/text/ko/shell.ts"

/** Names the browser's tab after the page. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = shellText.documentTitle(title)
  }, [title])
}

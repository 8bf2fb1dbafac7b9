import { keptCopiesText } from "../../../shared/text/ko/save-state.ts"

/** Offers a plain text file that 한글 and 메모장 open as it is: with a byte order mark. `at`: Unix milliseconds, for its name. */
export function downloadText(text: string, at: number): void {
  const stamp = new Date(at).toISOString().slice(0, 16).replaceAll(":", "")
  const url = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/plain;charset=utf-8" }))
  const link = document.createElement("a")
  link.href = url
  link.download = keptCopiesText.fileName(stamp)
  link.click()
  URL.revokeObjectURL(url)
}

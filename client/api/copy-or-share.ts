/** Puts an address where it can be pasted; false when the browser does not let a page do that. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

/** The phone's own share sheet, where there is one. */
export const canShare = (): boolean => typeof navigator.share === "function"

/** Opens it; somebody who closes it again has decided so. */
export async function shareLink(title: string, url: string): Promise<void> {
  await navigator.share({ title, url }).catch(() => undefined)
}

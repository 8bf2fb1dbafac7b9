import { useCallback, useState } from "react"

/** A text being written that survives a reload: kept on this device under `key` until it is emptied. */
export function useDraft(key: string): [text: string, setText: (text: string) => void] {
  const [text, setText] = useState(() => read(key))
  const set = useCallback(
    (next: string) => {
      setText(next)
      try {
        if (next) localStorage.setItem(key, next)
        else localStorage.removeItem(key)
      } catch {
        // Without storage the text still lives in this page.
      }
    },
    [key],
  )
  return [text, set]
}

function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? ""
  } catch {
    return ""
  }
}

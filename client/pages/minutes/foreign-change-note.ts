import { notifications } from "@mantine/notifications"
import { useEffect } from "react"
import { failureText } from "../../../shared/text/ko/shell.ts"
import { FOREIGN_CHANGE } from "../../foreign-changes.ts"

/** Says once that something else changes this page: what is on the screen may be old, what is written is not. */
export function useForeignChangeNote(): void {
  useEffect(() => {
    const say = (): void => {
      notifications.show({ id: "foreign-change", message: failureText.foreignChange, autoClose: 20_000 })
    }
    addEventListener(FOREIGN_CHANGE, say, { once: true })
    return () => removeEventListener(FOREIGN_CHANGE, say)
  }, [])
}

import { notifications } from "@mantine/notifications"
import type { SayPaste } from "./commands/long-paste.ts"

const ID = "long-paste"
/** How long the last word stays, in milliseconds. */
const STAYS_MS = 10_000

/** One notice for a long paste: how far it is, then what came of it. */
export const sayPaste: SayPaste = (message, isOver) => {
  if (message === null) return void notifications.hide(ID)
  const notice = { id: ID, message, autoClose: isOver ? STAYS_MS : false, withCloseButton: isOver } as const
  // Shown if it is not there yet, else changed in place.
  notifications.show(notice)
  notifications.update(notice)
}

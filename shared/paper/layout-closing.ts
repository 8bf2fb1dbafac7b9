// The lines below the form: what is attached, and 끝. behind the last of it.
import type { Attachment, OpinionTable } from "../minutes/minutes.ts"
import { paperText } from "../text/ko/paper.ts"
import type { FormSettings, Paper } from "./paper.ts"

/** The form of a committee that changed nothing. */
export const DEFAULT_FORM: FormSettings = { attachmentLabel: paperText.attachmentLabel }

/** What of the minutes names an attachment. */
export interface Attached {
  readonly opinions: readonly Pick<OpinionTable, "title">[]
  readonly attachments: readonly Pick<Attachment, "kind" | "caption" | "name">[]
}

/** One line for every opinion table, then every file; 끝. follows the last line, or stands alone below the form. */
export function layoutClosing(minutes: Attached, form = DEFAULT_FORM): Pick<Paper, "attachments" | "closing"> {
  const files = minutes.attachments.filter(({ kind }) => kind === "file")
  const titles = [...minutes.opinions.map(({ title }) => title), ...files.map(({ caption, name }) => caption || name)]
  const attachments = titles.map((title, index) => paperText.attachment(form.attachmentLabel, index + 1, title))
  return {
    attachments,
    closing: { text: paperText.closing, placement: attachments.length > 0 ? "afterAttachments" : "belowTable" },
  }
}

import { Button } from "@mantine/core"
import { useState } from "react"
import type { ReactNode } from "react"
import { committeeText } from "../../../shared/text/ko/committee.ts"
import { inviteText as ko } from "../../../shared/text/ko/committee.ts"
import { canShare, copyText, shareLink } from "../../api/copy-or-share.ts"
import classes from "../../styles/people.module.css"

/** A link that is shown this once, to be copied or shared. */
export function MadeLink({ title, url, hint }: { title: string; url: string; hint?: string }): ReactNode {
  const [isCopied, setCopied] = useState(false)
  return (
    <div className={classes.link} role="group" aria-label={title}>
      <code>{url}</code>
      <Button h={44} onClick={() => void copyText(url).then(setCopied)}>
        {ko.copy}
      </Button>
      {canShare() && (
        <Button h={44} variant="default" onClick={() => void shareLink(title, url)}>
          {ko.share}
        </Button>
      )}
      <span className={classes.soft} role="status">
        {isCopied ? committeeText.copied : (hint ?? "")}
      </span>
    </div>
  )
}

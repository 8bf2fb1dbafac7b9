import { Button, Modal } from "@mantine/core"
import { shellText, unsentText } from "../../../shared/text/ko/shell.ts"
import type { UnsentWork } from "../../live/unsent-work.ts"
import { downloadText } from "./download-text.ts"
import classes from "./kept-copies-panel.module.css"
import "../../styles/dialog.css"

interface UnsentDialogProps {
  readonly works: readonly UnsentWork[]
  readonly leave: () => void
  readonly isLeaving: boolean
  readonly hasFailed: boolean
  readonly close: () => void
}

/** Before a person leaves: what the server does not have, as a file. */
export function UnsentDialog({ works, leave, isLeaving, hasFailed, close }: UnsentDialogProps) {
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={unsentText.title}
      closeButtonProps={{ "aria-label": unsentText.stay, size: 44 }}
    >
      <p className={classes.intro}>{unsentText.explain}</p>
      <ul className={classes.list}>
        {works.map((work) => (
          <li key={work.meetingId} className={classes.item}>
            <h3 className={classes.title}>{titleOf(work)}</h3>
            <pre className={classes.text}>{work.text === "" ? unsentText.noText : work.text}</pre>
          </li>
        ))}
      </ul>
      {hasFailed && <p role="alert">{shellText.signOutFailed}</p>}
      <p className={classes.stay}>{unsentText.stayExplain}</p>
      <div className={classes.actions}>
        <Button
          h={44}
          loading={isLeaving}
          onClick={() => {
            downloadText(works.map((work) => `${titleOf(work)}\n\n${work.text}`).join("\n\n"), Date.now())
            leave()
          }}
        >
          {unsentText.downloadAndLeave}
        </Button>
        <Button h={44} variant="default" onClick={close}>
          {unsentText.stay}
        </Button>
      </div>
    </Modal>
  )
}

function titleOf({ title }: UnsentWork): string {
  return title === "" ? unsentText.untitled : title
}

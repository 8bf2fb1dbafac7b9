import { Button, Modal } from "@mantine/core"
import { useState } from "react"
import { keptCopiesText } from "../../../shared/text/ko/save-state.ts"
import { dropCopy } from "../../live/kept-copies.ts"
import type { HeldCopy } from "../../live/kept-copies.ts"
import { downloadText } from "./download-text.ts"
import { useKeptCopies } from "./use-kept-copies.ts"
import classes from "./kept-copies-panel.module.css"
import "../../styles/dialog.css"

/** Everything the server did not take, as text to copy or download. Only its owner's tap removes a copy. */
export function KeptCopiesPanel({ personId, close }: { personId: string; close: () => void }) {
  const copies = useKeptCopies(personId)
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={keptCopiesText.title}
      closeButtonProps={{ "aria-label": keptCopiesText.close, size: 44 }}
    >
      <p className={classes.intro}>{keptCopiesText.intro}</p>
      <ul className={classes.list}>
        {copies.map((copy) => (
          <KeptCopyItem key={copy.id} copy={copy} />
        ))}
      </ul>
    </Modal>
  )
}

const WHEN = new Intl.DateTimeFormat("ko-KR", { dateStyle: "medium", timeStyle: "short" })

function KeptCopyItem({ copy }: { copy: HeldCopy }) {
  const [copied, setCopied] = useState<"no" | "yes" | "failed">("no")
  const [isSure, setSure] = useState(false)
  const copyText = () => {
    // Absent without a secure context, for example on http://192.168.…
    const writing = navigator.clipboard?.writeText(copy.text) ?? Promise.reject(new Error("no clipboard"))
    writing.then(
      () => setCopied("yes"),
      () => setCopied("failed"),
    )
  }
  return (
    <li className={classes.item}>
      <h3 className={classes.title}>{copy.title === "" ? keptCopiesText.untitled : copy.title}</h3>
      <p className={classes.meta}>
        {WHEN.format(copy.at)}
        {copy.author !== "" && ` · ${copy.author}`} · {keptCopiesText.notTaken(keptCopiesText.why[copy.reason])}
      </p>
      {copy.text === "" ? <p>{keptCopiesText.noText}</p> : <pre className={classes.text}>{copy.text}</pre>}
      {!copy.onDevice && <p className={classes.warning}>{keptCopiesText.onlyThisPage}</p>}
      {copied === "failed" && <p role="alert">{keptCopiesText.copyFailed}</p>}
      <div className={classes.actions}>
        {copy.text !== "" && (
          <>
            <Button h={44} onClick={copyText}>
              {copied === "yes" ? keptCopiesText.copied : keptCopiesText.copy}
            </Button>
            <Button h={44} variant="default" onClick={() => downloadText(copy.text, copy.at)}>
              {keptCopiesText.download}
            </Button>
          </>
        )}
        <Button
          h={44}
          variant="subtle"
          color="red"
          onClick={() => (isSure ? void dropCopy(copy.id) : setSure(true))}
          onBlur={() => setSure(false)}
        >
          {isSure ? keptCopiesText.dropSure : keptCopiesText.drop}
        </Button>
      </div>
    </li>
  )
}

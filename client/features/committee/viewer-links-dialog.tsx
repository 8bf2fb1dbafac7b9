import { Button, Modal } from "@mantine/core"
import { useState } from "react"
import type { FormEvent, ReactNode } from "react"
import { formatDate } from "../../../shared/domain/korean-date.ts"
import { committeeText, inviteText, viewerLinkText as ko } from "../../../shared/text/ko/committee.ts"
import type { ViewerLink } from "../../../shared/wire/people-records.ts"
import type { Meeting } from "../../../shared/wire/records.ts"
import { copyText } from "../../api/copy-or-share.ts"
import { errorSentence } from "../../api/error-sentence.ts"
import { localDay } from "../../api/local-day.ts"
import { useAct, useRead } from "../../api/rest.ts"
import people from "../../styles/people.module.css"
import "../../styles/dialog.css"

const DAY_MS = 86_400_000
const USUAL_DAYS = 30

/** Links that only read one meeting: made, seen, ended. */
export function ViewerLinksDialog({ meeting, close }: { meeting: Meeting; close: () => void }): ReactNode {
  const path = `/api/meetings/${meeting.id}/viewer-links`
  const links = useRead<readonly ViewerLink[]>(path)
  const make = useAct<{ readonly url: string }>()
  const revoke = useAct()
  const [isCopied, setCopied] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const label = form.get("label")
    const expiresAt = Date.now() + Number(form.get("days")) * DAY_MS
    const body = { label: typeof label === "string" ? label : "", readsDrafts: form.has("drafts"), expiresAt }
    setCopied(false)
    make.mutate({ method: "POST", path, body })
  }
  const failure = make.error ?? revoke.error
  return (
    <Modal opened onClose={close} title={ko.title} closeButtonProps={{ "aria-label": committeeText.close, size: 44 }}>
      <p className={people.soft}>{ko.explain}</p>
      <form className={people.box} onSubmit={submit}>
        <label className={people.field}>
          {ko.label}
          <input className={people.input} name="label" maxLength={60} placeholder={ko.labelHint} />
        </label>
        <label className={people.field}>
          {ko.days}
          <input className={people.input} name="days" type="number" min={1} max={365} defaultValue={USUAL_DAYS} />
        </label>
        <label className={people.check}>
          <input type="checkbox" name="drafts" defaultChecked={meeting.revision === 0} />
          {ko.drafts}
        </label>
        <Button h={44} type="submit" loading={make.isPending}>
          {ko.make}
        </Button>
      </form>
      {make.data !== undefined && (
        <div className={people.link}>
          <code>{make.data.url}</code>
          <Button h={44} onClick={() => void copyText(make.data.url).then(setCopied)}>
            {inviteText.copy}
          </Button>
          <span role="status">{isCopied ? committeeText.copied : ko.made}</span>
        </div>
      )}
      {failure !== null && <p role="alert">{errorSentence(failure)}</p>}
      {links.data?.length === 0 && <p className={people.soft}>{ko.none}</p>}
      <ul className={people.rows}>
        {(links.data ?? []).map((link) => (
          <li key={link.id}>
            <span className={people.grow}>
              {link.label || ko.open}{" "}
              <span className={people.soft}>
                {link.readsDrafts ? ko.draftsToo : ko.revisionsOnly}
                {link.expiresAt !== null && ` · ${ko.until(formatDate(localDay(new Date(link.expiresAt))))}`}
              </span>
            </span>
            <Button
              h={44}
              variant="default"
              onClick={() => revoke.mutate({ method: "DELETE", path: `${path}/${link.id}` })}
            >
              {ko.revoke}
            </Button>
          </li>
        ))}
      </ul>
    </Modal>
  )
}

import { Button } from "@mantine/core"
import type { ReactNode } from "react"
import { createPortal } from "react-dom"
import { encode } from "uqr"
import { inviteText as ko } from "../../../shared/text/ko/committee.ts"
import type { CommitteeDetail, InvitationMade, Member } from "../../../shared/wire/people-records.ts"
import { errorSentence } from "../../api/error-sentence.ts"
import { useAct, useRead } from "../../api/rest.ts"
import classes from "../../styles/people.module.css"
import sheet from "./qr-sheet.module.css"

/** An A4 sheet with a code for each member, to be cut and handed out. */
export function QrSheet({ committee }: { committee: CommitteeDetail }): ReactNode {
  const base = `/api/committees/${committee.id}`
  const members = useRead<readonly Member[]>(`${base}/members`)
  const make = useAct<readonly InvitationMade[]>()
  const byId = new Map((members.data ?? []).map((member) => [member.id, member]))
  return (
    <section className={classes.box} aria-labelledby="qr-sheet">
      <h2 id="qr-sheet">{ko.sheetTitle}</h2>
      <p className={classes.soft}>{ko.sheetExplain}</p>
      <div className={classes.actions}>
        <Button
          h={44}
          variant="default"
          loading={make.isPending}
          onClick={() => make.mutate({ method: "POST", path: `${base}/invitations/all` })}
        >
          {ko.sheetMake}
        </Button>
        {make.data !== undefined && (
          <Button h={44} onClick={() => window.print()}>
            {ko.sheetPrint}
          </Button>
        )}
      </div>
      {make.error !== null && <p role="alert">{errorSentence(make.error)}</p>}
      {make.data !== undefined &&
        createPortal(
          <div className={sheet.sheet}>
            {make.data.map((each) => (
              <div key={each.id} className={sheet.card}>
                <QrCode text={each.url} label={ko.linkOf(byId.get(each.memberId)?.name ?? "")} />
                <strong>{byId.get(each.memberId)?.name}</strong>
                <span>
                  {committee.name} {byId.get(each.memberId)?.seat?.position}
                </span>
                <small>{ko.sheetHow}</small>
              </div>
            ))}
          </div>,
          document.body,
        )}
    </section>
  )
}

/** The code as one path of squares: sharp at any size. */
function QrCode({ text, label }: { text: string; label: string }): ReactNode {
  const { data, size } = encode(text, { border: 2 })
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ""))).join("")
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={path} fill="#000" />
    </svg>
  )
}

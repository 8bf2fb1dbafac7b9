import { Button } from "@mantine/core"
import { useState } from "react"
import type { ReactNode } from "react"
import { formatDate } from "../../../shared/domain/korean-date.ts"
import { daysBetween, termEnd, termState } from "../../../shared/domain/term.ts"
import { rosterPageText as ko } from "../../../shared/text/ko/committee.ts"
import { shellText } from "../../../shared/text/ko/shell.ts"
import type { Member, Seat } from "../../../shared/wire/people-records.ts"
import { errorSentence } from "../../api/error-sentence.ts"
import { useAct } from "../../api/rest.ts"
import people from "../../styles/people.module.css"
import { Cell } from "./cell.tsx"
import { MemberDetails } from "./member-details.tsx"
import classes from "./roster.module.css"

export interface SeatRowProps {
  readonly committeeId: string
  readonly seat: Seat
  /** The holder's account, when they have one. */
  readonly member: Member | undefined
  readonly canEdit: boolean
  /** `YYYY-MM-DD` in Korea. */
  readonly today: string
  readonly termYears: number
  readonly say: (sentence: string) => void
}

/** One seat with its holder. A name written into a vacant seat seats a new member. */
export function SeatRow(props: SeatRowProps): ReactNode {
  const { committeeId, seat, member, canEdit, today, termYears, say } = props
  const base = `/api/committees/${committeeId}`
  const act = useAct()
  const [isOpen, setOpen] = useState(false)
  const { term } = seat
  const isLocked = !canEdit || (term !== null && member === undefined)
  const patchMember = (body: object, done?: string) =>
    act.mutate(
      { method: "PATCH", path: `${base}/members/${member?.id}`, body },
      { onSuccess: () => done !== undefined && say(done) },
    )
  const patchSeat = (body: object) => act.mutate({ method: "PATCH", path: `${base}/seats/${seat.id}`, body })
  const saveName = (name: string) => {
    if (name === "") return
    if (term === null) act.mutate({ method: "POST", path: `${base}/members`, body: { name, seat: { id: seat.id } } })
    else patchMember({ name })
  }
  const renew = () => {
    const endsOn = termEnd(nextDay(term?.endsOn ?? today), termYears)
    patchMember({ term: { endsOn } }, ko.renewed(term?.name ?? "", formatDate(endsOn)))
  }
  return (
    <div className={classes.row} role="row" data-vacant={term === null}>
      <Cell
        label={ko.columns.position}
        value={seat.position}
        isReadOnly={!canEdit}
        save={(position) => patchSeat({ position })}
      />
      <span className={classes.cell} role="cell" data-label={ko.columns.sector}>
        {canEdit ? (
          <select
            className={classes.input}
            aria-label={ko.columns.sector}
            value={seat.sector}
            onChange={(event) => patchSeat({ sector: event.target.value })}
          >
            <option value="public">{ko.sectors.public}</option>
            <option value="private">{ko.sectors.private}</option>
          </select>
        ) : (
          ko.sectors[seat.sector]
        )}
      </span>
      <Cell
        label={ko.columns.name}
        value={term?.name ?? (canEdit ? "" : ko.vacant)}
        placeholder={`${ko.vacant} · ${ko.vacantHint}`}
        isReadOnly={isLocked}
        save={saveName}
      />
      <Cell
        label={ko.columns.affiliation}
        value={term?.affiliation ?? ""}
        isReadOnly={isLocked || term === null}
        save={(affiliation) => patchMember({ affiliation })}
      />
      <span className={classes.cell} role="cell" data-label={ko.columns.role}>
        {(member?.roles ?? []).map((role) => shellText.roles[role]).join(", ")}
      </span>
      <Cell
        label={ko.columns.startsOn}
        type="date"
        value={term?.startsOn ?? ""}
        isReadOnly={isLocked || term === null}
        save={(startsOn) => patchMember({ term: { startsOn: startsOn === "" ? null : startsOn } })}
      />
      <Cell
        label={ko.columns.endsOn}
        type="date"
        value={term?.endsOn ?? ""}
        isReadOnly={isLocked || term === null}
        save={(endsOn) => patchMember({ term: { endsOn: endsOn === "" ? null : endsOn } })}
      />
      <span className={classes.state} role="cell" data-label={ko.columns.state}>
        {term !== null && <TermBadge endsOn={term.endsOn} today={today} />}
        {member !== undefined && member.officerOf.length > 0 && (
          <span className={people.badge}>{ko.officer(member.officerOf.join(", "))}</span>
        )}
        {member !== undefined && canEdit && <WayIn member={member} />}
        {canEdit && term !== null && termState(term, today) !== "running" && (
          <Button h={44} variant="subtle" onClick={renew}>
            {ko.renew}
          </Button>
        )}
        {canEdit && member !== undefined && (
          <Button
            h={44}
            variant="subtle"
            aria-expanded={isOpen}
            aria-label={ko.more(member.name)}
            onClick={() => setOpen(!isOpen)}
          >
            ⋯
          </Button>
        )}
        {canEdit && term === null && (
          <Button
            h={44}
            variant="subtle"
            onClick={() => act.mutate({ method: "DELETE", path: `${base}/seats/${seat.id}` })}
          >
            {ko.removeSeat}
          </Button>
        )}
      </span>
      {act.error !== null && (
        <div className={`${people.error} ${classes.whole}`} role="cell">
          <p role="alert">{errorSentence(act.error)}</p>
        </div>
      )}
      {isOpen && member !== undefined && (
        <MemberDetails
          committeeId={committeeId}
          member={member}
          today={today}
          say={say}
          close={() => setOpen(false)}
          isInRow
        />
      )}
    </div>
  )
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

function TermBadge({ endsOn, today }: { endsOn: string | null; today: string }): ReactNode {
  const state = termState({ endsOn }, today)
  if (state === "running" || endsOn === null) return null
  return <span className={people.warn}>{state === "over" ? ko.over : ko.endsSoon(daysBetween(today, endsOn))}</span>
}

function WayIn({ member }: { member: Member }): ReactNode {
  const { devices, invitation } = member
  if (devices?.hasNew) return <span className={people.warn}>{ko.newDevice}</span>
  if (devices !== null && devices.open > 0) return <span className={people.badge}>{ko.came}</span>
  return <span className={people.badge}>{invitation === null ? ko.notInvited : ko.invited}</span>
}

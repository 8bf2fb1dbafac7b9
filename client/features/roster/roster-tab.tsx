import { Button } from "@mantine/core"
import { useState } from "react"
import type { ReactNode } from "react"
import { formatDate } from "../../../shared/domain/korean-date.ts"
import { rosterPageText as ko } from "../../../shared/text/ko/committee.ts"
import type { CommitteeDetail, Member, Roster } from "../../../shared/wire/people-records.ts"
import { later } from "../../api/later.tsx"
import { useRead } from "../../api/rest.ts"
import people from "../../styles/people.module.css"
import { AddSeat } from "./add-seat.tsx"
import { Observers } from "./observers.tsx"
import { SeatRow } from "./seat-row.tsx"
import { SeatlessMembers } from "./seatless-members.tsx"
import classes from "./roster.module.css"

const ImportDialog = later(async () => (await import("./import-dialog.tsx")).ImportDialog)
const HandOverDialog = later(async () => (await import("./hand-over-dialog.tsx")).HandOverDialog)

/** Who sits where, edited in place by who manages the committee; anybody else reads it. */
export function RosterTab({ committee, today }: { committee: CommitteeDetail; today: string }): ReactNode {
  const base = `/api/committees/${committee.id}`
  const [day, setDay] = useState("")
  const [dialog, setDialog] = useState<"import" | "handOver" | null>(null)
  const [said, setSaid] = useState("")
  const roster = useRead<Roster>(day === "" ? `${base}/roster` : `${base}/roster?on=${day}`)
  const members = useRead<readonly Member[]>(`${base}/members`)
  const canEdit = committee.permissions.includes("manageCommittee") && day === ""
  const byId = new Map((members.data ?? []).map((member) => [member.id, member]))
  const seats = roster.data?.seats ?? []
  const close = () => setDialog(null)
  return (
    <section className={people.box} aria-labelledby="roster">
      <div className={classes.head}>
        <h2 id="roster">{ko.caption}</h2>
        <div className={people.actions}>
          {canEdit && (
            <Button h={44} variant="default" onPointerEnter={ImportDialog.preload} onClick={() => setDialog("import")}>
              {ko.importOpen}
            </Button>
          )}
          {canEdit && (
            <Button h={44} variant="default" onClick={() => setDialog("handOver")}>
              {ko.handOver}
            </Button>
          )}
          <Button h={44} variant="subtle" component="a" href={`${base}/roster.xlsx`} download>
            {ko.exportXlsx}
          </Button>
        </div>
      </div>
      <label className={classes.day}>
        {ko.onDay}
        <input className={people.input} type="date" value={day} onChange={(event) => setDay(event.target.value)} />
        {day !== "" && (
          <Button h={44} variant="subtle" onClick={() => setDay("")}>
            {ko.today}
          </Button>
        )}
      </label>
      {day !== "" && <p className={people.soft}>{ko.past(formatDate(day))}</p>}
      <p role="status" className={people.good}>
        {said}
      </p>
      {roster.isSuccess && seats.length === 0 && (
        <p className={people.soft}>
          <strong>{ko.emptyTitle}</strong> {canEdit && ko.empty}
        </p>
      )}
      <div className={classes.table} role="table" aria-label={ko.caption}>
        <div className={classes.header} role="row">
          {Object.values(ko.columns).map((word) => (
            <span key={word} role="columnheader">
              {word}
            </span>
          ))}
        </div>
        {seats.map((seat) => (
          <SeatRow
            key={`${seat.id} ${seat.term?.id ?? ""}`}
            committeeId={committee.id}
            seat={seat}
            member={byId.get(seat.term?.memberId ?? "")}
            canEdit={canEdit}
            today={today}
            termYears={committee.settings.termYears}
            say={setSaid}
          />
        ))}
      </div>
      {canEdit && <AddSeat committeeId={committee.id} />}
      <SeatlessMembers committeeId={committee.id} members={members.data ?? []} canEdit={canEdit} />
      <Observers committeeId={committee.id} observers={roster.data?.observers ?? []} canEdit={canEdit} />
      {dialog === "import" && <ImportDialog.Part committeeId={committee.id} close={close} say={setSaid} />}
      {dialog === "handOver" && (
        <HandOverDialog.Part committeeId={committee.id} members={members.data ?? []} close={close} say={setSaid} />
      )}
    </section>
  )
}

import { Button } from "@mantine/core"
import { useState } from "react"
import type { ReactNode } from "react"
import { rosterPageText as ko } from "../../../shared/text/ko/committee.ts"
import { shellText } from "../../../shared/text/ko/shell.ts"
import { COMMITTEE_ROLES, type CommitteeRole, type Member } from "../../../shared/wire/people-records.ts"
import { errorSentence } from "../../api/error-sentence.ts"
import { useAct } from "../../api/rest.ts"
import people from "../../styles/people.module.css"
import { Cell } from "./cell.tsx"
import classes from "./roster.module.css"

interface MemberDetailsProps {
  readonly committeeId: string
  readonly member: Member
  readonly today: string
  readonly say: (sentence: string) => void
  readonly close: () => void
  /** Shown within a row of the roster's table. */
  readonly isInRow?: boolean
}

/** What of a member stands in no column: roles, contact, and the end of their time here. */
export function MemberDetails({
  committeeId,
  member,
  today,
  say,
  close,
  isInRow = false,
}: MemberDetailsProps): ReactNode {
  const path = `/api/committees/${committeeId}/members/${member.id}`
  const act = useAct()
  const [day, setDay] = useState(today)
  const patch = (body: object) => act.mutate({ method: "PATCH", path, body })
  const setRole = (role: CommitteeRole, isOn: boolean) => {
    const own = member.roles.filter((each): each is CommitteeRole => each !== "admin")
    patch({ roles: isOn ? [...own, role] : own.filter((each) => each !== role) })
  }
  const dismiss = () => {
    const change =
      day > today
        ? ({ method: "PATCH", path, body: { term: { endedOn: day } } } as const)
        : ({ method: "DELETE", path } as const)
    // This row is gone by then: what is said is said by the list. A refusal is shown here.
    void act.mutateAsync(change).then(
      () => (say(ko.dismissed(member.name)), close()),
      () => undefined,
    )
  }
  return (
    <div className={`${classes.whole} ${classes.details}`} role={isInRow ? "cell" : undefined}>
      <fieldset className={classes.roles}>
        <legend>{ko.roles}</legend>
        {COMMITTEE_ROLES.map((role) => (
          <label key={role} className={people.check}>
            <input
              type="checkbox"
              checked={member.roles.includes(role)}
              onChange={(event) => setRole(role, event.target.checked)}
            />
            {shellText.roles[role]}
          </label>
        ))}
      </fieldset>
      <div className={people.fields}>
        <div className={people.field}>
          {ko.phone}
          <Cell
            label={ko.phone}
            type="tel"
            value={member.phone}
            isReadOnly={false}
            save={(phone) => patch({ phone })}
          />
        </div>
        <div className={people.field}>
          {ko.email}
          <Cell
            label={ko.email}
            type="email"
            value={member.email}
            isReadOnly={false}
            save={(email) => patch({ email })}
          />
        </div>
        <div className={people.field}>
          {ko.department}
          <Cell
            label={ko.department}
            value={member.department}
            isReadOnly={false}
            save={(department) => patch({ department })}
          />
        </div>
        <label className={people.field}>
          {ko.dismissOn}
          <span className={people.actions}>
            <input
              className={classes.input}
              type="date"
              value={day}
              min={today}
              onChange={(event) => setDay(event.target.value)}
            />
            <Button h={44} variant="default" onClick={dismiss} loading={act.isPending}>
              {ko.dismiss}
            </Button>
          </span>
          {ko.dismissExplain}
        </label>
      </div>
      {act.error !== null && (
        <p className={people.error} role="alert">
          {errorSentence(act.error)}
        </p>
      )}
    </div>
  )
}

import { Button } from "@mantine/core"
import { useRef } from "react"
import type { FormEvent, ReactNode } from "react"
import { rosterPageText as ko } from "../../../shared/text/ko/committee.ts"
import { errorSentence } from "../../api/error-sentence.ts"
import { useAct } from "../../api/rest.ts"
import people from "../../styles/people.module.css"
import classes from "./roster.module.css"

/** The last row: a name makes a member on a new seat, no name a vacant one. */
export function AddSeat({ committeeId }: { committeeId: string }): ReactNode {
  const act = useAct()
  const name = useRef<HTMLInputElement>(null)
  const base = `/api/committees/${committeeId}`
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const text = (field: string) => {
      const value = new FormData(form).get(field)
      return typeof value === "string" ? value.trim() : ""
    }
    const seat = { position: text("position"), sector: text("sector") }
    const affiliation = text("affiliation")
    const body = text("name") === "" ? seat : { name: text("name"), affiliation, seat }
    const path = text("name") === "" ? `${base}/seats` : `${base}/members`
    act.mutate(
      { method: "POST", path, body },
      {
        onSuccess: () => {
          form.reset()
          name.current?.focus()
        },
      },
    )
  }
  return (
    <form className={classes.row} onSubmit={submit} aria-label={ko.addRow}>
      <input
        className={classes.input}
        name="position"
        placeholder={ko.columns.position}
        aria-label={ko.columns.position}
      />
      <select className={classes.input} name="sector" aria-label={ko.columns.sector} defaultValue="private">
        <option value="public">{ko.sectors.public}</option>
        <option value="private">{ko.sectors.private}</option>
      </select>
      <input
        ref={name}
        className={classes.input}
        name="name"
        placeholder={ko.columns.name}
        aria-label={ko.columns.name}
        maxLength={60}
      />
      <input
        className={classes.input}
        name="affiliation"
        placeholder={ko.columns.affiliation}
        aria-label={ko.columns.affiliation}
        maxLength={120}
      />
      <span className={classes.add}>
        <Button h={44} type="submit" variant="default" loading={act.isPending}>
          {ko.addRow}
        </Button>
        <span className={people.soft}>{ko.addHint}</span>
      </span>
      {act.error !== null && (
        <p className={`${people.error} ${classes.whole}`} role="alert">
          {errorSentence(act.error)}
        </p>
      )}
    </form>
  )
}

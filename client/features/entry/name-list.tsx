import { Button } from "@mantine/core"
import { useEffect, useRef, useState } from "react"
import type { ReactNode } from "react"
import { committeeLinkText as ko } from "../../../shared/text/ko/entry.ts"
import type { CommitteeLinkView } from "../../../shared/wire/people-records.ts"
import classes from "./name-list.module.css"

export type OfferedName = CommitteeLinkView["names"][number]

/** With more names than this one is looked for by typing. */
const MANY = 12

/** As people look for themselves: officers, who are few, above everybody else in 가나다 order. */
const byName = (a: OfferedName, b: OfferedName): number =>
  Number(a.position === "") - Number(b.position === "") || a.name.localeCompare(b.name, "ko")

interface NameListProps {
  readonly names: readonly OfferedName[]
  readonly choose: (name: OfferedName) => void
  /** Who was chosen and then not: the focus goes back there. */
  readonly backFrom: OfferedName | null
}

/** The names nobody has come in under, each a big button; and what to do when one's own is not there. */
export function NameList({ names, choose, backFrom }: NameListProps): ReactNode {
  const last = useRef<HTMLButtonElement>(null)
  useEffect(() => last.current?.focus(), [])
  const [wanted, setWanted] = useState("")
  const shown = names.filter(({ name }) => name.includes(wanted.trim())).toSorted(byName)
  return (
    <>
      {names.length > MANY && (
        <label className={classes.search}>
          {ko.search}
          <input
            type="search"
            autoComplete="off"
            enterKeyHint="search"
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
        </label>
      )}
      <p role="status" className={classes.none}>
        {shown.length === 0 && names.length > 0 && ko.noMatch}
      </p>
      <ul className={classes.names} aria-label={ko.names}>
        {shown.map((name) => (
          <li key={name.memberId}>
            <Button
              className={classes.name}
              h={56}
              fullWidth
              variant="default"
              onClick={() => choose(name)}
              ref={name.memberId === backFrom?.memberId ? last : undefined}
            >
              <span>
                {name.name}
                {name.position !== "" && <span className={classes.position}>{name.position}</span>}
              </span>
            </Button>
          </li>
        ))}
      </ul>
      <details className={classes.help} open={names.length === 0}>
        <summary>{ko.notThere}</summary>
        {ko.notThereWhy.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </details>
    </>
  )
}

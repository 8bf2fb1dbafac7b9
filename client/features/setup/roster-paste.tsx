import { useDebouncedValue } from "@mantine/hooks"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import type { ReactNode } from "react"
import { rosterImportText, rosterPageText } from "../../../shared/text/ko/committee.ts"
import { setupText as ko } from "../../../shared/text/ko/setup.ts"
import { rosterText } from "../../../shared/text/ko/roster.ts"
import { errorSentence } from "../../api/error-sentence.ts"
import { previewRoster, readRows, type RosterPreview } from "../../api/roster-preview.ts"
import people from "../../styles/people.module.css"
import classes from "./setup.module.css"

/** A pause in typing after which the table is read again, milliseconds. */
const PAUSE_MS = 300

interface RosterPasteProps {
  /** How the person is called in the form at the moment. */
  readonly myName: string
}

/** A pasted table, and at once what was understood of it. */
export function RosterPaste({ myName }: RosterPasteProps): ReactNode {
  const [table, setTable] = useState("")
  const [settled] = useDebouncedValue(table.trim(), PAUSE_MS)
  const read = useQuery({
    queryKey: ["roster-preview", settled],
    queryFn: () => previewRoster(null, new Blob([settled])),
    enabled: settled !== "",
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <>
      <label className={people.field}>
        <span className="spoken">{ko.paste}</span>
        <textarea
          className={people.input}
          name="table"
          rows={5}
          placeholder={rosterImportText.placeholder}
          aria-describedby="roster-hint"
          onChange={(event) => setTable(event.target.value)}
        />
      </label>
      <p id="roster-hint" className={people.soft}>
        {ko.rosterHint} {ko.later}
      </p>
      <div role="status">
        {read.isFetching && <p className={people.soft}>{ko.reading}</p>}
        {table !== "" && read.data !== undefined && <Reading preview={read.data} myName={myName} />}
      </div>
      {read.error !== null && table !== "" && (
        <p className={people.error} role="alert">
          {errorSentence(read.error)}
        </p>
      )}
    </>
  )
}

function Reading({ preview, myName }: { preview: RosterPreview; myName: string }): ReactNode {
  const rows = readRows(preview)
  const vacant = rows.filter(({ name }) => name === "").length
  const problems = preview.parsed.flatMap((each, at) => ("problem" in each ? [{ at: at + 1, text: each.problem }] : []))
  const isIn = myName !== "" && rows.some(({ name }) => name === myName)
  return (
    <div className={classes.reading}>
      <p>
        <strong>{rosterImportText.found(rows.length - vacant, vacant)}</strong> {isIn && ko.ownRow(myName)}
      </p>
      {preview.warnings.map((warning) => (
        <p key={warning} className={people.soft}>
          {warning}
        </p>
      ))}
      {problems.length > 0 && <p className={people.error}>{rosterImportText.unread(problems.length)}</p>}
      {problems.map(({ at, text }) => (
        <p key={at} className={people.error}>
          {rosterImportText.row(at)}: {text}
        </p>
      ))}
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={ko.readTable}>
        <table>
          <thead>
            <tr>
              <th scope="col">{rosterPageText.columns.name}</th>
              <th scope="col">{rosterPageText.columns.sector}</th>
              <th scope="col">{rosterPageText.columns.position}</th>
              <th scope="col">{rosterPageText.columns.affiliation}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              // Rows of one reading never move.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={at}>
                <th scope="row">{row.name === "" ? rosterText.vacant : row.name}</th>
                <td>{rosterText.sectors[row.sector]}</td>
                <td>{row.position}</td>
                <td>{row.affiliation}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

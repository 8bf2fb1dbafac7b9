import { Button, Modal } from "@mantine/core"
import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import type { ReactNode } from "react"
import { committeeText, rosterImportText as ko } from "../../../shared/text/ko/committee.ts"
import { ROSTER_FIELDS, rosterText, type RosterField } from "../../../shared/text/ko/roster.ts"
import { errorSentence } from "../../api/error-sentence.ts"
import { useAct } from "../../api/rest.ts"
import people from "../../styles/people.module.css"
import { previewRoster, readRows, type RosterPreview } from "../../api/roster-preview.ts"
import classes from "./roster.module.css"
import "../../styles/dialog.css"

interface ImportDialogProps {
  readonly committeeId: string
  readonly close: () => void
  readonly say: (sentence: string) => void
}

interface ReadTable {
  readonly table: Blob
  readonly mapping?: Partial<Record<RosterField, number | null>>
}

/** A pasted table or a file: shown as it is understood, then written in one step. */
export function ImportDialog({ committeeId, close, say }: ImportDialogProps): ReactNode {
  const [table, setTable] = useState<Blob | null>(null)
  const read = useMutation({
    mutationFn: ({ table: bytes, mapping }: ReadTable) => previewRoster(committeeId, bytes, mapping),
  })
  const write = useAct<{ added: number; changed: number; vacant: number }>()
  const take = (bytes: Blob) => {
    setTable(bytes)
    read.mutate({ table: bytes })
  }
  const rows = read.data === undefined ? [] : readRows(read.data)
  const save = () =>
    write.mutate(
      { method: "POST", path: `/api/committees/${committeeId}/roster/import`, body: { rows } },
      { onSuccess: ({ added, changed, vacant }) => (say(ko.done(added, changed, vacant)), close()) },
    )
  const failure = read.error ?? write.error
  return (
    <Modal
      opened
      onClose={close}
      size="xl"
      title={ko.title}
      closeButtonProps={{ "aria-label": committeeText.close, size: 44 }}
    >
      <div className={classes.dialog}>
        <p className={people.soft}>{ko.explain}</p>
        <label className={people.field}>
          {ko.paste}
          <textarea
            className={people.input}
            rows={5}
            data-autofocus
            placeholder={ko.placeholder}
            onChange={(event) => event.target.value.trim() !== "" && take(new Blob([event.target.value]))}
          />
        </label>
        <label className={people.field}>
          {ko.file}
          <input
            className={people.input}
            type="file"
            accept=".xlsx,.csv,.tsv,.txt"
            onChange={(event) => event.target.files?.[0] && take(event.target.files[0])}
          />
        </label>
        <p role="status">{read.isPending ? ko.reading : ""}</p>
        {failure !== null && (
          <p className={people.error} role="alert">
            {errorSentence(failure)}
          </p>
        )}
        {read.data !== undefined && (
          <>
            <Preview preview={read.data} />
            <Columns
              preview={read.data}
              choose={(field, column) =>
                table && read.mutate({ table, mapping: { ...read.data.mapping, [field]: column } })
              }
            />
            <Button h={48} onClick={save} loading={write.isPending} disabled={rows.length === 0}>
              {ko.import(rows.length)}
            </Button>
          </>
        )}
      </div>
    </Modal>
  )
}

function Preview({ preview }: { preview: RosterPreview }): ReactNode {
  const rows = readRows(preview)
  const vacant = rows.filter((row) => row.name === "").length
  const problems = preview.parsed.flatMap((each, at) => ("problem" in each ? [{ at: at + 1, text: each.problem }] : []))
  return (
    <div>
      <p>
        <strong>{ko.found(rows.length - vacant, vacant)}</strong>
      </p>
      {preview.warnings.map((warning) => (
        <p key={warning} className={people.soft}>
          {warning}
        </p>
      ))}
      {problems.length > 0 && <p className={people.error}>{ko.unread(problems.length)}</p>}
      <ul className={classes.preview}>
        {problems.map(({ at, text }) => (
          <li key={at} className={people.error}>
            {ko.row(at)}: {text}
          </li>
        ))}
        {rows.map((row, at) => (
          // Rows of one reading never move.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at}>
            <strong>{row.name === "" ? rosterText.vacant : row.name}</strong>{" "}
            {[row.position, rosterText.sectors[row.sector], row.affiliation, row.startsOn].filter(Boolean).join(" · ")}
          </li>
        ))}
      </ul>
    </div>
  )
}

interface ColumnsProps {
  readonly preview: RosterPreview
  readonly choose: (field: RosterField, column: number | null) => void
}

/** Which column of the table is what, to be put right by hand. */
function Columns({ preview, choose }: ColumnsProps): ReactNode {
  return (
    <div className={people.fields}>
      {ROSTER_FIELDS.map((field) => (
        <label key={field} className={people.field}>
          {ko.columnOf(rosterText.headings[field][0] ?? field)}
          <select
            className={people.input}
            value={preview.mapping[field] ?? ""}
            onChange={(event) => choose(field, event.target.value === "" ? null : Number(event.target.value))}
          >
            <option value="">{ko.none}</option>
            {preview.columns.map((heading, at) => (
              // A column is its place in the table.
              // oxlint-disable-next-line react/no-array-index-key
              <option key={at} value={at}>
                {heading === "" ? ko.column(at + 1) : heading}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  )
}

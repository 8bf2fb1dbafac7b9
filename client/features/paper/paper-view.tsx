import type { NameCell, Paper, PaperAttendance } from "../../../shared/paper/paper.ts"
import { Blocks, Lines, Photo } from "./paper-lines.tsx"
import { PaperOpinions } from "./paper-opinions.tsx"
import classes from "./paper-view.module.css"

interface PaperViewProps {
  readonly paper: Paper
  readonly label: string
  /** Where a blob of this meeting is served. */
  readonly photoAddress: (blob: string) => string
}

/** The printed form on screen, read-only; it stays paper in dark mode and prints without the page around it. */
export function PaperView({ paper, label, photoAddress }: PaperViewProps) {
  return (
    <article className={classes.paper} aria-label={label}>
      <section className={classes.sheet}>
        <p className={classes.pageHeader}>{paper.pageHeader}</p>
        <h2 className={classes.title}>{paper.title}</h2>
        <table className={classes.form}>
          <tbody>
            <tr>
              <th scope="row">{paper.when.label}</th>
              <td>{paper.when.text}</td>
            </tr>
            <tr>
              <th scope="row">{paper.where.label}</th>
              <td>{paper.where.text}</td>
            </tr>
            <tr>
              <th scope="row">
                {paper.attendance.label.map((line) => (
                  <div key={line}>{line}</div>
                ))}
              </th>
              <td className={classes.inset}>
                <Attendance attendance={paper.attendance} />
              </td>
            </tr>
            <tr>
              <th scope="row">{paper.topics.label}</th>
              <td>
                <Lines lines={paper.topics.lines} />
              </td>
            </tr>
          </tbody>
        </table>
        <Results paper={paper} photoAddress={photoAddress} />
        <Closing paper={paper} />
      </section>
      {paper.opinionTables.map((table) => (
        <PaperOpinions key={table.tableId} table={table} />
      ))}
    </article>
  )
}

function Attendance({ attendance }: { attendance: PaperAttendance }) {
  const pairs = attendance.rows[0]?.length ?? 0
  return (
    <table className={classes.attendance}>
      <thead>
        <tr>
          {Array.from({ length: pairs }, (_, pair) => [
            <th key={`name-${pair}`}>{attendance.nameTitle}</th>,
            <th key={`mark-${pair}`} className={classes.markColumn}>
              {attendance.markTitle}
            </th>,
          ])}
        </tr>
      </thead>
      <tbody>
        {attendance.rows.map((row, index) => (
          <tr key={index}>{row.map((cell, column) => nameCells(cell, column))}</tr>
        ))}
        {attendance.observers !== null && (
          <tr>
            <td colSpan={pairs * 2}>
              {attendance.observers.label} {attendance.observers.text}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

function nameCells(cell: NameCell, column: number) {
  return [
    <td key={`name-${column}`}>{cell.name}</td>,
    <td key={`mark-${column}`} className={classes.markColumn}>
      {cell.mark}
    </td>,
  ]
}

function Results({ paper, photoAddress }: Omit<PaperViewProps, "label">) {
  return (
    <>
      <h3 className={classes.resultsTitle}>{paper.results.label}</h3>
      <table className={classes.form}>
        <tbody>
          {paper.results.rows.map((row, index) => (
            <tr key={index}>
              {row.topics.length > 0 && (
                <td className={classes.topics}>
                  <Lines lines={row.topics} />
                </td>
              )}
              <td colSpan={row.topics.length > 0 ? 1 : 2}>
                <Blocks blocks={row.content} photoAddress={photoAddress} />
              </td>
            </tr>
          ))}
          {paper.next !== null && (
            <tr>
              <th scope="row">{paper.next.label}</th>
              <td>{paper.next.text}</td>
            </tr>
          )}
          {paper.photos.items.length > 0 && (
            <tr>
              <th scope="row">{paper.photos.label}</th>
              <td className={classes.photos}>
                {paper.photos.items.map((photo, index) => (
                  <Photo key={index} photo={photo} address={photoAddress(photo.blob)} />
                ))}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </>
  )
}

/** 끝. stands behind the last attachment line, or on a line of its own below the table. */
function Closing({ paper }: { paper: Paper }) {
  const last = paper.attachments.length - 1
  const isBehindLast = paper.closing.placement === "afterAttachments" && last >= 0
  return (
    <div className={classes.closing}>
      {paper.attachments.map((line, index) => (
        <p key={line}>
          {line}
          {isBehindLast && index === last && paper.closing.text}
        </p>
      ))}
      {!isBehindLast && <p>{paper.closing.text}</p>}
    </div>
  )
}

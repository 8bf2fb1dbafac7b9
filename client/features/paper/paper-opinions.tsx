import type { PaperCell, PaperOpinionTable } from "../../../shared/paper/paper.ts"
import { Lines } from "./paper-lines.tsx"
import classes from "./paper-view.module.css"

/** One opinion table on landscape pages of its own. */
export function PaperOpinions({ table }: { table: PaperOpinionTable }) {
  return (
    <section className={`${classes.sheet} ${classes.landscape}`}>
      <p className={classes.attachment}>{table.heading}</p>
      <h2 className={classes.tableTitle}>{table.title}</h2>
      {table.subtitle !== "" && <p>{table.subtitle}</p>}
      {/* Wider than a phone: whoever has only a keyboard scrolls it with the arrows. */}
      <div className={classes.scroll} role="region" aria-label={table.title} tabIndex={0}>
        <table className={classes.opinions}>
          <thead>
            {table.head.map((cells, index) => (
              <tr key={index}>
                <Cells cells={cells} isHead />
              </tr>
            ))}
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.rowId}>
                <Cells cells={row.cells} isHead={false} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Cells({ cells, isHead }: { cells: readonly PaperCell[]; isHead: boolean }) {
  return cells.map((cell) => {
    const Tag = isHead ? "th" : "td"
    return (
      <Tag key={cell.column} colSpan={cell.colSpan} rowSpan={cell.rowSpan} data-role={cell.role}>
        <Lines lines={cell.lines} />
      </Tag>
    )
  })
}

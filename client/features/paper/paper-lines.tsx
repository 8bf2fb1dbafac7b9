import type { ReactNode } from "react"
import type { PaperBlock, PaperLine, PaperPhoto, PaperRun, PaperTable } from "../../../shared/paper/paper.ts"
import classes from "./paper-view.module.css"

/** Text runs of a line. Paper never changes, so positions are good keys here and below. */
export function Runs({ runs }: { runs: readonly PaperRun[] }) {
  return runs.map((run, index) => <Run key={index} run={run} />)
}

function Run({ run }: { run: PaperRun }) {
  const text = run.bold ? <strong>{run.text}</strong> : run.text
  if (run.link === null) return text
  return (
    <a href={run.link} rel="noreferrer noopener" target="_blank">
      {text}
    </a>
  )
}

export function Lines({ lines }: { lines: readonly PaperLine[] }) {
  return lines.map((line, index) => <Line key={index} line={line} />)
}

function Line({ line }: { line: PaperLine }) {
  return (
    <p className={classes.line} data-kind={line.kind} data-level={line.level}>
      {line.mark !== "" && <span className={classes.mark}>{line.mark} </span>}
      <span className={classes.text}>
        <Runs runs={line.runs} />
      </span>
    </p>
  )
}

/** Anything a result may hold. `photoAddress` says where a blob of this meeting is served. */
export function Blocks(props: { blocks: readonly PaperBlock[]; photoAddress: (blob: string) => string }): ReactNode {
  return props.blocks.map((block, index) => {
    if (block.type === "line") return <Line key={index} line={block} />
    if (block.type === "photo") return <Photo key={index} photo={block} address={props.photoAddress(block.blob)} />
    return <SimpleTable key={index} table={block} />
  })
}

export function Photo({ photo, address }: { photo: PaperPhoto; address: string }) {
  const size = photo.width > 0 && photo.height > 0 ? { width: photo.width, height: photo.height } : {}
  return (
    <figure className={classes.photo} data-size={photo.size}>
      <img src={address} alt={photo.caption} loading="lazy" {...size} />
      {photo.caption !== "" && <figcaption>{photo.caption}</figcaption>}
    </figure>
  )
}

function SimpleTable({ table }: { table: PaperTable }) {
  return (
    <table className={classes.simple}>
      <tbody>
        {table.rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, column) => (
              <td key={column}>
                <Runs runs={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

import type { ReactNode } from "react"
import type * as Y from "yjs"
import { numberAgenda } from "../../../shared/domain/agenda-numbers.ts"
import { readBody } from "../../../shared/minutes/read-body.ts"
import { minutesPageText as ko } from "../../../shared/text/ko/minutes-page.ts"
import { useMeeting } from "../../live/use-meeting.ts"
import { useYDerived } from "../../live/use-minutes.ts"
import { goToAgendaItem } from "./go-to-agenda-item.ts"
import classes from "./header.module.css"

interface Topic {
  readonly id: string
  readonly level: number
  readonly mark: string
  readonly text: string
}

/** 회의주제 및 안건: the agenda items of the results with their computed marks. Written once, below; never typed here. */
export function AgendaTopics(): ReactNode {
  const { doc } = useMeeting()
  const topics = useYDerived(doc.getXmlFragment("body"), readTopics, sameTopics)
  if (topics.length === 0) return <p className={classes.placeholder}>{ko.topicsEmpty}</p>
  return (
    <ol className={classes.topics}>
      {topics.map(({ id, level, mark, text }, index) => (
        <li key={id} data-level={Math.min(level, 4)}>
          <button type="button" className={classes.topic} onClick={() => goToAgendaItem(index)}>
            <span className={classes.topicMark}>{mark}</span> {text}
          </button>
        </li>
      ))}
    </ol>
  )
}

function readTopics(body: Y.XmlFragment): readonly Topic[] {
  const blocks = readBody(body)
  const marks = numberAgenda(blocks)
  return blocks.flatMap((block) => {
    if (block.type !== "line" || block.kind !== "agendaItem") return []
    const text = block.inline.map((part) => ("text" in part ? part.text : "label" in part ? part.label : " ")).join("")
    return [{ id: block.id, level: block.level, mark: marks.get(block.id) ?? "", text }]
  })
}

function sameTopics(a: readonly Topic[], b: readonly Topic[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

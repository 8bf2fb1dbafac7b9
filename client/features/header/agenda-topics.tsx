import { useSyncExternalStore } from "react"
import type { ReactNode } from "react"
import { minutesPageText as ko } from "../../../shared/text/ko/minutes-page.ts"
import { useMeeting } from "../../live/use-meeting.ts"
import { agendaOf } from "../../live/watch-agenda.ts"
import classes from "./header.module.css"

/** 회의주제 및 안건: the agenda items of the results with their computed marks. Written once, below; never typed here. */
export function AgendaTopics({ goTo }: { readonly goTo: (index: number) => void }): ReactNode {
  const { doc } = useMeeting()
  const agenda = agendaOf(doc.getXmlFragment("body"))
  const topics = useSyncExternalStore(agenda.subscribe, agenda.read)
  if (topics.length === 0) return <p className={classes.placeholder}>{ko.topicsEmpty}</p>
  return (
    <ol className={classes.topics}>
      {topics.map(({ id, level, mark, title }, index) => (
        <li key={id} data-level={Math.min(level, 4)}>
          <button type="button" className={classes.topic} onClick={() => goTo(index)}>
            <span className={classes.topicMark}>{mark}</span> {title}
          </button>
        </li>
      ))}
    </ol>
  )
}

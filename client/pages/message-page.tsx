import type { ReactNode } from "react"
import { failureText } from "../../shared/text/ko/shell.ts"
import { Brand } from "../features/session/brand.tsx"
import { usePageTitle } from "./use-page-title.ts"
import classes from "./message-page.module.css"

interface MessagePageProps {
  readonly eyebrow?: string
  readonly title: string
  readonly text: string
  readonly hint?: string
  /** What to tell the people who run the server: a request id or the program's own message. */
  readonly details?: string | null
  /** The one thing to do next. */
  readonly children?: ReactNode
  readonly footnote?: string
}

/** A page that says one thing: what happened, what it means, what to do. */
export function MessagePage(props: MessagePageProps) {
  usePageTitle(props.title)
  return (
    <main className={classes.page} id="main">
      <section className={classes.card}>
        <div className={classes.letterhead}>
          <Brand size="large" />
        </div>
        {props.eyebrow !== undefined && <p className={classes.eyebrow}>{props.eyebrow}</p>}
        <h1 className={classes.title}>{props.title}</h1>
        <p className={classes.text}>{props.text}</p>
        {props.hint !== undefined && <p className={classes.hint}>{props.hint}</p>}
        {props.children !== undefined && <div className={classes.action}>{props.children}</div>}
        {props.footnote !== undefined && <p className={classes.footnote}>{props.footnote}</p>}
        {typeof props.details === "string" && (
          <details className={classes.details}>
            <summary>{failureText.details}</summary>
            <code>{props.details}</code>
          </details>
        )}
      </section>
    </main>
  )
}

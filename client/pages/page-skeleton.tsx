import { shellText } from "../../shared/text/ko/shell.ts"
import classes from "./page-skeleton.module.css"

/** The outline of a page while its program or its words are on the way. */
export function PageSkeleton() {
  return (
    <section className={classes.page} aria-busy="true" aria-label={shellText.loading}>
      <div className={`${classes.bone} ${classes.title}`} />
      <div className={`${classes.bone} ${classes.card}`} />
      <div className={`${classes.bone} ${classes.row}`} />
      <div className={`${classes.bone} ${classes.row}`} />
      <div className={`${classes.bone} ${classes.row}`} />
    </section>
  )
}

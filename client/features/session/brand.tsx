import { shellText } from "../../../shared/text/ko/shell.ts"
import classes from "./brand.module.css"

/** The name and its mark: a table seen from above with one seat lit. */
export function Brand({ size }: { size: "small" | "large" }) {
  return (
    <span className={size === "large" ? `${classes.brand} ${classes.large}` : classes.brand}>
      <svg className={classes.mark} viewBox="0 0 32 32" aria-hidden="true">
        <rect className={classes.plate} width="32" height="32" rx="8" />
        <rect className={classes.seat} x="8" y="13" width="16" height="6" rx="3" />
        <circle className={classes.seat} cx="11" cy="8.5" r="2" />
        <circle className={classes.seat} cx="21" cy="8.5" r="2" />
        <circle className={classes.seat} cx="11" cy="23.5" r="2" />
        <circle className={classes.lit} cx="21" cy="23.5" r="2.4" />
      </svg>
      <span className={classes.name}>{shellText.brand}</span>
    </span>
  )
}

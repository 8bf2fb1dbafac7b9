import { useRef } from "react"
import type { ReactNode } from "react"
import classes from "./roster.module.css"

interface CellProps {
  readonly label: string
  readonly value: string
  readonly type?: "text" | "date" | "email" | "tel"
  readonly placeholder?: string
  readonly isReadOnly: boolean
  /** Called when the person leaves the cell or presses Enter, with something else than before. */
  readonly save: (value: string) => void
}

/** One field of a row, written in place: Enter and Tab save, Esc gives back what was there. */
export function Cell({ label, value, type = "text", placeholder, isReadOnly, save }: CellProps): ReactNode {
  const input = useRef<HTMLInputElement>(null)
  if (isReadOnly) {
    return (
      <span className={classes.cell} role="cell" data-label={label}>
        {value}
      </span>
    )
  }
  const take = (): void => {
    const now = input.current?.value ?? value
    if (now.trim() !== value) save(now.trim())
  }
  return (
    <span className={classes.cell} role="cell" data-label={label}>
      <input
        ref={input}
        // What the server answers is shown, whoever changed it.
        key={value}
        className={classes.input}
        type={type}
        defaultValue={value}
        placeholder={placeholder}
        aria-label={label}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === "Enter") event.currentTarget.blur()
          if (event.key === "Escape") event.currentTarget.value = value
        }}
      />
    </span>
  )
}

import { useLayoutEffect, useRef } from "react"
import type { ReactNode } from "react"
import classes from "./live-field.module.css"

interface LiveDateInputProps {
  readonly type: "date" | "time"
  /** `YYYY-MM-DD` or `HH:mm`; empty = none. */
  readonly value: string
  readonly label: string
  readonly write: (value: string) => void
  /** There is nothing yet that it would belong to, as a time without its day. */
  readonly isDisabled?: boolean
  readonly onFocus?: () => void
}

/** The device's own date or time picker. A half-typed date is never replaced by somebody else's change. */
export function LiveDateInput({
  type,
  value,
  label,
  write,
  isDisabled = false,
  onFocus,
}: LiveDateInputProps): ReactNode {
  const input = useRef<HTMLInputElement>(null)
  const adopt = () => {
    if (input.current && input.current.value !== value) input.current.value = value
  }
  useLayoutEffect(() => {
    if (document.activeElement !== input.current || input.current?.validity.valid) adopt()
  })
  return (
    <label className={classes.dateField}>
      <span>{label}</span>
      <input
        ref={input}
        type={type}
        defaultValue={value}
        disabled={isDisabled}
        min={type === "date" ? "1945-01-01" : undefined}
        max={type === "date" ? "2999-12-31" : undefined}
        onFocus={onFocus}
        onChange={(event) => {
          const { value: typed, validity } = event.currentTarget
          // While a date is half typed the value is empty and `badInput` says that something is there.
          if (validity.valid && typed !== value) write(typed)
        }}
        onBlur={adopt}
      />
    </label>
  )
}

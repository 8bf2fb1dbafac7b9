// The buttons of a toolbar, one stop of the Tab key together.
import { useEffect, useRef } from "react"
import type { KeyboardEvent, ReactNode } from "react"

/** The toolbar pattern of WAI-ARIA: one button is in the tab order, arrows, Home and End move to the others. */
export function ToolRow(props: { readonly label: string; readonly children: ReactNode }): ReactNode {
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const buttons = row.current === null ? [] : buttonsOf(row.current)
    if (!buttons.some((button) => button.tabIndex === 0)) buttons[0]?.setAttribute("tabindex", "0")
  })
  return (
    <div ref={row} className="hj-toolbar" role="toolbar" tabIndex={-1} aria-label={props.label} onKeyDown={moveInRow}>
      {props.children}
    </div>
  )
}

function moveInRow(event: KeyboardEvent<HTMLDivElement>): void {
  const buttons = buttonsOf(event.currentTarget)
  const at = buttons.indexOf(event.target as HTMLButtonElement)
  const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
  const button = next === undefined ? undefined : buttons[(next + buttons.length) % buttons.length]
  if (button === undefined) return
  event.preventDefault()
  for (const other of buttons) other.tabIndex = other === button ? 0 : -1
  button.focus()
}

function buttonsOf(row: HTMLElement): HTMLButtonElement[] {
  return [...row.querySelectorAll("button")]
}

interface ToolProps {
  readonly label: string
  readonly isPressed?: boolean
  readonly isOff?: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}

export function Tool({ label, isPressed, isOff = false, onPress, children }: ToolProps): ReactNode {
  return (
    <button
      type="button"
      className="hj-tool"
      title={label}
      aria-label={label}
      aria-pressed={isPressed}
      aria-disabled={isOff}
      tabIndex={-1}
      // The caret and the phone's keyboard stay with the text.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (!isOff) onPress()
      }}
    >
      {children}
    </button>
  )
}

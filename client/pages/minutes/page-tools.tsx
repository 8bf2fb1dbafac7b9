import { useCallback, useEffect, useRef, useState } from "react"
import type { ReactNode } from "react"
import { findText } from "../../../shared/text/ko/editor-find.ts"
import { helpText } from "../../../shared/text/ko/editor-help.ts"
import { later } from "../../api/later.tsx"
import classes from "./minutes-page.module.css"

const FindBar = later(async () => (await import("../../features/find/find-bar.tsx")).FindBar)
const KeyboardHelp = later(async () => (await import("../../features/help/keyboard-help.tsx")).KeyboardHelp)

/** After everything that the first keystroke needs, in milliseconds. */
const LOAD_AFTER_MS = 3000

type Tool = "find" | "help"

/** Finding and the help on keys, with their keys everywhere on the page; loaded when they are first asked for. */
export function PageTools({ showPart }: { readonly showPart: (place: string) => void }): ReactNode {
  const [open, setOpen] = useState<Tool | null>(null)
  /** What had the focus before a tool took it. */
  const before = useRef<Element | null>(null)
  const close = () => {
    setOpen(null)
    // After the tool's own end, which gives the focus back only where it knows a place for it.
    setTimeout(() => {
      const isNowhere = document.activeElement === document.body
      if (isNowhere && before.current instanceof HTMLElement) before.current.focus({ preventScroll: true })
    })
  }
  const start = useCallback((tool: Tool) => {
    before.current = document.activeElement
    // What is typed before the tool is there must not land in the minutes.
    if (tool === "find" && document.activeElement instanceof HTMLElement) document.activeElement.blur()
    setOpen(tool)
  }, [])
  useEffect(() => {
    const timer = setTimeout(() => {
      FindBar.preload()
      KeyboardHelp.preload()
    }, LOAD_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const tool = toolOf(event)
      if (tool === null) return
      // A second Ctrl+F in the field is for the browser's own search.
      if (tool === "find" && document.activeElement?.closest(".hj-find")) return
      event.preventDefault()
      const field = document.querySelector<HTMLElement>(".hj-find input")
      if (tool === "find" && field !== null) field.focus()
      else start(tool)
    }
    addEventListener("keydown", onKey)
    return () => removeEventListener("keydown", onKey)
  }, [start])
  return (
    <>
      <button
        type="button"
        className={classes.toolButton}
        title={findText.openHint}
        aria-label={findText.open}
        aria-pressed={open === "find"}
        onClick={() => (open === "find" ? close() : start("find"))}
      >
        <svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" strokeWidth="2">
          <circle cx="10.5" cy="10.5" r="6.5" />
          <path d="m15.5 15.5 5 5" />
        </svg>
      </button>
      <button
        type="button"
        className={`${classes.toolButton} ${classes.panelButton}`}
        title={helpText.open}
        aria-label={helpText.open}
        onClick={() => start("help")}
      >
        {helpText.button}
      </button>
      {open === "find" && <FindBar.Part showPart={showPart} close={close} />}
      {open === "help" && <KeyboardHelp.Part close={close} />}
    </>
  )
}

/** By the key's place where an input method would hide its letter. */
function toolOf(event: KeyboardEvent): Tool | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return null
  if (event.key === "f" || event.key === "F" || event.code === "KeyF") return "find"
  return event.key === "/" || event.code === "Slash" ? "help" : null
}

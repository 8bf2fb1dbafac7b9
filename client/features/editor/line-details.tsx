import type { Editor } from "@tiptap/core"
import type { Node } from "@tiptap/pm/model"
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react"
import type { ReactNode, RefObject } from "react"
import { DECISION_RESULTS } from "../../../shared/minutes/schema.ts"
import { editorText as ko } from "../../../shared/text/ko/editor.ts"
import { kindOf } from "./commands/selected-lines.ts"
import { useFollowedLine } from "./followed-line.ts"
import type { PageFacts } from "./views/page-facts.ts"

interface LineDetailsProps {
  readonly editor: Editor
  /** Position before the line when the panel was opened. */
  readonly at: number
  readonly facts: PageFacts
  readonly onClose: () => void
}

/** Result and votes of a decision, people and date of a task, in a small panel under the line's chip. */
export function LineDetails({ editor, at, facts, onClose }: LineDetailsProps): ReactNode {
  const panel = useRef<HTMLDialogElement>(null)
  const line = useFollowedLine(editor, at)
  const place = line?.at
  useLayoutEffect(() => {
    if (place === undefined || panel.current === null) return
    const element = editor.view.nodeDOM(place)
    if (element instanceof HTMLElement) panel.current.style.top = `${element.offsetTop + element.offsetHeight}px`
  }, [editor, place])
  useEffect(() => {
    // Opened at the foot of a window, or behind a phone's tools, it is brought up whole.
    panel.current?.scrollIntoView({ block: "nearest" })
    panel.current?.querySelector<HTMLElement>("select, input")?.focus({ preventScroll: true })
  }, [])
  useEffect(() => {
    if (line !== null) return
    onClose()
    // The panel took the focus with it.
    if (document.activeElement === document.body) editor.commands.focus()
  }, [editor, line, onClose])
  const close = useCallback(() => {
    onClose()
    editor.commands.focus()
  }, [editor, onClose])
  useEscape(panel, close)
  if (line === null) return null
  const set = (name: string, value: unknown) =>
    editor.view.dispatch(editor.state.tr.setNodeAttribute(line.at, name, value))
  return (
    <dialog
      ref={panel}
      open
      className="hj-details"
      aria-label={kindOf(line.node) === "decision" ? ko.decisionDetails : ko.taskDetails}
    >
      <fieldset disabled={!editor.isEditable}>
        {kindOf(line.node) === "decision" ? (
          <DecisionFields node={line.node} set={set} />
        ) : (
          <TaskFields node={line.node} set={set} facts={facts} />
        )}
      </fieldset>
      <button type="button" className="hj-details-close" onClick={close}>
        {ko.closeDetails}
      </button>
    </dialog>
  )
}

/** Esc closes the panel; the press ends here and does not reach the editor or the page. */
function useEscape(panel: RefObject<HTMLElement | null>, close: () => void): void {
  useEffect(() => {
    const element = panel.current
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return
      event.stopPropagation()
      close()
    }
    element?.addEventListener("keydown", onKey)
    return () => element?.removeEventListener("keydown", onKey)
  }, [panel, close])
}

interface FieldsProps {
  readonly node: Node
  readonly set: (name: string, value: unknown) => void
}

function DecisionFields({ node, set }: FieldsProps): ReactNode {
  const votes = [
    ["votesFor", ko.votesFor],
    ["votesAgainst", ko.votesAgainst],
    ["votesAbstain", ko.votesAbstain],
  ] as const
  return (
    <>
      <label>
        {ko.decisionResult}
        <select value={String(node.attrs["result"])} onChange={(event) => set("result", event.currentTarget.value)}>
          {DECISION_RESULTS.map((result) => (
            <option key={result} value={result}>
              {ko.results[result]}
            </option>
          ))}
        </select>
      </label>
      {votes.map(([name, label]) => (
        <label key={name}>
          {label}
          <input
            type="number"
            inputMode="numeric"
            min={0}
            max={9999}
            value={(node.attrs[name] as number | null) ?? ""}
            onChange={(event) => set(name, readVotes(event.currentTarget.value))}
          />
        </label>
      ))}
    </>
  )
}

function readVotes(typed: string): number | null {
  const count = Math.trunc(Number(typed))
  return typed.trim() === "" || !(count >= 0 && count <= 9999) ? null : count
}

function TaskFields({ node, set, facts }: FieldsProps & { readonly facts: PageFacts }): ReactNode {
  const [seats, setSeats] = useState(() => facts.seats())
  useEffect(() => facts.onAttendance(() => setSeats(facts.seats())), [facts])
  const chosen = node.attrs["assignees"] as string[]
  const toggle = (id: string) =>
    set("assignees", chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])
  return (
    <>
      <fieldset aria-label={ko.taskAssignees} className="hj-assignees">
        {seats.length === 0 && <p>{ko.taskNoSeats}</p>}
        {seats.map((seat) => (
          <label key={seat.id}>
            <input type="checkbox" checked={chosen.includes(seat.id)} onChange={() => toggle(seat.id)} />
            {seat.name}
          </label>
        ))}
      </fieldset>
      <label>
        {ko.taskDue}
        <input
          type="date"
          value={(node.attrs["due"] as string | null) ?? ""}
          onChange={(event) => set("due", event.currentTarget.value === "" ? null : event.currentTarget.value)}
        />
      </label>
    </>
  )
}

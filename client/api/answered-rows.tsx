import { useEffect, useRef, useState } from "react"
import type { ReactNode } from "react"

interface AnsweredRow<T> {
  readonly row: T
  /** What was said when it was answered on this page; null while it waits. */
  readonly said: string | null
}

/**
 * Rows that go when they are answered. Those answered on this page stay where they stood, so that no other button slides
 * under a second press.
 */
export function useAnsweredRows<T extends { readonly id: string }>(rows: readonly T[]) {
  const [answered, setAnswered] = useState<readonly { readonly row: T; readonly at: number; readonly said: string }[]>(
    [],
  )
  const gone = new Set(answered.map(({ row }) => row.id))
  const all: AnsweredRow<T>[] = rows.filter(({ id }) => !gone.has(id)).map((row) => ({ row, said: null }))
  for (const { row, at, said } of answered.toSorted((a, b) => a.at - b.at)) all.splice(at, 0, { row, said })
  const answer = (row: T, said: string): void => {
    const at = all.findIndex((each) => each.row.id === row.id)
    setAnswered((list) => [...list, { row, at, said }])
  }
  return { rows: all, answer }
}

/** What was done in a row; has the focus, because the button that was pressed is gone. */
export function Said({ className, children }: { className: string | undefined; children: string }): ReactNode {
  const words = useRef<HTMLSpanElement>(null)
  useEffect(() => words.current?.focus(), [])
  return (
    <span role="status" className={className} ref={words} tabIndex={-1}>
      {children}
    </span>
  )
}

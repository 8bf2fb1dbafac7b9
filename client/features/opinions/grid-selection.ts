// Which cell of one opinion table this person is in. Outside React, so that moving renders two rows, not five hundred.

/** Columns a person can be in, in reading order. */
export const PROJECT_COLUMNS = [
  "number",
  "scope",
  "project",
  "subproject",
  "department",
  "team",
  "officer",
  "opinion",
] as const
export type ProjectColumn = (typeof PROJECT_COLUMNS)[number]
/** `title` is the one cell of a section row, `tools` the buttons beside any row. */
export type Column = ProjectColumn | "title" | "tools"

/** `selected`: the cell has the focus and waits for a key. `editing`: keys belong to the text in it. */
export type CellMode = "selected" | "editing"

export interface SelectedCell {
  readonly rowId: string
  readonly column: Column
  readonly mode: CellMode
}

/** At most one cell is selected; every change is told to all listeners, which compare their own row's answer. */
export class GridSelection {
  #cell: SelectedCell | null = null
  readonly #listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly cell = (): SelectedCell | null => this.#cell

  /** The row's part of the selection as one primitive, `column mode`, or null. */
  of(rowId: string): string | null {
    return this.#cell?.rowId === rowId ? `${this.#cell.column} ${this.#cell.mode}` : null
  }

  rowId = (): string | null => this.#cell?.rowId ?? null

  select(rowId: string, column: Column, mode: CellMode = "selected"): void {
    const now = this.#cell
    if (now?.rowId === rowId && now.column === column && now.mode === mode) return
    this.#cell = { rowId, column, mode }
    this.#tell()
  }

  /** The focus left the cell; a later cell that already took over is not cleared. */
  clear(rowId: string, column: Column): void {
    if (this.#cell?.rowId !== rowId || this.#cell.column !== column) return
    this.#cell = null
    this.#tell()
  }

  /** Nothing is selected any more. */
  leave(): void {
    if (this.#cell === null) return
    this.#cell = null
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

// Where the cells of a simple table stand. A cell names its column and a row holds its cells in order, so two people who
// add rows and columns at once lose nothing: a row that does not know the other's column has a gap there, which is filled
// on view and on paper only.

/** Most places an arranged table may have: many rows with columns of their own must not fill the memory. */
export const MAX_PLACES = 100_000

export interface TableGrid {
  /** Number of columns. */
  readonly width: number
  /** The name of each column as its cells carry it: null where they carry none; undefined for one that is not named. */
  readonly names: readonly (string | null | undefined)[]
  /** For each row the column of each of its cells, growing from left to right. */
  readonly places: readonly (readonly number[])[]
}

interface Column {
  next: Column | null
  /** Its number from the left among the named columns. */
  index: number
}

/**
 * Arranges rows of cells, each given as the name of its column or null. Total and the same for everyone: an unnamed cell
 * belongs to the column of its number among the unnamed ones of its row, and one that would stand left of the cell before
 * it (the same column twice, or columns in another order) takes a column of its own. Past `MAX_PLACES` names are ignored.
 */
export function arrangeCells(rows: readonly (readonly (string | null)[])[]): TableGrid {
  const named = rows.map(nameCells)
  const first = named[0] ?? []
  const isEven = new Set(first).size === first.length && named.every((row) => isSame(row, first))
  if (isEven)
    return { width: first.length, names: rows[0] ?? [], places: named.map((row) => row.map((_name, at) => at)) }
  const grid = placeCells(named, orderColumns(named))
  return grid.width * rows.length <= MAX_PLACES ? grid : unnamed(rows)
}

function nameCells(row: readonly (string | null)[]): string[] {
  let count = 0
  return row.map((name) => name ?? `#${count++}`)
}

function isSame(row: readonly string[], other: readonly string[]): boolean {
  return row.length === other.length && row.every((name, at) => name === other[at])
}

/** Every column of any row, each behind the one it stands behind in the first row that has it. */
function orderColumns(rows: readonly (readonly string[])[]): Map<string, Column> {
  const columns = new Map<string, Column>()
  const start: Column = { next: null, index: -1 }
  for (const row of rows) {
    let before = start
    for (const name of row) {
      let column = columns.get(name)
      if (column === undefined) {
        column = { next: before.next, index: -1 }
        before.next = column
        columns.set(name, column)
      }
      before = column
    }
  }
  let index = 0
  for (let column = start.next; column !== null; column = column.next) column.index = index++
  return columns
}

/** A place before its column is known by number: the named column left of it and how far behind that it stands. */
interface Spot {
  readonly column: number
  readonly behind: number
}

function placeCells(rows: readonly (readonly string[])[], columns: ReadonlyMap<string, Column>): TableGrid {
  /** Of each named column, and of the edge before them at 0, how many columns without a name stand behind it. */
  const extras: number[] = Array.from({ length: columns.size + 1 }, () => 0)
  const spots = rows.map((row) => {
    let last: Spot = { column: -1, behind: 0 }
    return row.map((name): Spot => {
      const column = columns.get(name)?.index ?? -1
      last = column > last.column ? { column, behind: 0 } : { column: last.column, behind: last.behind + 1 }
      extras[last.column + 1] = Math.max(extras[last.column + 1] ?? 0, last.behind)
      return last
    })
  })
  const starts: number[] = []
  let width = extras[0] ?? 0
  for (let column = 0; column < columns.size; column++) {
    starts.push(width)
    width += 1 + (extras[column + 1] ?? 0)
  }
  const names: (string | null | undefined)[] = []
  for (const [name, { index }] of columns) names[starts[index] ?? 0] = name.startsWith("#") ? null : name
  return { width, names, places: spots.map((row) => row.map(({ column, behind }) => (starts[column] ?? 0) + behind)) }
}

function unnamed(rows: readonly (readonly unknown[])[]): TableGrid {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0)
  return { width, names: [], places: rows.map((row) => row.map((_cell, at) => at)) }
}

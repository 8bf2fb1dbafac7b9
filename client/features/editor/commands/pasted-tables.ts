// Tables of pasted HTML as plain grids before they are parsed: word processors put paragraphs, lists, merged cells and
// whole tables into cells. Every word stays; a table too large to be worked with becomes a line for each row.

/** Cells, and columns, of the largest table that is taken as one. */
const MAX_CELLS = 3000
const MAX_COLUMNS = 40
/** Between cells that become words of one line. */
const BETWEEN = " | "
const KEPT = "strong, b, a[href], span[data-row-id], span[data-seat-id]"
const BLOCKS = /^(?:ADDRESS|BLOCKQUOTE|CAPTION|DD|DIV|DL|DT|FIGCAPTION|FIGURE|H[1-6]|HR|LI|OL|P|PRE|SECTION|TR|UL)$/

/** Replaces every outermost table; the document must be inert. */
export function simplifyTables(page: Document): void {
  const tables = [...page.querySelectorAll("table")].filter((table) => !table.parentElement?.closest("table"))
  for (const table of tables) table.replaceWith(...simplify(table, page))
}

function simplify(table: HTMLTableElement, page: Document): Node[] {
  const caption = table.caption === null ? [] : linesOf(table.caption).map((line) => element(page, "p", line))
  const grid = gridOf(table)
  const width = Math.max(0, ...grid.map((row) => row.length))
  if (width * grid.length <= 1) return [...caption, ...(grid[0]?.[0] ?? []).map((line) => element(page, "p", line))]
  if (width > MAX_COLUMNS || width * grid.length > MAX_CELLS)
    return [...caption, ...grid.map((row) => rowAsLine(row, page))]
  const rows = grid.map((row) =>
    element(
      page,
      "tr",
      Array.from({ length: width }, (_none, at) => element(page, "td", broken(row[at] ?? [], page))),
    ),
  )
  return [...caption, element(page, "table", [element(page, "tbody", rows)])]
}

type Line = readonly Node[]

/** The lines of each cell; what a merged cell covers besides its first place is empty. */
function gridOf(table: HTMLTableElement): Line[][][] {
  const rows = [...table.rows]
  const grid: (Line[] | undefined)[][] = rows.map(() => [])
  for (const [at, row] of rows.entries()) {
    const places = grid[at] ?? []
    let column = 0
    for (const cell of row.cells) {
      while (places[column] !== undefined) column++
      const across = Math.min(MAX_COLUMNS, Math.max(1, cell.colSpan))
      const down = cell.rowSpan === 0 ? rows.length : cell.rowSpan
      for (const covered of grid.slice(at, at + down)) {
        for (let step = 0; step < across; step++) covered[column + step] ??= []
      }
      places[column] = linesOf(cell)
      column += across
    }
  }
  return grid.filter((row) => row.length > 0).map((row) => Array.from(row, (lines) => lines ?? []))
}

/** The inline content of an element, a line for each block and break in it; empty lines at its ends are left out. */
function linesOf(root: Element): Line[] {
  const lines: Node[][] = [[]]
  const walk = (node: Node, wrappers: readonly Element[]): void => {
    if (node.nodeType === Node.TEXT_NODE) return addText(node.nodeValue ?? "", wrappers)
    if (!(node instanceof Element)) return
    if (node.tagName === "BR") return void lines.push([])
    const isCell = /^T[DH]$/.test(node.tagName)
    const isBlock = BLOCKS.test(node.tagName)
    if (isBlock) startLine()
    if (isCell && node.previousElementSibling !== null) addText(BETWEEN, [])
    if (node.tagName === "LI") addText("- ", [])
    for (const child of node.childNodes) walk(child, node.matches(KEPT) ? [...wrappers, node] : wrappers)
    if (isBlock) startLine()
  }
  const startLine = (): void => {
    if (lines.at(-1)?.length !== 0) lines.push([])
  }
  const addText = (raw: string, wrappers: readonly Element[]): void => {
    const line = lines.at(-1) ?? []
    const words = raw.replace(/[ \t\r\n]+/g, " ")
    const text = line.length === 0 ? words.trimStart() : words
    if (text === "") return
    let node: Node = root.ownerDocument.createTextNode(text)
    for (const wrapper of wrappers.toReversed()) {
      const around = wrapper.cloneNode(false)
      around.appendChild(node)
      node = around
    }
    line.push(node)
  }
  for (const child of root.childNodes) walk(child, [])
  while (lines.length > 0 && lines.at(-1)?.length === 0) lines.pop()
  return lines
}

function rowAsLine(row: readonly Line[][], page: Document): Element {
  const words = row.flatMap((cell, at) => [...(at === 0 ? [] : [page.createTextNode(BETWEEN)]), ...broken(cell, page)])
  return element(page, "p", words)
}

function broken(lines: readonly Line[], page: Document): Node[] {
  return lines.flatMap((line, at) => (at === 0 ? [...line] : [page.createElement("br"), ...line]))
}

function element(page: Document, tag: string, children: readonly Node[]): HTMLElement {
  const made = page.createElement(tag)
  made.append(...children)
  return made
}

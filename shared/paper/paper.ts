// The printed form as data. Screen and every exporter render this and compute nothing themselves.
import type { LineKind } from "../minutes/schema.ts"

/** What a committee may change about its form. */
export interface FormSettings {
  /** Word before the number of an attachment: 첨부 or 붙임. */
  readonly attachmentLabel: string
}

/** Text of one style. A line feed in `text` is a line break inside the paragraph. */
export interface PaperRun {
  readonly text: string
  readonly bold: boolean
  /** Address of a link, null for plain text. */
  readonly link: string | null
}

export interface PaperLine {
  readonly type: "line"
  readonly kind: LineKind
  /** 0–7: the depth of its indent. */
  readonly level: number
  /** Item mark, bullet, ※ or label that hangs before the text; empty for a paragraph. */
  readonly mark: string
  readonly runs: readonly PaperRun[]
}

export interface PaperPhoto {
  readonly type: "photo"
  readonly blob: string
  readonly caption: string
  /** Pixels; 0 when unknown. */
  readonly width: number
  readonly height: number
  /** As wide as the text, or half of it. */
  readonly size: "full" | "small"
}

export interface PaperTable {
  readonly type: "table"
  /** Every row has the same number of cells. */
  readonly rows: readonly (readonly (readonly PaperRun[])[])[]
}

export type PaperBlock = PaperLine | PaperPhoto | PaperTable

export interface NameCell {
  /** `공 석(공공분과장)`, `김하나(공공)`; empty in the unused cells of the last row. */
  readonly name: string
  readonly mark: string
}

export interface LabelledText {
  readonly label: string
  readonly text: string
}

export interface PaperAttendance {
  /** Lines of the label cell: `참석자(총 15명)`, `15/17`, `공(2/3)`, `민(13/14)`. */
  readonly label: readonly string[]
  readonly nameTitle: string
  readonly markTitle: string
  /** Rows of three name–mark pairs, filled column by column. */
  readonly rows: readonly (readonly NameCell[])[]
  /** Null when nobody sat in. */
  readonly observers: LabelledText | null
}

/** One row of 회의 결과: a top agenda item. */
export interface PaperResult {
  /** Left column: the item and the items under it. Empty for what stands before the first agenda item. */
  readonly topics: readonly PaperLine[]
  /** Right column: its own lines, then each item under it as a heading with its lines. */
  readonly content: readonly PaperBlock[]
}

/** A cell of a table with merged cells; a covered cell is absent from its row. */
export interface PaperCell {
  readonly column: number
  readonly colSpan: number
  readonly rowSpan: number
  readonly role: "title" | "section" | OpinionColumn | "abolished"
  readonly lines: readonly PaperLine[]
}

export const OPINION_COLUMNS = [
  "serial",
  "number",
  "scope",
  "project",
  "subproject",
  "department",
  "team",
  "officer",
  "opinion",
  "response",
] as const
export type OpinionColumn = (typeof OPINION_COLUMNS)[number]

export interface PaperOpinionRow {
  /** Id of the row in the minutes, for links and bubbles on screen. */
  readonly rowId: string
  readonly cells: readonly PaperCell[]
}

export interface PaperOpinionTable {
  readonly tableId: string
  /** `<첨부1. 제목>` */
  readonly heading: string
  readonly title: string
  /** `○ 세부사업 모니터링 의견`; empty when there is none. */
  readonly subtitle: string
  /** One or two header rows, repeated on every page. */
  readonly head: readonly (readonly PaperCell[])[]
  readonly rows: readonly PaperOpinionRow[]
}

export interface Paper {
  /** Top right of every page. */
  readonly pageHeader: string
  readonly title: string
  readonly when: LabelledText
  readonly where: LabelledText
  readonly attendance: PaperAttendance
  readonly topics: { readonly label: string; readonly lines: readonly PaperLine[] }
  readonly results: { readonly label: string; readonly rows: readonly PaperResult[] }
  /** 차기 회의; null when nothing is set. */
  readonly next: LabelledText | null
  readonly photos: { readonly label: string; readonly items: readonly PaperPhoto[] }
  /** `첨부1. …` for every opinion table, then every file, after the body. */
  readonly attachments: readonly string[]
  /** One space and 끝.: behind the last attachment line, or on a line of its own below the closing table. */
  readonly closing: { readonly text: string; readonly placement: "afterAttachments" | "belowTable" }
  /** Each on landscape pages of its own. */
  readonly opinionTables: readonly PaperOpinionTable[]
}

// The names of the minutes document's Y types and their fields: the one list that the client's editor,
// `readMinutes`, `writeMinutes` and the server's gate share. Shape in prose: docs/wire.md.

/** Version of the document's shape, stored at `header.schema`. A client older than the document is read-only. */
export const SCHEMA_VERSION = 1

/** Root types a minutes document may have, with their Y type. The gate refuses every other root name. */
export const ROOTS = {
  header: "map",
  attendance: "map",
  body: "xml",
  opinions: "map",
  attachments: "map",
} as const

/** Share of the members in office that opens a meeting: 재적 과반수, 재적 3분의 2 이상, 정하지 않음. */
export const QUORUM_RULES = ["majority", "twoThirds", "none"] as const
export type QuorumRule = (typeof QUORUM_RULES)[number]

/** Kinds of a `line`, the one text block of the body. Kind and level are attributes, so changing them keeps typed text. */
export const LINE_KINDS = ["agendaItem", "paragraph", "bullet", "note", "decision", "task"] as const
export type LineKind = (typeof LINE_KINDS)[number]

/** Deepest level of agenda items and bullets (0-based levels 0…7 show the eight item marks). */
export const MAX_LEVEL = 7

export const DECISION_RESULTS = ["approved", "agreed", "resolved", "rejected", "deferred"] as const
export type DecisionResult = (typeof DECISION_RESULTS)[number]

export const SECTORS = ["public", "private"] as const
export type Sector = (typeof SECTORS)[number]

/** What a tap writes. "-" is never written: it is computed from the seat being vacant (an empty name). */
export const MARKS = ["unset", "present", "absent"] as const
export type Mark = (typeof MARKS)[number]

export const ROW_STATES = ["unreviewed", "none", "opinion", "held", "abolished"] as const
export type RowState = (typeof ROW_STATES)[number]

export const ROW_SCOPES = ["", "local", "universal"] as const
export type RowScope = (typeof ROW_SCOPES)[number]

/** ProseMirror node names of the body; they are the Y.XmlElement names on the wire. */
export const NODES = {
  line: "line",
  photo: "photo",
  table: "table",
  tableRow: "tableRow",
  tableCell: "tableCell",
  attendanceSummary: "attendanceSummary",
  opinionTableCard: "opinionTableCard",
  rowLink: "rowLink",
  mention: "mention",
  hardBreak: "hardBreak",
} as const

/** Mark names, the formatting attributes of a Y.XmlText on the wire. */
export const INLINE_MARKS = { bold: "bold", link: "link" } as const

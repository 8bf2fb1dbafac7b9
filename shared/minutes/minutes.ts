// `Minutes`: the plain typed form of a minutes document. Everything that reads minutes reads this
// (paper, exports, search, check, diff, API); `readMinutes` makes it, `writeMinutes` turns it into a Y.Doc.
import { z } from "zod"
import { cleanText } from "./clean-text.ts"
import { DECISION_RESULTS, MARKS, MAX_LEVEL, QUORUM_RULES, ROW_SCOPES, ROW_STATES, SECTORS } from "./schema.ts"

/** Local civil time in Korea without a zone, `YYYY-MM-DDTHH:mm`: what the paper says, whatever the device's clock zone. */
export const localDateTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
/** Local civil date, `YYYY-MM-DD`. */
export const localDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
/** Opaque id of a block, row, seat or table: 1–64 of `A–Z a–z 0–9 _ -`. */
export const blockId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
/** SHA-256 of a stored blob in lower-case hex. */
export const blobHash = z.string().regex(/^[0-9a-f]{64}$/)

/** Any text a document may hold; what no store could keep is dropped on the way in. */
const text = z.string().overwrite(cleanText)

/** Inline content in reading order. `text` runs of equal marks are merged and never empty. */
export const inlineSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("text"),
    text: text.min(1),
    bold: z.literal(true).optional(),
    link: text.min(1).optional(),
  }),
  z.object({ type: z.literal("break") }),
  /** Live link to an opinion row; `label` is the last known project number, shown when the row is gone. */
  z.object({ type: z.literal("rowLink"), tableId: text, rowId: text, label: text }),
  /** A person named in the text; `seatId` points into the attendance block. */
  z.object({ type: z.literal("mention"), seatId: text, label: text }),
])
export type Inline = z.infer<typeof inlineSchema>

const level = z.number().int().min(0).max(MAX_LEVEL)
const count = z.number().int().min(0).max(9999).nullable()
const line = { type: z.literal("line"), id: blockId, level, inline: z.array(inlineSchema) }

export const lineSchema = z.discriminatedUnion("kind", [
  z.object({ ...line, kind: z.literal("agendaItem") }),
  z.object({ ...line, kind: z.literal("paragraph") }),
  z.object({ ...line, kind: z.literal("bullet") }),
  /** ※ note. */
  z.object({ ...line, kind: z.literal("note") }),
  z.object({
    ...line,
    kind: z.literal("decision"),
    result: z.enum(DECISION_RESULTS),
    votesFor: count,
    votesAgainst: count,
    votesAbstain: count,
  }),
  z.object({ ...line, kind: z.literal("task"), assignees: z.array(text), due: localDate.nullable() }),
])
export type Line = z.infer<typeof lineSchema>

export const photoSchema = z.object({
  type: z.literal("photo"),
  id: blockId,
  blob: blobHash,
  caption: text,
  width: z.number().int().min(1).max(20000),
  height: z.number().int().min(1).max(20000),
  /** Half the width of the text; absent = as wide as it. */
  size: z.literal("small").optional(),
})
export const simpleTableSchema = z.object({
  type: z.literal("table"),
  id: blockId,
  /** Rows of cells; every row has the same number of cells (readMinutes fills gaps). */
  rows: z.array(z.array(z.array(inlineSchema))),
})
export const blockSchema = z.union([
  lineSchema,
  photoSchema,
  simpleTableSchema,
  /** Stands for the computed attendance summary in running text. */
  z.object({ type: z.literal("attendanceSummary"), id: blockId }),
  /** Stands for an opinion table in running text (첨부 n, counts by state). */
  z.object({ type: z.literal("opinionTableCard"), id: blockId, tableId: text }),
  /** A block of a newer schema: kept in the document, shown as a placeholder. */
  z.object({ type: z.literal("unknown"), id: blockId, name: text }),
])
export type Block = z.infer<typeof blockSchema>

export const headerSchema = z.object({
  title: text,
  organizationName: text,
  committeeName: text,
  startsAt: localDateTime.nullable(),
  endsAt: localDateTime.nullable(),
  place: text,
  nextStartsAt: localDateTime.nullable(),
  nextPlace: text,
  /** Why the next date departs from the committee's rule; empty when it does not. */
  nextReason: text,
  /** Committee setting pinned at creation: whether 대리 출석 counts as present. */
  proxyCounts: z.boolean(),
  /** Committee setting pinned at creation; absent = a majority. */
  quorum: z.enum(QUORUM_RULES).optional(),
})
export type Header = z.infer<typeof headerSchema>

export const seatSchema = z.object({
  id: blockId,
  /** Empty name = vacant seat (공석): its mark is shown as "-" and it is in no denominator. */
  name: text,
  /** e.g. 공공분과장, 민간분과장, 총무; empty for an ordinary member. */
  position: text,
  sector: z.enum(SECTORS),
  /** Fractional order key; seats sort by (order, id). */
  order: text,
  mark: z.enum(MARKS),
  late: z.boolean(),
  leftEarly: z.boolean(),
  proxy: text,
  reason: text,
})
export type Seat = z.infer<typeof seatSchema>

export const observerSchema = z.object({ id: blockId, name: text, affiliation: text, order: text })
export type Observer = z.infer<typeof observerSchema>

/** The committee's wording in an opinion cell: paragraphs and bullets. */
export const opinionLineSchema = z.object({
  id: blockId,
  kind: z.enum(["paragraph", "bullet"]),
  level,
  inline: z.array(inlineSchema),
})
export type OpinionLine = z.infer<typeof opinionLineSchema>

export const sectionRowSchema = z.object({
  id: blockId,
  order: text,
  kind: z.literal("section"),
  title: text,
})
export const projectRowSchema = z.object({
  id: blockId,
  order: text,
  kind: z.literal("project"),
  number: text,
  scope: z.enum(ROW_SCOPES),
  project: text,
  subproject: text,
  department: text,
  team: text,
  officer: text,
  state: z.enum(ROW_STATES),
  /** What an abolished (폐지) row prints instead of its officer cells, e.g. `2016년 사업 폐지`. */
  abolishedNote: text,
  opinion: z.array(opinionLineSchema),
})
export const opinionRowSchema = z.discriminatedUnion("kind", [sectionRowSchema, projectRowSchema])
export type SectionRow = z.infer<typeof sectionRowSchema>
export type ProjectRow = z.infer<typeof projectRowSchema>
export type OpinionRow = z.infer<typeof opinionRowSchema>

export const opinionTableSchema = z.object({
  id: blockId,
  order: text,
  title: text,
  /** Line above the table, e.g. `세부사업 모니터링 의견`. */
  subtitle: text,
  windowFrom: localDate.nullable(),
  windowTo: localDate.nullable(),
  /** Two-level header over the last two columns, e.g. `2017년 시행계획 평가`. */
  groupTitle: text,
  opinionTitle: text,
  responseTitle: text,
  /** In (order, id) order; deleted rows are left out. */
  rows: z.array(opinionRowSchema),
})
export type OpinionTable = z.infer<typeof opinionTableSchema>

export const attachmentSchema = z.object({
  id: blockId,
  order: text,
  /** photo = 회의사진, file = 첨부. */
  kind: z.enum(["photo", "file"]),
  blob: blobHash,
  name: text,
  mime: text,
  caption: text,
  width: z.number().int().min(0).max(20000),
  height: z.number().int().min(0).max(20000),
})
export type Attachment = z.infer<typeof attachmentSchema>

export const minutesSchema = z.object({
  version: z.literal(1),
  header: headerSchema,
  attendance: z.object({ seats: z.array(seatSchema), observers: z.array(observerSchema) }),
  body: z.array(blockSchema),
  opinions: z.array(opinionTableSchema),
  attachments: z.array(attachmentSchema),
})
export type Minutes = z.infer<typeof minutesSchema>

// Bodies of REST requests. The server checks every input with these; openapi.json is generated from them.
import { z } from "zod"
import { cleanText } from "../minutes/clean-text.ts"
import { blockId, localDateTime } from "../minutes/minutes.ts"
import { anchorSchema } from "./records.ts"

const text = z.string().overwrite(cleanText)
export const commentBody = text.trim().min(1).max(5000)
/** A client-made id makes the POST safe to repeat. */
export const recordId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)

export const createMeetingSchema = z.object({
  committeeId: blockId,
  /** Proposed from the committee's rule when left out. */
  title: text.trim().min(1).max(200).optional(),
  startsAt: localDateTime.optional(),
  endsAt: localDateTime.optional(),
  place: text.max(200).optional(),
})
export type CreateMeeting = z.infer<typeof createMeetingSchema>

export const createThreadSchema = z.object({ id: recordId, anchor: anchorSchema, body: commentBody })
export type CreateThread = z.infer<typeof createThreadSchema>
export const createCommentSchema = z.object({ id: recordId, body: commentBody })
export type CreateComment = z.infer<typeof createCommentSchema>
export const patchThreadSchema = z.object({ resolved: z.boolean() })

export const moveAgendaItemSchema = z.object({
  itemId: blockId,
  /** The agenda item it is to stand before; null = behind everything. */
  beforeItemId: blockId.nullable(),
})
export type MoveAgendaItem = z.infer<typeof moveAgendaItemSchema>

export const finalizeSchema = z.object({
  /** State vector of what the person has on screen, base64; the server refuses if it is not contained. */
  stateVector: z.string().max(100_000).optional(),
  /** The same as a Yjs snapshot (`Y.encodeSnapshot`), base64: it says what is deleted too, which no state vector does. */
  snapshot: z.string().max(2_000_000).optional(),
})
export type Finalize = z.infer<typeof finalizeSchema>

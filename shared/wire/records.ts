// Server-owned records as they travel: REST answers and live events carry the whole record.
import { z } from "zod"
import { blockId, minutesSchema } from "../minutes/minutes.ts"
import { ACTIONS, MEETING_STATES, ROLES } from "../rules/permissions.ts"

/** Unix milliseconds, server clock. */
export const instant = z.number().int().nonnegative()
export const personSchema = z.object({ id: z.string(), name: z.string() })

export const committeeSchema = z.object({ id: z.string(), name: z.string(), organizationName: z.string() })

export const meSchema = z.object({
  id: z.string(),
  name: z.string(),
  isAdmin: z.boolean(),
  /** The name was chosen at a committee's link and is not approved yet: this session only reads. */
  isPending: z.boolean(),
  email: z.string(),
  phone: z.string(),
  committees: z.array(
    committeeSchema.extend({
      roles: z.array(z.enum(ROLES)),
      hasSeat: z.boolean(),
      canCreateMeeting: z.boolean(),
      /** What the person may do there, a meeting in draft being the measure. */
      permissions: z.array(z.enum(ACTIONS)),
    }),
  ),
})
export type Me = z.infer<typeof meSchema>

export const meetingSchema = z.object({
  id: z.string(),
  committeeId: z.string(),
  committeeName: z.string(),
  title: z.string(),
  round: z.number().int(),
  startsAt: z.string().nullable(),
  place: z.string(),
  state: z.enum(MEETING_STATES),
  epoch: z.string(),
  /** Number of the newest revision, 0 before the first. */
  revision: z.number().int(),
  /** The tail of the log could not be read: the good part is shown read-only. */
  damaged: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
})
export type Meeting = z.infer<typeof meetingSchema>

export const anchorSchema = z.object({ kind: z.literal("opinionRow"), tableId: blockId, rowId: blockId })
export type Anchor = z.infer<typeof anchorSchema>

export const commentSchema = z.object({
  id: z.string(),
  author: personSchema,
  body: z.string(),
  createdAt: instant,
})
export type Comment = z.infer<typeof commentSchema>

export const threadSchema = z.object({
  id: z.string(),
  meetingId: z.string(),
  anchor: anchorSchema,
  createdAt: instant,
  resolvedAt: instant.nullable(),
  resolvedBy: personSchema.nullable(),
  comments: z.array(commentSchema),
})
export type Thread = z.infer<typeof threadSchema>

export const revisionSummarySchema = z.object({
  meetingId: z.string(),
  n: z.number().int().min(1),
  sha256: z.string(),
  by: personSchema,
  at: instant,
})
export type RevisionSummary = z.infer<typeof revisionSummarySchema>
export const revisionSchema = revisionSummarySchema.extend({ minutes: minutesSchema })
export type Revision = z.infer<typeof revisionSchema>

export const permissionsSchema = z.array(z.enum(ACTIONS))

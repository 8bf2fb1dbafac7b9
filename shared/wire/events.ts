// What the server says beside the document, on the same socket (frame 4, JSON).
import { z } from "zod"
import { meetingSchema, permissionsSchema, revisionSummarySchema, threadSchema } from "./records.ts"

/** Why a write was not taken. The page keeps it on the device and says the reason in a sentence. */
export const REFUSALS = [
  /** The person may not write now (role or meeting state). */
  "notAllowed",
  "meetingFinal",
  /** The room is read-only: storage failed, is full, or the document is damaged. */
  "storageUnavailable",
  "damaged",
  "epochChanged",
  "tooLarge",
  "malformed",
  /** The clientID of the update belongs to somebody else. */
  "foreignClient",
] as const
export type Refusal = (typeof REFUSALS)[number]

/** Why nobody can write in this room at the moment; null = writing works. */
export const READ_ONLY_REASONS = ["storageUnavailable", "storageFull", "damaged"] as const
export type ReadOnlyReason = (typeof READ_ONLY_REASONS)[number]

export const liveEventSchema = z.discriminatedUnion("type", [
  /** First event after a join and after every rights change: everything the page needs beside the document. */
  z.object({
    type: z.literal("welcome"),
    epoch: z.string(),
    schema: z.number().int(),
    me: z.object({ id: z.string(), name: z.string(), colour: z.string() }),
    permissions: permissionsSchema,
    readOnly: z.enum(READ_ONLY_REASONS).nullable(),
    records: z.object({
      meeting: meetingSchema,
      threads: z.array(threadSchema),
      revisions: z.array(revisionSummarySchema),
    }),
  }),
  /** Every step 2 and update frame of this connection up to the n-th is on disk or was refused by name. */
  z.object({ type: z.literal("saved"), n: z.number().int() }),
  z.object({ type: z.literal("refused"), n: z.number().int(), reason: z.enum(REFUSALS) }),
  z.object({ type: z.literal("meetingChanged"), meeting: meetingSchema, permissions: permissionsSchema }),
  z.object({ type: z.literal("threadChanged"), thread: threadSchema }),
  z.object({ type: z.literal("revisionCreated"), revision: revisionSummarySchema }),
  z.object({ type: z.literal("readOnlyChanged"), readOnly: z.enum(READ_ONLY_REASONS).nullable() }),
])
export type LiveEvent = z.infer<typeof liveEventSchema>
export type WelcomeEvent = Extract<LiveEvent, { type: "welcome" }>
export type LiveRecords = WelcomeEvent["records"]

/** Presence: the server writes `user`; a client may give only these. */
export const presenceSchema = z.object({
  /** y-prosemirror relative positions of the caret, as JSON, with the place it is in. */
  cursor: z.unknown().optional(),
  /** Where the person is: `body`, `header.title`, `opinion.<tableId>.<rowId>.<column>`, `attendance.<seatId>`. */
  place: z.string().max(200).optional(),
})

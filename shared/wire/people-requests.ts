// Bodies of the REST requests about committees and people.
import { z } from "zod"
import { committeeSettingsChangeSchema } from "../domain/committee-settings.ts"
import { cleanText } from "../minutes/clean-text.ts"
import { blockId, localDate } from "../minutes/minutes.ts"
import { SECTORS } from "../minutes/schema.ts"
import { committeeRole } from "./people-records.ts"
import { instant } from "./records.ts"

/** One line a person typed: no control characters, no line breaks, composed Hangul. */
const line = (max: number) =>
  z
    .string()
    .overwrite((value) => cleanText(value).replaceAll(/\s+/g, " ").trim().normalize("NFC"))
    .max(max)
const name = line(60).min(1)
const email = line(200).refine((value) => value === "" || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value), "not an e-mail")
const phone = line(40).regex(/^[0-9+\-() .]*$/)

export const createOrganizationSchema = z.object({ name })
export const renameOrganizationSchema = z.object({ name })

export const createCommitteeSchema = z.object({
  name,
  /** One of the installation's organizations, or a name for a new one. */
  organizationId: blockId.optional(),
  organizationName: name.optional(),
  settings: committeeSettingsChangeSchema.optional(),
  /** The caller takes this role in it, and a seat when one is described. */
  own: z
    .object({
      role: committeeRole,
      seat: z.object({ position: line(60).default(""), sector: z.enum(SECTORS) }).optional(),
    })
    .optional(),
})
export type CreateCommittee = z.infer<typeof createCommitteeSchema>

export const patchCommitteeSchema = z.object({
  name: name.optional(),
  settings: committeeSettingsChangeSchema.optional(),
})
export type PatchCommittee = z.infer<typeof patchCommitteeSchema>

/** A seat that exists (`id`), or a new one. */
const seatChoice = z.union([
  z.object({ id: blockId }),
  z.object({ position: line(60).default(""), sector: z.enum(SECTORS) }),
])
const termDates = z.object({
  startsOn: localDate.nullable().optional(),
  endsOn: localDate.nullable().optional(),
  endedOn: localDate.nullable().optional(),
})

export const createMemberSchema = z.object({
  name,
  roles: z.array(committeeRole).max(6).optional(),
  /** Short for one role. */
  role: committeeRole.optional(),
  affiliation: line(120).optional(),
  email: email.optional(),
  phone: phone.optional(),
  department: line(60).optional(),
  seat: seatChoice.optional(),
  term: termDates.optional(),
})
export type CreateMember = z.infer<typeof createMemberSchema>

export const patchMemberSchema = z.object({
  name: name.optional(),
  roles: z.array(committeeRole).max(6).optional(),
  role: committeeRole.optional(),
  affiliation: line(120).optional(),
  email: email.optional(),
  phone: phone.optional(),
  department: line(60).optional(),
  /** Null = gives the seat up today. */
  seat: seatChoice.nullable().optional(),
  term: termDates.optional(),
})
export type PatchMember = z.infer<typeof patchMemberSchema>

export const createSeatSchema = z.object({ position: line(60).default(""), sector: z.enum(SECTORS) })
export const patchSeatSchema = z.object({ position: line(60).optional(), sector: z.enum(SECTORS).optional() })
export const createObserverSchema = z.object({ name, affiliation: line(120).default("") })

/** One row of a pasted or uploaded roster after mapping; an empty name = a vacant seat. */
export const rosterRowSchema = z.object({
  name: line(60),
  position: line(60).default(""),
  sector: z.enum(SECTORS),
  affiliation: line(120).default(""),
  role: committeeRole.default("member"),
  email: email.default(""),
  phone: phone.default(""),
  department: line(60).default(""),
  startsOn: localDate.nullable().default(null),
  endsOn: localDate.nullable().default(null),
})
export type RosterRow = z.infer<typeof rosterRowSchema>
export const importRosterSchema = z.object({ rows: z.array(rosterRowSchema).min(1).max(500) })

/** The next person takes the role; the one who had it keeps their seat and everything they wrote. */
export const handOverSchema = z.object({ role: committeeRole, fromMemberId: blockId, toMemberId: blockId })
export type HandOver = z.infer<typeof handOverSchema>

export const createInvitationSchema = z.object({
  memberId: blockId,
  expiresAt: instant.nullable().optional(),
  /** Earlier links of this person stop working. */
  renew: z.boolean().optional(),
})
export const createCommitteeLinkSchema = z.object({ expiresAt: instant.nullable().optional() })
export const claimNameSchema = z.object({ memberId: blockId })
export const decideClaimSchema = z.object({ approve: z.boolean() })
export const createViewerLinkSchema = z.object({
  readsDrafts: z.boolean().default(false),
  label: line(60).default(""),
  expiresAt: instant.nullable().optional(),
})
export const patchMeSchema = z.object({ name: name.optional(), email: email.optional(), phone: phone.optional() })
export const patchUserSchema = z.object({ isActive: z.boolean().optional(), isAdmin: z.boolean().optional() })

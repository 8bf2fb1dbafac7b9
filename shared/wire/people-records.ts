// People, seats, links, sessions and the audit log as they travel over REST. None of these ever goes over a socket.
import { z } from "zod"
import { committeeSettingsSchema } from "../domain/committee-settings.ts"
import { localDate } from "../minutes/minutes.ts"
import { SECTORS } from "../minutes/schema.ts"
import { ROLES } from "../rules/permissions.ts"
import { committeeSchema, instant, permissionsSchema, personSchema } from "./records.ts"

export const organizationSchema = z.object({ id: z.string(), name: z.string(), committees: z.number().int() })
export type Organization = z.infer<typeof organizationSchema>

/** Roles a committee gives; admin belongs to the installation. */
export const COMMITTEE_ROLES = ["secretary", "chair", "member", "staff", "officer", "viewer"] as const
export const committeeRole = z.enum(COMMITTEE_ROLES)
export type CommitteeRole = z.infer<typeof committeeRole>

/** One committee for somebody who has a part in it. */
export const committeeDetailSchema = committeeSchema.extend({
  organizationId: z.string(),
  /** The fictional committee of the first start. */
  isSample: z.boolean(),
  settings: committeeSettingsSchema,
  /** The caller's own. */
  roles: z.array(z.enum(ROLES)),
  hasSeat: z.boolean(),
  permissions: permissionsSchema,
  counts: z.object({ members: z.number().int(), seats: z.number().int(), meetings: z.number().int() }),
  createdAt: instant,
})
export type CommitteeDetail = z.infer<typeof committeeDetailSchema>

export const termSchema = z.object({
  id: z.string(),
  /** The holder's account; null = a name without one. */
  memberId: z.string().nullable(),
  name: z.string(),
  affiliation: z.string(),
  /** 위촉일; null = not recorded. */
  startsOn: localDate.nullable(),
  /** Last day as appointed; passing it only warns. */
  endsOn: localDate.nullable(),
  /** 해촉: first day without the seat. */
  endedOn: localDate.nullable(),
})
export type Term = z.infer<typeof termSchema>

export const seatSchema = z.object({
  id: z.string(),
  position: z.string(),
  sector: z.enum(SECTORS),
  /** Null = vacant (공석). */
  term: termSchema.nullable(),
})
export type Seat = z.infer<typeof seatSchema>

export const observerSchema = z.object({ id: z.string(), name: z.string(), affiliation: z.string() })
export type RosterObserver = z.infer<typeof observerSchema>

/** The roster as of a day, in the order of the paper. */
export const rosterSchema = z.object({
  on: localDate,
  seats: z.array(seatSchema),
  observers: z.array(observerSchema),
})
export type Roster = z.infer<typeof rosterSchema>

/** The state of somebody's personal link; the link itself is shown once, when it is made. */
export const invitationSummarySchema = z.object({
  id: z.string(),
  memberId: z.string(),
  createdAt: instant,
  expiresAt: instant.nullable(),
  /** When it last signed somebody in. */
  usedAt: instant.nullable(),
})
export const invitationMadeSchema = invitationSummarySchema.extend({ url: z.string() })
export type InvitationMade = z.infer<typeof invitationMadeSchema>

/** A person of a committee. Contacts, links and devices are "" and null for callers who do not manage the committee. */
export const memberSchema = z.object({
  id: z.string(),
  name: z.string(),
  roles: z.array(z.enum(ROLES)),
  affiliation: z.string(),
  email: z.string(),
  phone: z.string(),
  /** 담당부서 of an officer. */
  department: z.string(),
  seat: seatSchema.omit({ term: true }).nullable(),
  term: termSchema.nullable(),
  invitation: invitationSummarySchema.nullable(),
  /** Open sessions, and whether one of them is a device its owner has not confirmed. */
  devices: z.object({ open: z.number().int(), hasNew: z.boolean(), lastSeenAt: instant.nullable() }).nullable(),
  /** Opinion rows of the committee's meetings name this person as 담당자: their departments. */
  officerOf: z.array(z.string()),
})
export type Member = z.infer<typeof memberSchema>

export const committeeLinkSchema = z.object({ id: z.string(), createdAt: instant, expiresAt: instant.nullable() })
export type CommitteeLink = z.infer<typeof committeeLinkSchema>
export const committeeLinkMadeSchema = committeeLinkSchema.extend({ url: z.string() })

/** What a committee's link shows before a name is chosen: names nobody has taken yet. */
export const committeeLinkViewSchema = z.object({
  committeeName: z.string(),
  names: z.array(z.object({ memberId: z.string(), name: z.string(), position: z.string() })),
})
export type CommitteeLinkView = z.infer<typeof committeeLinkViewSchema>

/** Somebody chose this name at the committee's link and waits for the secretary. */
export const claimSchema = z.object({
  id: z.string(),
  memberId: z.string(),
  name: z.string(),
  device: z.string(),
  createdAt: instant,
})
export type Claim = z.infer<typeof claimSchema>

export const viewerLinkSchema = z.object({
  id: z.string(),
  label: z.string(),
  readsDrafts: z.boolean(),
  createdAt: instant,
  expiresAt: instant.nullable(),
})
export type ViewerLink = z.infer<typeof viewerLinkSchema>
export const viewerLinkMadeSchema = viewerLinkSchema.extend({ url: z.string() })

export const sessionSchema = z.object({
  id: z.string(),
  /** In words, from the browser's own description: "iPhone · Safari". */
  device: z.string(),
  createdAt: instant,
  lastSeenAt: instant,
  isCurrent: z.boolean(),
  /** Opened on another device and not confirmed by its owner yet. */
  isNew: z.boolean(),
  /** A name was chosen at a committee's link and is not approved yet. */
  isPending: z.boolean(),
})
export type DeviceSession = z.infer<typeof sessionSchema>

export const passkeySchema = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
})
export type Passkey = z.infer<typeof passkeySchema>

export const auditLineSchema = z.object({
  seq: z.number().int(),
  at: instant,
  actorId: z.string().nullable(),
  /** Looked up when the log is shown; the log itself holds ids. Empty = unknown or erased. */
  actorName: z.string(),
  action: z.string(),
  committeeId: z.string().nullable(),
  meetingId: z.string().nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
  origin: z.string(),
  hash: z.string(),
})
export type AuditLine = z.infer<typeof auditLineSchema>
export const auditPageSchema = z.object({
  lines: z.array(auditLineSchema),
  /** Ask with ?before= this for older lines; null = there are none. */
  before: z.number().int().nullable(),
  /** The chain from the first to the newest line is whole. Null = not checked on this page. */
  isIntact: z.boolean().nullable(),
})
export type AuditPage = z.infer<typeof auditPageSchema>

/** An account as admins see it. */
export const userSchema = z.object({
  id: z.string(),
  name: z.string(),
  isAdmin: z.boolean(),
  isActive: z.boolean(),
  erasedAt: instant.nullable(),
  committees: z.array(z.object({ id: z.string(), name: z.string(), roles: z.array(z.enum(ROLES)) })),
  sessions: z.object({ open: z.number().int(), lastSeenAt: instant.nullable() }),
})
export type UserRecord = z.infer<typeof userSchema>

/** The installation at a glance, for admins. */
export const installationSchema = z.object({
  version: z.string(),
  node: z.string(),
  engine: z.enum(["sqlite", "postgres"]),
  storage: z.object({
    databaseBytes: z.number(),
    blobs: z.object({ count: z.number().int(), bytes: z.number() }),
    freeBytes: z.number().nullable(),
  }),
  meetings: z.number().int(),
  openRooms: z.number().int(),
  sockets: z.number().int(),
  uptimeMs: z.number(),
  backup: z.object({
    dir: z.string().nullable(),
    lastAt: instant.nullable(),
    lastBytes: z.number().nullable(),
    problem: z.string().nullable(),
  }),
  /** Newest warnings and errors, oldest first. */
  log: z.array(z.object({ at: instant, level: z.string(), message: z.string(), requestId: z.string().optional() })),
})
export type Installation = z.infer<typeof installationSchema>

/** Who has which meeting open now; meetings nobody is in are left out. */
export const presenceSchema = z.object({
  meetings: z.array(z.object({ meetingId: z.string(), people: z.array(personSchema) })),
})
export type Presence = z.infer<typeof presenceSchema>

/** What this installation offers to whoever is not signed in. */
export const signInOffersSchema = z.object({
  mail: z.boolean(),
  passkeys: z.boolean(),
  /** Sign-in at the organization's own provider; null = none is set. */
  oidc: z.object({ label: z.string() }).nullable(),
})
export type SignInOffers = z.infer<typeof signInOffersSchema>

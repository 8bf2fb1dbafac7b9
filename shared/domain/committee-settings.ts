import { z } from "zod"

export const FORM_PRESETS = ["standard", "own"] as const
export const ATTACHMENT_LABELS = ["첨부", "붙임"] as const
/** 재적 과반수, 재적 2/3 이상, 정하지 않음. */
export const QUORUM_RULES = ["majority", "twoThirds", "none"] as const

const agendaLineSchema = z.object({ level: z.number().int().min(0).max(7), text: z.string() })
const opinionTableSchema = z.object({
  title: z.string(),
  subtitle: z.string(),
  groupTitle: z.string(),
  opinionTitle: z.string(),
  responseTitle: z.string(),
})

/** What a committee has settled for itself; `committee.settings` holds it as JSON. Everything has a default. */
export const committeeSettingsSchema = z.object({
  /** Regular day: the n-th (-1 = last) weekday (0 = Sunday) of every month at a time of day; null = no rule. */
  regularDay: z
    .object({
      nth: z.literal([1, 2, 3, 4, 5, -1]),
      weekday: z.number().int().min(0).max(6),
      time: z.string().regex(/^\d{2}:\d{2}$/),
    })
    .nullable()
    .default(null),
  durationMinutes: z.number().int().min(10).max(1440).default(120),
  place: z.string().default(""),
  /** How the form is written: by the official rules, or as this committee is used to. */
  formPreset: z.enum(FORM_PRESETS).default("standard"),
  /** What an attachment is called on the form: 첨부 1. or 붙임 1. */
  attachmentLabel: z.enum(ATTACHMENT_LABELS).default("첨부"),
  /** Years a term of office lasts; its end is proposed from its first day. */
  termYears: z.number().int().min(1).max(10).default(2),
  /** Share of the members in office that opens a meeting. */
  quorum: z.enum(QUORUM_RULES).default("majority"),
  /** Whether 대리 출석 counts as present. */
  proxyCounts: z.boolean().default(false),
  /** Agenda every meeting starts from. */
  agenda: z.array(agendaLineSchema).default([]),
  /** Titles of the opinion table a new meeting gets, empty; null = none. */
  opinionTable: opinionTableSchema.nullable().default(null),
})
export type CommitteeSettings = z.output<typeof committeeSettingsSchema>

/** Reads the settings column; what is missing or of an older version falls back to its default. */
export function readCommitteeSettings(json: string): CommitteeSettings {
  const parsed = committeeSettingsSchema.safeParse(JSON.parse(json))
  return parsed.success ? parsed.data : committeeSettingsSchema.parse({})
}

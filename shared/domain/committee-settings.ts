import { z } from "zod"
import { cleanText } from "../minutes/clean-text.ts"
import { QUORUM_RULES } from "../minutes/schema.ts"

export const FORM_PRESETS = ["standard", "own"] as const
export const ATTACHMENT_LABELS = ["첨부", "붙임"] as const

/** One line a person typed; what no store could keep is dropped. */
const text = (max: number) => z.string().overwrite(cleanText).max(max)

const agendaLineSchema = z.object({ level: z.number().int().min(0).max(7), text: text(300) })
const opinionTableSchema = z.object({
  title: text(200),
  subtitle: text(200),
  groupTitle: text(200),
  opinionTitle: text(200),
  responseTitle: text(200),
})

/** Every field as it may be; a change names some of them. */
const fields = {
  /** Regular day: the n-th (-1 = last) weekday (0 = Sunday) of every month at a time of day; null = no rule. */
  regularDay: z
    .object({
      nth: z.literal([1, 2, 3, 4, 5, -1]),
      weekday: z.number().int().min(0).max(6),
      time: z.string().regex(/^\d{2}:\d{2}$/),
    })
    .nullable(),
  durationMinutes: z.number().int().min(10).max(1440),
  place: text(200),
  /** How the form is written: by the official rules, or as this committee is used to. */
  formPreset: z.enum(FORM_PRESETS),
  /** What an attachment is called on the form: 첨부 1. or 붙임 1. */
  attachmentLabel: z.enum(ATTACHMENT_LABELS),
  /** Years a term of office lasts; its end is proposed from its first day. */
  termYears: z.number().int().min(1).max(10),
  /** Share of the members in office that opens a meeting. */
  quorum: z.enum(QUORUM_RULES),
  /** Whether 대리 출석 counts as present. */
  proxyCounts: z.boolean(),
  /** Agenda every meeting starts from. */
  agenda: z.array(agendaLineSchema).max(200),
  /** Titles of the opinion table a new meeting gets, empty; null = none. */
  opinionTable: opinionTableSchema.nullable(),
}

/** What a committee has settled for itself; `committee.settings` holds it as JSON. Everything has a default. */
export const committeeSettingsSchema = z.object({
  regularDay: fields.regularDay.default(null),
  durationMinutes: fields.durationMinutes.default(120),
  place: fields.place.default(""),
  formPreset: fields.formPreset.default("standard"),
  attachmentLabel: fields.attachmentLabel.default("첨부"),
  termYears: fields.termYears.default(2),
  quorum: fields.quorum.default("majority"),
  proxyCounts: fields.proxyCounts.default(false),
  agenda: fields.agenda.default([]),
  opinionTable: fields.opinionTable.default(null),
})
/** A change of settings: what it does not name stays as it is. */
export const committeeSettingsChangeSchema = z.object(fields).partial()
export type CommitteeSettings = z.output<typeof committeeSettingsSchema>

/** Reads the settings column; what is missing or of an older version falls back to its default. */
export function readCommitteeSettings(json: string): CommitteeSettings {
  const parsed = committeeSettingsSchema.safeParse(JSON.parse(json))
  return parsed.success ? parsed.data : committeeSettingsSchema.parse({})
}

import { useState } from "react"
import type { ReactNode } from "react"
import type { CommitteeSettings } from "../../../shared/domain/committee-settings.ts"
import { formatDateWithWeekday } from "../../../shared/domain/korean-date.ts"
import { nextDate } from "../../../shared/domain/next-date.ts"
import { committeeText, settingsText as ko } from "../../../shared/text/ko/committee.ts"
import { domainText } from "../../../shared/text/ko/domain.ts"
import type { CommitteeDetail } from "../../../shared/wire/people-records.ts"
import { useAct } from "../../api/rest.ts"
import people from "../../styles/people.module.css"
import { ActNote } from "./act-note.tsx"

type Rule = NonNullable<CommitteeSettings["regularDay"]>
type Save = (settings: Partial<CommitteeSettings>) => void

const USUAL_RULE: Rule = { nth: 2, weekday: 3, time: "10:00" }
const PREVIEWED = 3

/** What the committee settled for itself. Every field is saved when it is changed. */
export function SettingsTab({ committee, today }: { committee: CommitteeDetail; today: string }): ReactNode {
  const act = useAct()
  const [isSaved, setSaved] = useState(false)
  const path = `/api/committees/${committee.id}`
  const send = (body: object) => {
    setSaved(false)
    act.mutate({ method: "PATCH", path, body }, { onSuccess: () => setSaved(true) })
  }
  const save: Save = (settings) => send({ settings })
  const { settings } = committee
  return (
    <section className={people.box} aria-label={committeeText.tabs.settings}>
      <p className={people.soft}>{ko.later}</p>
      <div className={people.fields}>
        <Text label={ko.name} value={committee.name} save={(name) => name !== "" && send({ name })} />
        <Text label={ko.place} value={settings.place} save={(place) => save({ place })} />
        <Count
          label={ko.duration}
          value={settings.durationMinutes}
          range={[10, 1440]}
          save={(durationMinutes) => save({ durationMinutes })}
        />
        <Count
          label={ko.termYears}
          value={settings.termYears}
          range={[1, 10]}
          save={(termYears) => save({ termYears })}
        />
        <Choice
          label={ko.preset}
          value={settings.formPreset}
          words={ko.presets}
          save={(formPreset) => save({ formPreset })}
        />
        <Choice
          label={ko.label}
          value={settings.attachmentLabel}
          words={{ 첨부: "첨부", 붙임: "붙임" }}
          save={(attachmentLabel) => save({ attachmentLabel })}
        />
        <Choice label={ko.quorum} value={settings.quorum} words={ko.quorums} save={(quorum) => save({ quorum })} />
      </div>
      <RegularDay rule={settings.regularDay} today={today} save={save} />
      <Check label={ko.proxy} isOn={settings.proxyCounts} save={(proxyCounts) => save({ proxyCounts })} />
      <Check
        label={ko.table}
        isOn={settings.opinionTable !== null}
        save={(isOn) => save({ opinionTable: isOn ? ko.usualTable : null })}
      />
      <Agenda agenda={settings.agenda} save={save} />
      <ActNote error={act.error} done={isSaved ? committeeText.saved : null} />
    </section>
  )
}

function Text({ label, value, save }: { label: string; value: string; save: (value: string) => void }): ReactNode {
  return (
    <label className={people.field}>
      {label}
      <input
        key={value}
        className={people.input}
        defaultValue={value}
        onBlur={(event) => event.target.value.trim() !== value && save(event.target.value.trim())}
      />
    </label>
  )
}

interface CountProps {
  readonly label: string
  readonly value: number
  readonly range: readonly [from: number, to: number]
  readonly save: (value: number) => void
}

function Count({ label, value, range: [from, to], save }: CountProps): ReactNode {
  return (
    <label className={people.field}>
      {label}
      <input
        key={value}
        className={people.input}
        type="number"
        min={from}
        max={to}
        defaultValue={value}
        onBlur={(event) => {
          const wanted = event.target.valueAsNumber
          if (wanted !== value && wanted >= from && wanted <= to) save(wanted)
          else event.target.value = String(value)
        }}
      />
    </label>
  )
}

interface ChoiceProps<K extends string> {
  readonly label: string
  readonly value: K
  readonly words: Readonly<Record<K, string>>
  readonly save: (value: K) => void
}

function Choice<K extends string>({ label, value, words, save }: ChoiceProps<K>): ReactNode {
  return (
    <label className={people.field}>
      {label}
      <select className={people.input} value={value} onChange={(event) => save(event.target.value as K)}>
        {Object.entries<string>(words).map(([key, word]) => (
          <option key={key} value={key}>
            {word}
          </option>
        ))}
      </select>
    </label>
  )
}

function Check({ label, isOn, save }: { label: string; isOn: boolean; save: (isOn: boolean) => void }): ReactNode {
  return (
    <label className={people.check}>
      <input type="checkbox" checked={isOn} onChange={(event) => save(event.target.checked)} />
      {label}
    </label>
  )
}

/** The rule of the regular day in words, and the days it gives. */
function RegularDay({ rule, today, save }: { rule: Rule | null; today: string; save: Save }): ReactNode {
  const change = (part: Partial<Rule>) => save({ regularDay: { ...(rule ?? USUAL_RULE), ...part } })
  return (
    <fieldset className={people.box}>
      <legend>{ko.regular}</legend>
      <Check
        label={ko.hasRegular}
        isOn={rule !== null}
        save={(isOn) => save({ regularDay: isOn ? USUAL_RULE : null })}
      />
      {rule !== null && (
        <>
          <div className={people.fields}>
            <Choice
              label={ko.nth}
              value={String(rule.nth) as keyof typeof ko.nths}
              words={ko.nths}
              save={(nth) => change({ nth: Number(nth) as Rule["nth"] })}
            />
            <label className={people.field}>
              {ko.weekday}
              <select
                className={people.input}
                value={rule.weekday}
                onChange={(event) => change({ weekday: Number(event.target.value) })}
              >
                {domainText.weekdays.map((word, at) => (
                  <option key={word} value={at}>
                    {domainText.weekday(word)}
                  </option>
                ))}
              </select>
            </label>
            <label className={people.field}>
              {ko.time}
              <input
                className={people.input}
                type="time"
                value={rule.time}
                onChange={(event) => event.target.value !== "" && change({ time: event.target.value })}
              />
            </label>
          </div>
          <p className={people.soft} aria-live="polite">
            {ko.nextDates(upcoming(rule, today).join(", "))}
          </p>
        </>
      )}
    </fieldset>
  )
}

function upcoming(rule: Rule, today: string): string[] {
  const dates: string[] = []
  for (let after = today; dates.length < PREVIEWED;) {
    const next = nextDate(rule, after)
    if (next === null) break
    dates.push(formatDateWithWeekday(next))
    after = next
  }
  return dates
}

/** Agenda every meeting starts from: a line an item, two spaces a level. */
function Agenda({ agenda, save }: { agenda: CommitteeSettings["agenda"]; save: Save }): ReactNode {
  const text = agenda.map(({ level, text: words }) => "  ".repeat(level) + words).join("\n")
  return (
    <label className={people.field}>
      {ko.agenda}
      <textarea
        key={text}
        className={people.input}
        rows={4}
        defaultValue={text}
        onBlur={(event) => event.target.value !== text && save({ agenda: readAgenda(event.target.value) })}
      />
      {ko.agendaHint}
    </label>
  )
}

function readAgenda(text: string): CommitteeSettings["agenda"] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => ({ level: Math.min(7, Math.floor((line.length - line.trimStart().length) / 2)), text: line.trim() }))
}

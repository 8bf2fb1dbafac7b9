import { Button } from "@mantine/core"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import type { FormEvent } from "react"
import { useNavigate } from "react-router"
import { rosterImportText } from "../../shared/text/ko/committee.ts"
import { setupText as ko } from "../../shared/text/ko/entry.ts"
import { rosterText } from "../../shared/text/ko/roster.ts"
import type { CommitteeDetail } from "../../shared/wire/people-records.ts"
import { errorSentence } from "../api/error-sentence.ts"
import { useMe } from "../api/queries.ts"
import { request } from "../api/request.ts"
import { previewRoster, readRows } from "../api/roster-preview.ts"
import people from "../styles/people.module.css"
import { PageSkeleton } from "./page-skeleton.tsx"
import { usePageTitle } from "./use-page-title.ts"

/** A committee made on one page: who one is, what it is called, who belongs to it. */
export function SetupPage() {
  usePageTitle(ko.page)
  const me = useMe().data
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [problem, setProblem] = useState<string | null>(null)
  const make = useMutation({
    mutationFn: makeCommittee,
    onSuccess: async (id) => {
      await queries.invalidateQueries()
      void navigate(`/committees/${id}/invite`)
    },
  })
  if (!me) return <PageSkeleton />
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const wanted = readForm(new FormData(event.currentTarget))
    const isWhole = wanted.myName !== "" && wanted.organizationName !== "" && wanted.name !== ""
    setProblem(isWhole ? null : ko.needs)
    if (isWhole) make.mutate(wanted)
  }
  return (
    <main className={people.page} id="main">
      <h1 className={people.title}>{ko.page}</h1>
      <p className={people.soft}>{ko.intro}</p>
      <form className={people.box} onSubmit={submit}>
        <div className={people.fields}>
          <Field name="myName" label={ko.me} value={me.name === rosterText.installer ? "" : me.name} />
          <Field name="organizationName" label={ko.organization} hint={ko.organizationHint} />
          <Field name="name" label={ko.committee} hint={ko.committeeHint} />
        </div>
        <OwnPart />
        <RosterPaste />
        {problem !== null && (
          <p className={people.error} role="alert">
            {problem}
          </p>
        )}
        {make.error !== null && (
          <p className={people.error} role="alert">
            {errorSentence(make.error)}
          </p>
        )}
        <Button size="lg" type="submit" loading={make.isPending}>
          {ko.make}
        </Button>
      </form>
    </main>
  )
}

interface FieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly value?: string
}

function Field({ name, label, hint, value }: FieldProps) {
  return (
    <label className={people.field}>
      {label}
      <input className={people.input} name={name} maxLength={60} placeholder={hint} defaultValue={value} />
    </label>
  )
}

function OwnPart() {
  return (
    <div className={people.fields}>
      <label className={people.check}>
        <input type="checkbox" name="isSecretary" defaultChecked />
        {ko.secretary}
      </label>
      <label className={people.field}>
        {ko.seat}
        <select className={people.input} name="sector" defaultValue="private">
          <option value="private">{rosterText.sectors.private}</option>
          <option value="public">{rosterText.sectors.public}</option>
          <option value="">{ko.noSeat}</option>
        </select>
      </label>
    </div>
  )
}

/** What of a pasted table will go in is said before anything is made; it needs no committee to be read. */
function RosterPaste() {
  const [lines, setLines] = useState(0)
  return (
    <label className={people.field}>
      {ko.roster}
      <textarea
        className={people.input}
        name="roster"
        rows={6}
        placeholder={rosterImportText.placeholder}
        onChange={(event) => setLines(event.target.value.split("\n").filter((line) => line.trim() !== "").length)}
      />
      <span role="status">{lines === 0 ? ko.rosterHint : ko.lines(lines)}</span>
    </label>
  )
}

type Wanted = ReturnType<typeof readForm>

function readForm(form: FormData) {
  const text = (name: string): string => {
    const value = form.get(name)
    return typeof value === "string" ? value.trim() : ""
  }
  return {
    myName: text("myName"),
    organizationName: text("organizationName"),
    name: text("name"),
    isSecretary: form.has("isSecretary"),
    sector: text("sector"),
    roster: text("roster"),
  }
}

/** Name, committee with the own part in it, roster. Answers the committee's id. */
async function makeCommittee(wanted: Wanted): Promise<string> {
  const { myName, organizationName, name, isSecretary, sector, roster } = wanted
  await request("PATCH", "/api/me", { name: myName })
  const seat = sector === "" ? {} : { seat: { sector, position: isSecretary ? ko.secretaryPosition : "" } }
  const own = { role: isSecretary ? "secretary" : "member", ...seat }
  const { id } = await request<CommitteeDetail>("POST", "/api/committees", { name, organizationName, own })
  if (roster === "") return id
  // A table that cannot be read keeps nobody from the committee: the roster's page takes it up again.
  const rows = await previewRoster(id, new Blob([roster])).then(readRows, () => [])
  if (rows.length > 0) await request("POST", `/api/committees/${id}/roster/import`, { rows })
  return id
}

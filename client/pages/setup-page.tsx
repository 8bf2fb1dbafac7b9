import { Button } from "@mantine/core"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import type { FormEvent, ReactNode } from "react"
import { Link, useNavigate } from "react-router"
import { setupText as ko } from "../../shared/text/ko/setup.ts"
import { rosterText } from "../../shared/text/ko/roster.ts"
import type { CommitteeDetail, Organization } from "../../shared/wire/people-records.ts"
import { errorSentence } from "../api/error-sentence.ts"
import { useMe } from "../api/queries.ts"
import { useRead } from "../api/rest.ts"
import {
  makeCommittee,
  NEEDED,
  readForm,
  type Made,
  type Needed,
  type Wanted,
} from "../features/setup/make-committee.ts"
import { OwnPart } from "../features/setup/own-part.tsx"
import { RosterPaste } from "../features/setup/roster-paste.tsx"
import classes from "../features/setup/setup.module.css"
import people from "../styles/people.module.css"
import { MessagePage } from "./message-page.tsx"
import { PageSkeleton } from "./page-skeleton.tsx"
import { usePageTitle } from "./use-page-title.ts"

/** A committee made on one page: who one is, what it is called, the own seat, who belongs to it. */
export function SetupPage() {
  usePageTitle(ko.page)
  const me = useMe().data
  const committees = useRead<readonly CommitteeDetail[]>("/api/committees")
  const organizations = useRead<readonly Organization[]>("/api/organizations")
  const make = useMake(organizations.data ?? [])
  if (!me || committees.isPending || organizations.isPending) return <PageSkeleton />
  if (!me.isAdmin) {
    return (
      <MessagePage title={ko.adminOnlyTitle} text={ko.adminOnly}>
        <Home />
      </MessagePage>
    )
  }
  if (make.data?.rosterProblem) return <HalfMade made={make.data} />
  const real = new Set((committees.data ?? []).flatMap((each) => (each.isSample ? [] : [each.organizationId])))
  return (
    <main className={`${people.page} ${classes.page}`} id="main">
      <h1 className={people.title}>{ko.page}</h1>
      <p className={people.soft}>{ko.intro}</p>
      <SetupForm
        myName={me.name === rosterText.installer ? "" : me.name}
        organizations={(organizations.data ?? []).filter(({ id }) => real.has(id)).map(({ name }) => name)}
        make={(wanted) => make.mutate(wanted)}
        isMaking={make.isPending}
        failure={make.error}
      />
    </main>
  )
}

function useMake(known: readonly Organization[]) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (wanted: Wanted) => makeCommittee(wanted, known),
    onSuccess: async ({ committee, rosterProblem }) => {
      await queries.invalidateQueries()
      if (rosterProblem === null) void navigate(`/committees/${committee.id}/invite`)
    },
  })
}

interface SetupFormProps {
  readonly myName: string
  /** Names to choose from; a new one may be written. */
  readonly organizations: readonly string[]
  readonly make: (wanted: Wanted) => void
  readonly isMaking: boolean
  readonly failure: Error | null
}

function SetupForm({ myName, organizations, make, isMaking, failure }: SetupFormProps): ReactNode {
  const [name, setName] = useState(myName)
  const [missing, setMissing] = useState<readonly Needed[]>([])
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const wanted = readForm(new FormData(form))
    const empty = NEEDED.filter((field) => wanted[field] === "")
    setMissing(empty)
    if (empty[0] === undefined) make(wanted)
    else form.querySelector<HTMLInputElement>(`[name="${empty[0]}"]`)?.focus()
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <fieldset className={classes.part}>
        <legend>1. {ko.me}</legend>
        <Field
          name="myName"
          label={ko.me}
          isLabelShown={false}
          hint={ko.meHint}
          value={myName}
          missing={missing}
          onChange={setName}
        />
      </fieldset>
      <fieldset className={classes.part}>
        <legend>2. {ko.group}</legend>
        <div className={people.fields}>
          <Field
            name="organizationName"
            label={ko.organization}
            placeholder={ko.organizationHint}
            value={organizations.length === 1 ? organizations[0] : ""}
            choices={organizations}
            missing={missing}
          />
          <Field name="name" label={ko.committee} placeholder={ko.committeeHint} missing={missing} />
        </div>
      </fieldset>
      <fieldset className={classes.part}>
        <legend>3. {ko.mine}</legend>
        <OwnPart />
      </fieldset>
      <fieldset className={classes.part}>
        <legend>4. {ko.roster}</legend>
        <RosterPaste myName={name.trim()} />
      </fieldset>
      {failure !== null && (
        <p className={people.error} role="alert">
          {errorSentence(failure)}
        </p>
      )}
      <Button className={classes.make} size="lg" type="submit" loading={isMaking}>
        {ko.make}
      </Button>
    </form>
  )
}

interface FieldProps {
  readonly name: Needed
  readonly label: string
  /** False where the legend above says the same. */
  readonly isLabelShown?: boolean
  readonly hint?: string
  readonly placeholder?: string
  readonly value?: string | undefined
  readonly choices?: readonly string[]
  readonly missing: readonly Needed[]
  readonly onChange?: (value: string) => void
}

function Field(props: FieldProps): ReactNode {
  const { name, label, isLabelShown = true, hint, placeholder, value, choices = [], missing, onChange } = props
  const isMissing = missing.includes(name)
  const noteId = `${name}-note`
  return (
    <div className={people.field}>
      <label htmlFor={name} className={isLabelShown ? undefined : "spoken"}>
        {label}
      </label>
      <input
        className={people.input}
        id={name}
        name={name}
        maxLength={60}
        autoComplete="off"
        placeholder={placeholder}
        defaultValue={value}
        list={choices.length > 0 ? `${name}-choices` : undefined}
        aria-invalid={isMissing}
        aria-describedby={noteId}
        onChange={(event) => onChange?.(event.target.value)}
      />
      {choices.length > 0 && (
        <datalist id={`${name}-choices`}>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </datalist>
      )}
      <span id={noteId} className={isMissing ? people.error : people.soft}>
        {isMissing ? ko.needs[name] : hint}
      </span>
    </div>
  )
}

/** The committee is there and its roster is not: said, with the way to put it in. */
function HalfMade({ made: { committee, rosterProblem } }: { made: Made }): ReactNode {
  return (
    <MessagePage title={ko.halfTitle(committee.name)} text={ko.half} hint={errorSentence(rosterProblem)}>
      <Button h={48} component={Link} to={`/committees/${committee.id}/roster`}>
        {ko.toRoster}
      </Button>
    </MessagePage>
  )
}

const Home = () => (
  <Button h={48} component={Link} to="/">
    {ko.home}
  </Button>
)

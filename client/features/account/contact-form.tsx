import { Button } from "@mantine/core"
import { useState } from "react"
import type { FormEvent, ReactNode } from "react"
import { accountText as ko } from "../../../shared/text/ko/account.ts"
import { patchMeSchema } from "../../../shared/wire/people-requests.ts"
import type { Me } from "../../../shared/wire/records.ts"
import { errorSentence } from "../../api/error-sentence.ts"
import { useAct } from "../../api/rest.ts"
import people from "../../styles/people.module.css"
import classes from "./account.module.css"

const FIELDS = ["name", "email", "phone"] as const
type FieldName = (typeof FIELDS)[number]
const TYPES: Readonly<Record<FieldName, string>> = { name: "text", email: "email", phone: "tel" }

/** The own name and contact. */
export function ContactForm({ me }: { me: Me }): ReactNode {
  const act = useAct()
  const [wrong, setWrong] = useState<readonly FieldName[]>([])
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const body = Object.fromEntries(new FormData(form))
    const bad = FIELDS.filter((field) => !patchMeSchema.safeParse({ [field]: body[field] }).success)
    setWrong(bad)
    if (bad[0] === undefined) act.mutate({ method: "PATCH", path: "/api/me", body })
    else form.querySelector<HTMLInputElement>(`[name="${bad[0]}"]`)?.focus()
  }
  return (
    <form className={people.box} onSubmit={submit} onChange={() => act.reset()} aria-labelledby="contact" noValidate>
      <h2 id="contact">{ko.contact}</h2>
      <p className={people.soft}>{ko.contactExplain}</p>
      <div className={classes.fields}>
        {FIELDS.map((field) => (
          <label key={field} className={people.field}>
            {ko[field]}
            <input
              className={people.input}
              name={field}
              type={TYPES[field]}
              autoComplete={field === "phone" ? "tel" : field}
              defaultValue={me[field]}
              aria-invalid={wrong.includes(field)}
            />
            {wrong.includes(field) && <span className={people.error}>{ko.needs[field]}</span>}
          </label>
        ))}
      </div>
      <div className={people.actions}>
        <Button h={44} type="submit" loading={act.isPending}>
          {ko.save}
        </Button>
        <p role="status" className={people.good}>
          {act.isSuccess && ko.saved}
        </p>
      </div>
      {act.error !== null && (
        <p className={people.error} role="alert">
          {errorSentence(act.error)}
        </p>
      )}
    </form>
  )
}

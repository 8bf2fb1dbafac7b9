import { Button } from "@mantine/core"
import type { FormEvent, ReactNode } from "react"
import { rosterPageText as ko } from "../../../shared/text/ko/committee.ts"
import type { RosterObserver } from "../../../shared/wire/people-records.ts"
import { errorSentence } from "../../api/error-sentence.ts"
import { useAct } from "../../api/rest.ts"
import people from "../../styles/people.module.css"

interface ObserversProps {
  readonly committeeId: string
  readonly observers: readonly RosterObserver[]
  readonly canEdit: boolean
}

/** 배석자 who come regularly. */
export function Observers({ committeeId, observers, canEdit }: ObserversProps): ReactNode {
  const path = `/api/committees/${committeeId}/observers`
  const act = useAct()
  if (observers.length === 0 && !canEdit) return null
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const body = Object.fromEntries(new FormData(form))
    act.mutate({ method: "POST", path, body }, { onSuccess: () => form.reset() })
  }
  return (
    <div>
      <h3>{ko.observers}</h3>
      {observers.length === 0 && <p className={people.soft}>{ko.noObservers}</p>}
      <ul className={people.rows}>
        {observers.map(({ id, name, affiliation }) => (
          <li key={id}>
            <span className={people.grow}>
              <span className={people.name}>{name}</span> <span className={people.soft}>{affiliation}</span>
            </span>
            {canEdit && (
              <Button
                h={44}
                variant="subtle"
                aria-label={`${name} ${ko.remove}`}
                onClick={() => act.mutate({ method: "DELETE", path: `${path}/${id}` })}
              >
                {ko.remove}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {canEdit && (
        <form className={people.actions} onSubmit={submit} aria-label={ko.addObserver}>
          <input
            className={`${people.input} ${people.grow}`}
            name="name"
            required
            maxLength={60}
            placeholder={ko.columns.name}
            aria-label={ko.columns.name}
          />
          <input
            className={`${people.input} ${people.grow}`}
            name="affiliation"
            maxLength={120}
            placeholder={ko.columns.affiliation}
            aria-label={ko.columns.affiliation}
          />
          <Button h={44} type="submit" variant="default">
            {ko.addObserver}
          </Button>
        </form>
      )}
      {act.error !== null && (
        <p className={people.error} role="alert">
          {errorSentence(act.error)}
        </p>
      )}
    </div>
  )
}

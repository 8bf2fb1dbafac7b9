import { Button } from "@mantine/core"
import { useState } from "react"
import type { FormEvent } from "react"
import { accountText as ko } from "../../shared/text/ko/entry.ts"
import type { DeviceSession } from "../../shared/wire/people-records.ts"
import type { Me } from "../../shared/wire/records.ts"
import { errorSentence } from "../api/error-sentence.ts"
import { useMe } from "../api/queries.ts"
import { useAct, useRead } from "../api/rest.ts"
import { whenText } from "../api/when-text.ts"
import { PasskeyList } from "../features/passkeys/passkey-list.tsx"
import people from "../styles/people.module.css"
import { PageSkeleton } from "./page-skeleton.tsx"
import { usePageTitle } from "./use-page-title.ts"

/** What the person says of themselves, the devices they are signed in on, and what is kept about them. */
export function AccountPage() {
  usePageTitle(ko.page)
  const me = useMe().data
  if (!me) return <PageSkeleton />
  return (
    <main className={people.page} id="main">
      <h1 className={people.title}>{ko.page}</h1>
      {!me.isPending && <Contact me={me} />}
      <Devices />
      {!me.isPending && <PasskeyList />}
      <section className={people.box}>
        <h2>{ko.privacyTitle}</h2>
        {ko.privacy.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </section>
    </main>
  )
}

function Contact({ me }: { me: Me }) {
  const act = useAct()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    act.mutate({ method: "PATCH", path: "/api/me", body: Object.fromEntries(new FormData(event.currentTarget)) })
  }
  return (
    <form className={people.box} onSubmit={submit}>
      <div className={people.fields}>
        <label className={people.field}>
          {ko.name}
          <input className={people.input} name="name" required maxLength={60} defaultValue={me.name} />
        </label>
        <label className={people.field}>
          {ko.email}
          <input className={people.input} name="email" type="email" maxLength={200} defaultValue={me.email} />
        </label>
        <label className={people.field}>
          {ko.phone}
          <input className={people.input} name="phone" type="tel" maxLength={40} defaultValue={me.phone} />
        </label>
      </div>
      <div className={people.actions}>
        <Button h={44} type="submit" loading={act.isPending}>
          {ko.save}
        </Button>
        <span role="status" className={people.good}>
          {act.isSuccess ? ko.saved : ""}
        </span>
      </div>
      {act.error !== null && (
        <p className={people.error} role="alert">
          {errorSentence(act.error)}
        </p>
      )}
    </form>
  )
}

function Devices() {
  const path = "/api/me/sessions"
  const sessions = useRead<readonly DeviceSession[]>(path)
  const act = useAct()
  const [isAsked, setAsked] = useState(false)
  const all = sessions.data ?? []
  return (
    <section className={people.box}>
      <h2>{ko.devices}</h2>
      <p className={people.soft}>{ko.devicesExplain}</p>
      <ul className={people.rows}>
        {all.map((session) => (
          <li key={session.id}>
            <span className={people.grow}>
              <span className={people.name}>{session.device}</span>{" "}
              <span className={people.soft}>{ko.lastSeen(whenText(session.lastSeenAt))}</span>{" "}
              {session.isCurrent && <span className={people.badge}>{ko.thisOne}</span>}
              {session.isNew && <span className={people.warn}>{ko.isNew}</span>}
            </span>
            {session.isNew && (
              <Button
                h={44}
                variant="default"
                onClick={() => act.mutate({ method: "POST", path: `${path}/${session.id}/acknowledge` })}
              >
                {ko.mine}
              </Button>
            )}
            {!session.isCurrent && (
              <Button
                h={44}
                variant="subtle"
                aria-label={`${session.device} ${ko.end}`}
                onClick={() => act.mutate({ method: "DELETE", path: `${path}/${session.id}` })}
              >
                {ko.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {all.length > 1 && (
        <div>
          <Button
            h={44}
            variant={isAsked ? "filled" : "default"}
            onClick={() => (isAsked ? act.mutate({ method: "DELETE", path }) : setAsked(true))}
          >
            {ko.endOthers}
          </Button>
        </div>
      )}
      {act.error !== null && (
        <p className={people.error} role="alert">
          {errorSentence(act.error)}
        </p>
      )}
    </section>
  )
}

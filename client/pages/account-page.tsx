import { accountText as ko } from "../../shared/text/ko/account.ts"
import { useMe } from "../api/queries.ts"
import { ContactForm } from "../features/account/contact-form.tsx"
import { Devices } from "../features/account/devices.tsx"
import classes from "../features/account/account.module.css"
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
    <main className={`${people.page} ${classes.page}`} id="main">
      <h1 className={people.title}>{ko.page}</h1>
      {me.isPending ? <p className={people.soft}>{ko.pending}</p> : <ContactForm me={me} />}
      <Devices />
      {!me.isPending && <PasskeyList />}
      <section className={people.box} aria-labelledby="privacy">
        <h2 id="privacy">{ko.privacyTitle}</h2>
        <ul className={classes.sentences}>
          {ko.privacy.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
    </main>
  )
}

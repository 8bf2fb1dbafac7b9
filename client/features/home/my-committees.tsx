import type { ReactNode } from "react"
import { Link } from "react-router"
import { committeeText } from "../../../shared/text/ko/committee.ts"
import { homeText as ko } from "../../../shared/text/ko/entry.ts"
import { shellText } from "../../../shared/text/ko/shell.ts"
import type { CommitteeDetail, Presence } from "../../../shared/wire/people-records.ts"
import type { Me } from "../../../shared/wire/records.ts"
import { useRead } from "../../api/rest.ts"
import classes from "./home.module.css"

const LOOK_MS = 20_000

/** The person's committees, each a way in, with who is writing there now. */
export function MyCommittees({ me }: { me: Me }): ReactNode {
  const committees = useRead<readonly CommitteeDetail[]>("/api/committees", { isWanted: me.committees.length > 0 })
  if (me.committees.length === 0) return null
  return (
    <section className={classes.section} aria-labelledby="my-committees">
      <h2 id="my-committees">{ko.mine}</h2>
      <ul className={classes.cards}>
        {(committees.data ?? []).map((committee) => (
          <li key={committee.id}>
            <Link className={classes.card} to={`/committees/${committee.id}`}>
              <strong>{committee.name}</strong>
              <span className={classes.soft}>{committee.organizationName}</span>
              <span className={classes.soft}>
                {committee.roles.map((role) => shellText.roles[role]).join(", ")} ·{" "}
                {ko.members(committee.counts.members)} · {ko.meetings(committee.counts.meetings)}
              </span>
              {committee.isSample && <span className={classes.soft}>{committeeText.sample}</span>}
              <HereNow committee={committee} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function HereNow({ committee }: { committee: CommitteeDetail }): ReactNode {
  const reads = committee.permissions.includes("readComments")
  const path = `/api/committees/${committee.id}/presence`
  const presence = useRead<Presence>(path, { everyMs: LOOK_MS, isWanted: reads })
  const here = new Set((presence.data?.meetings ?? []).flatMap(({ people }) => people.map(({ id }) => id)))
  return here.size === 0 ? null : <span className={classes.here}>{ko.hereNow(here.size)}</span>
}

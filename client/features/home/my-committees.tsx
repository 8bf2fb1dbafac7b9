import type { ReactNode } from "react"
import { Link } from "react-router"
import { homeText as ko } from "../../../shared/text/ko/home.ts"
import { shellText } from "../../../shared/text/ko/shell.ts"
import type { CommitteeDetail, Presence } from "../../../shared/wire/people-records.ts"
import type { Me } from "../../../shared/wire/records.ts"
import { useRead } from "../../api/rest.ts"
import classes from "./home.module.css"
import { PRESENCE_MS } from "./meeting-now.tsx"
import { belongsTo } from "./needs.ts"

interface MyCommitteesProps {
  readonly me: Me
  /** More about them, when it is there. */
  readonly details: readonly CommitteeDetail[]
}

/** The person's committees, each a way in, with who is writing there now; what an admin only looks after stands folded. */
export function MyCommittees({ me, details }: MyCommitteesProps): ReactNode {
  if (me.committees.length === 0) return null
  const { mine, others } = sortOut(me.committees)
  return (
    <section className={classes.section} aria-labelledby="my-committees">
      <h2 id="my-committees">{ko.mine}</h2>
      <Cards committees={mine} details={details} />
      {others.length > 0 && (
        <details className={classes.others}>
          <summary>{ko.others(others.length)}</summary>
          <Cards committees={others} details={details} />
        </details>
      )}
    </section>
  )
}

/** An admin without a committee of their own is shown all of them. */
function sortOut(all: Me["committees"]): { readonly mine: Me["committees"]; readonly others: Me["committees"] } {
  const mine = all.filter(belongsTo)
  return mine.length === 0 ? { mine: all, others: [] } : { mine, others: all.filter((each) => !belongsTo(each)) }
}

interface CardsProps {
  readonly committees: Me["committees"]
  readonly details: readonly CommitteeDetail[]
}

function Cards({ committees, details }: CardsProps): ReactNode {
  const known = new Map(details.map((detail) => [detail.id, detail]))
  return (
    <ul className={classes.cards}>
      {committees.map((committee) => (
        <li key={committee.id}>
          <Card committee={committee} detail={known.get(committee.id)} />
        </li>
      ))}
    </ul>
  )
}

interface CardProps {
  readonly committee: Me["committees"][number]
  readonly detail: CommitteeDetail | undefined
}

function Card({ committee, detail }: CardProps): ReactNode {
  const { id, name, organizationName, roles } = committee
  return (
    <Link className={classes.card} to={`/committees/${id}`}>
      <span className={classes.name}>
        <strong>{name}</strong>
        {detail?.isSample === true && <span className={classes.sampleMark}>{ko.sample}</span>}
      </span>
      <span className={classes.soft}>{organizationName}</span>
      <span className={classes.soft}>
        {roles.map((role) => shellText.roles[role]).join(", ")}
        {detail && ` · ${ko.members(detail.counts.members)} · ${ko.meetings(detail.counts.meetings)}`}
      </span>
      <HereNow committee={committee} />
    </Link>
  )
}

function HereNow({ committee }: { committee: Me["committees"][number] }): ReactNode {
  const isWanted = belongsTo(committee) && committee.permissions.includes("readComments")
  const path = `/api/committees/${committee.id}/presence`
  const presence = useRead<Presence>(path, { everyMs: PRESENCE_MS, isWanted })
  const here = new Set((presence.data?.meetings ?? []).flatMap(({ people }) => people.map(({ id }) => id)))
  return here.size === 0 ? null : <span className={classes.here}>{ko.hereNow(here.size)}</span>
}

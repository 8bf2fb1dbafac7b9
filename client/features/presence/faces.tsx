import { Popover, UnstyledButton } from "@mantine/core"
import { useState } from "react"
import type { ReactNode } from "react"
import { minutesPageText as ko } from "../../../shared/text/ko/minutes-page.ts"
import type { Peer } from "../../live/meeting-session.ts"
import { useMeetingState } from "../../live/use-meeting.ts"
import classes from "./faces.module.css"
import { placeName } from "./place.ts"

/** Faces shown beside each other before the rest becomes a number. */
const MAX_FACES = 5

/** Who has the minutes open now, one face a person; a tap goes to where that person is. */
export function Faces({ goTo }: { readonly goTo: (place: string) => void }): ReactNode {
  const peers = useMeetingState((state) => state.peers)
  const people = onePerPerson(peers)
  const news = useArrivals(people)
  if (people.length === 0) return null
  return (
    <Popover position="bottom-end" withArrow>
      <output className="spoken">{news}</output>
      <Popover.Target>
        <UnstyledButton className={classes.faces} aria-label={ko.here(people.length)}>
          {people.slice(0, MAX_FACES).map((peer) => (
            <Face key={peer.userId} peer={peer} />
          ))}
          {people.length > MAX_FACES && <span className={classes.more} data-short={`+${people.length - MAX_FACES}`} />}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <p className={classes.title}>{ko.here(people.length)}</p>
        <ul className={classes.list}>
          {people.map((peer) => (
            <li key={peer.userId}>
              <UnstyledButton
                className={classes.person}
                disabled={!peer.place || peer.isSelf}
                aria-label={ko.faceGo(peer.name, placeName(peer.place))}
                onClick={() => peer.place && goTo(peer.place)}
              >
                <Face peer={peer} />
                <span>
                  {peer.name} {peer.isSelf && ko.meSuffix}
                </span>
                <span className={classes.place}>{placeName(peer.place)}</span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}

/** Who came or went last, for a screen reader, in its own time; those who were here before are no news. */
function useArrivals(people: readonly Peer[]): string {
  const names = people.filter((peer) => !peer.isSelf).map((peer) => peer.name)
  const [known, setKnown] = useState({ names, news: "" })
  const isSame = names.length === known.names.length && names.every((name) => known.names.includes(name))
  if (!isSame) {
    const came = names.filter((name) => !known.names.includes(name))
    const went = known.names.filter((name) => !names.includes(name))
    const isFirst = known.names.length === 0 && known.news === "" && came.length > 1
    setKnown({ names, news: isFirst ? "" : [...came.map(ko.came), ...went.map(ko.went)].join(" ") })
  }
  return known.news
}

/** A picture made of letters: drawn by the style sheet, so that it is no part of any name. */
function Face({ peer }: { peer: Peer }): ReactNode {
  // Given names differ more than family names: 김영식 shows 영식.
  const short = peer.name.length > 2 ? peer.name.slice(-2) : peer.name
  return <span className={classes.face} data-colour={peer.colour} data-short={short} aria-hidden />
}

/** A person with several pages open is one face, at the place of the page that has one; oneself comes first. */
export function onePerPerson(peers: readonly Peer[]): Peer[] {
  const people = new Map<string, Peer>()
  for (const peer of peers) {
    const known = people.get(peer.userId)
    if (!known) people.set(peer.userId, peer)
    else people.set(peer.userId, { ...known, isSelf: known.isSelf || peer.isSelf, place: known.place ?? peer.place })
  }
  return [...people.values()].toSorted((a, b) => Number(b.isSelf) - Number(a.isSelf))
}

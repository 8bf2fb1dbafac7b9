import { Button } from "@mantine/core"
import { useState } from "react"
import type { ReactNode } from "react"
import { rosterPageText as ko } from "../../../shared/text/ko/committee.ts"
import { shellText } from "../../../shared/text/ko/shell.ts"
import type { Member } from "../../../shared/wire/people-records.ts"
import { localDay } from "../../api/local-day.ts"
import people from "../../styles/people.module.css"
import { MemberDetails } from "./member-details.tsx"

interface SeatlessMembersProps {
  readonly committeeId: string
  readonly members: readonly Member[]
  readonly canEdit: boolean
}

/** People of the committee who sit on no seat: 간사, 담당자, an admin. */
export function SeatlessMembers({ committeeId, members, canEdit }: SeatlessMembersProps): ReactNode {
  const [openId, setOpenId] = useState<string | null>(null)
  const [said, setSaid] = useState("")
  const seatless = members.filter((member) => member.seat === null)
  if (seatless.length === 0) return null
  return (
    <div>
      <h3>{ko.others}</h3>
      <ul className={people.rows}>
        {seatless.map((member) => (
          <li key={member.id}>
            <span className={people.grow}>
              <span className={people.name}>{member.name}</span>{" "}
              <span className={people.soft}>
                {member.roles.map((role) => shellText.roles[role]).join(", ")} {member.affiliation}
              </span>{" "}
              {member.officerOf.length > 0 && (
                <span className={people.badge}>{ko.officer(member.officerOf.join(", "))}</span>
              )}
            </span>
            {canEdit && (
              <Button
                h={44}
                variant="subtle"
                aria-expanded={openId === member.id}
                aria-label={ko.more(member.name)}
                onClick={() => setOpenId(openId === member.id ? null : member.id)}
              >
                ⋯
              </Button>
            )}
            {openId === member.id && (
              <MemberDetails
                committeeId={committeeId}
                member={member}
                today={localDay()}
                say={setSaid}
                close={() => setOpenId(null)}
              />
            )}
          </li>
        ))}
      </ul>
      <p role="status" className={people.good}>
        {said}
      </p>
    </div>
  )
}

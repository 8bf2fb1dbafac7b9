import type { ReactNode } from "react"
import type { CommitteeDetail } from "../../../shared/wire/people-records.ts"
import { GroupLink } from "./group-link.tsx"
import { MemberLinks } from "./member-links.tsx"
import { QrSheet } from "./qr-sheet.tsx"

interface InviteTabProps {
  readonly committee: CommitteeDetail
  /** What comes next, once the link is out. */
  readonly children: ReactNode
}

/** Three ways to bring people in: one link for the group chat, one for each person, a sheet of paper. */
export function InviteTab({ committee, children }: InviteTabProps): ReactNode {
  return (
    <>
      <GroupLink committee={committee} />
      {children}
      <MemberLinks committee={committee} />
      <QrSheet committee={committee} />
    </>
  )
}

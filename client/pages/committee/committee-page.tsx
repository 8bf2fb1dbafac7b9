import { Button } from "@mantine/core"
import { useState } from "react"
import type { ReactNode } from "react"
import { NavLink, Route, Routes, useNavigate, useParams } from "react-router"
import { committeeText as ko } from "../../../shared/text/ko/committee.ts"
import type { CommitteeDetail } from "../../../shared/wire/people-records.ts"
import { localDay } from "../../api/local-day.ts"
import { useAct, useRead } from "../../api/rest.ts"
import { AuditLog } from "../../features/audit/audit-log.tsx"
import { FirstMeeting } from "../../features/committee/new-meeting.tsx"
import { MeetingsTab } from "../../features/committee/meetings-tab.tsx"
import { SettingsTab } from "../../features/committee/settings-tab.tsx"
import { InviteTab } from "../../features/invitations/invite-tab.tsx"
import { RosterTab } from "../../features/roster/roster-tab.tsx"
import people from "../../styles/people.module.css"
import { MessagePage } from "../message-page.tsx"
import { PageSkeleton } from "../page-skeleton.tsx"
import { usePageTitle } from "../use-page-title.ts"

/** A committee: its meetings, and for who manages it roster, invitations, settings and log. */
export function CommitteePage(): ReactNode {
  const id = useParams()["committeeId"] ?? ""
  const read = useRead<CommitteeDetail>(`/api/committees/${encodeURIComponent(id)}`)
  usePageTitle(read.data?.name ?? ko.tabs.meetings)
  if (read.isPending) return <PageSkeleton />
  if (read.data === undefined) return <MessagePage title={ko.notFoundTitle} text={ko.notFound} />
  return <Committee committee={read.data} />
}

function Committee({ committee }: { committee: CommitteeDetail }): ReactNode {
  const [today] = useState(() => localDay())
  const manages = committee.permissions.includes("manageCommittee")
  const base = `/committees/${committee.id}`
  const tabs = [
    ["", ko.tabs.meetings, true],
    ["roster", ko.tabs.roster, true],
    ["invite", ko.tabs.invite, manages],
    ["settings", ko.tabs.settings, manages],
    ["log", ko.tabs.log, committee.permissions.includes("readAudit")],
  ] as const
  return (
    <main className={people.page} id="main">
      <p className={people.soft}>{committee.organizationName}</p>
      <h1 className={people.title}>{committee.name}</h1>
      {committee.isSample && <SampleNotice committee={committee} />}
      <nav className={people.tabs} aria-label={ko.tabsLabel}>
        {tabs.map(
          ([path, word, isShown]) =>
            isShown && (
              <NavLink key={path} to={path === "" ? base : `${base}/${path}`} end>
                {word}
              </NavLink>
            ),
        )}
      </nav>
      <Routes>
        <Route index element={<MeetingsTab committee={committee} />} />
        <Route path="roster" element={<RosterTab committee={committee} today={today} />} />
        {manages && (
          <Route
            path="invite"
            element={
              <InviteTab committee={committee}>
                <FirstMeeting committee={committee} />
              </InviteTab>
            }
          />
        )}
        {manages && <Route path="settings" element={<SettingsTab committee={committee} today={today} />} />}
        <Route path="log" element={<AuditLog committeeId={committee.id} />} />
        <Route path="*" element={<MeetingsTab committee={committee} />} />
      </Routes>
    </main>
  )
}

/** The fictional committee says that it is one, and goes with two presses. */
function SampleNotice({ committee }: { committee: CommitteeDetail }): ReactNode {
  const [isAsked, setAsked] = useState(false)
  const remove = useAct()
  const navigate = useNavigate()
  const canRemove = committee.permissions.includes("manageInstallation")
  return (
    <section className={people.notice}>
      <p>{isAsked ? ko.removeSampleSure : ko.sample}</p>
      {canRemove && !isAsked && (
        <div>
          <Button h={44} variant="default" onClick={() => setAsked(true)}>
            {ko.removeSample}
          </Button>
        </div>
      )}
      {isAsked && (
        <div className={people.actions}>
          <Button
            h={44}
            color="red"
            loading={remove.isPending}
            onClick={() =>
              remove.mutate(
                { method: "DELETE", path: `/api/committees/${committee.id}` },
                { onSuccess: () => void navigate("/") },
              )
            }
          >
            {ko.removeSampleYes}
          </Button>
          <Button h={44} variant="default" onClick={() => setAsked(false)}>
            {ko.cancel}
          </Button>
        </div>
      )}
    </section>
  )
}

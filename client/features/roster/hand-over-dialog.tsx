import { Button, Modal } from "@mantine/core"
import { useState } from "react"
import type { ReactNode } from "react"
import { committeeText, rosterPageText as ko } from "../../../shared/text/ko/committee.ts"
import type { Member } from "../../../shared/wire/people-records.ts"
import { errorSentence } from "../../api/error-sentence.ts"
import { useAct } from "../../api/rest.ts"
import people from "../../styles/people.module.css"
import classes from "./roster.module.css"
import "../../styles/dialog.css"

interface HandOverDialogProps {
  readonly committeeId: string
  readonly members: readonly Member[]
  readonly close: () => void
  readonly say: (sentence: string) => void
}

/** The 총무's work passes to the next one: one choice, one press. */
export function HandOverDialog({ committeeId, members, close, say }: HandOverDialogProps): ReactNode {
  const secretaries = members.filter((member) => member.roles.includes("secretary"))
  const others = members.filter((member) => !member.roles.includes("secretary") && member.seat !== null)
  const [fromMemberId, setFrom] = useState(secretaries[0]?.id ?? "")
  const [toMemberId, setTo] = useState("")
  const act = useAct()
  const name = members.find((member) => member.id === toMemberId)?.name ?? ""
  const handOver = () =>
    act.mutate(
      {
        method: "POST",
        path: `/api/committees/${committeeId}/hand-over`,
        body: { role: "secretary", fromMemberId, toMemberId },
      },
      { onSuccess: () => (say(ko.handOverDone(name)), close()) },
    )
  return (
    <Modal
      opened
      onClose={close}
      title={ko.handOverTitle}
      closeButtonProps={{ "aria-label": committeeText.close, size: 44 }}
    >
      <div className={classes.dialog}>
        <p>{ko.handOverExplain}</p>
        {secretaries.length > 1 && (
          <select
            className={people.input}
            value={fromMemberId}
            aria-label={ko.handOver}
            onChange={(event) => setFrom(event.target.value)}
          >
            {secretaries.map(({ id, name: each }) => (
              <option key={id} value={id}>
                {each}
              </option>
            ))}
          </select>
        )}
        {others.length === 0 && <p className={people.soft}>{ko.nobody}</p>}
        <label className={people.field}>
          {ko.handOverTo}
          <select className={people.input} value={toMemberId} onChange={(event) => setTo(event.target.value)}>
            <option value="">–</option>
            {others.map(({ id, name: each, affiliation }) => (
              <option key={id} value={id}>
                {each} {affiliation}
              </option>
            ))}
          </select>
        </label>
        {act.error !== null && (
          <p className={people.error} role="alert">
            {errorSentence(act.error)}
          </p>
        )}
        <Button h={48} disabled={toMemberId === "" || fromMemberId === ""} loading={act.isPending} onClick={handOver}>
          {ko.handOverDo}
        </Button>
      </div>
    </Modal>
  )
}

import { Button, Modal, NativeSelect, TextInput } from "@mantine/core"
import { useState } from "react"
import type { FormEvent } from "react"
import { newMeetingText } from "../../../shared/text/ko/meetings.ts"
import type { Me, Meeting } from "../../../shared/wire/records.ts"
import type { CreateMeeting } from "../../../shared/wire/requests.ts"
import { errorSentence } from "../../api/error-sentence.ts"
import { useCreateMeeting } from "../../api/queries.ts"
import classes from "./new-meeting-dialog.module.css"
import "../../styles/dialog.css"

interface NewMeetingDialogProps {
  /** Committees in which the person may create a meeting; at least one. */
  readonly committees: Me["committees"]
  readonly close: () => void
  readonly onCreated: (meeting: Meeting) => void
}

/** A new meeting: every field may stay empty, the server fills it from the committee's rule and roster. */
export function NewMeetingDialog({ committees, close, onCreated }: NewMeetingDialogProps) {
  const create = useCreateMeeting()
  const [problem, setProblem] = useState<string | null>(null)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const wanted = readForm(new FormData(event.currentTarget), committees[0]?.id ?? "")
    const isBackwards = wanted.startsAt !== undefined && wanted.endsAt !== undefined && wanted.endsAt < wanted.startsAt
    setProblem(isBackwards ? newMeetingText.endBeforeStart : null)
    if (!isBackwards) create.mutate(wanted, { onSuccess: onCreated })
  }
  return (
    <Modal
      opened
      onClose={close}
      title={newMeetingText.title}
      closeButtonProps={{ "aria-label": newMeetingText.cancel, size: 44 }}
    >
      <form className={classes.form} onSubmit={submit}>
        <p className={classes.intro}>{newMeetingText.intro}</p>
        {committees.length > 1 && (
          <NativeSelect
            name="committeeId"
            label={newMeetingText.committee}
            data={committees.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <TextInput
          name="title"
          label={newMeetingText.name}
          description={newMeetingText.nameHint}
          maxLength={200}
          autoComplete="off"
          data-autofocus
        />
        <div className={classes.when}>
          <TextInput name="startsAt" type="datetime-local" label={newMeetingText.startsAt} />
          <TextInput name="endsAt" type="datetime-local" label={newMeetingText.endsAt} error={problem} />
          <p className={classes.hint}>{newMeetingText.whenHint}</p>
        </div>
        <TextInput name="place" label={newMeetingText.place} placeholder={newMeetingText.placeHint} maxLength={200} />
        {create.isError && (
          <p className={classes.error} role="alert">
            {errorSentence(create.error)}
          </p>
        )}
        <div className={classes.actions}>
          <Button h={44} variant="default" onClick={close}>
            {newMeetingText.cancel}
          </Button>
          <Button h={44} type="submit" loading={create.isPending}>
            {newMeetingText.create}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

/** The filled fields only: a field left empty is left to the server. */
function readForm(form: FormData, onlyCommittee: string): CreateMeeting {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === "string" ? value.trim() : ""
  }
  const [title, startsAt, endsAt, place] = [text("title"), text("startsAt"), text("endsAt"), text("place")]
  return {
    committeeId: text("committeeId") || onlyCommittee,
    ...(title === "" ? {} : { title }),
    ...(startsAt === "" ? {} : { startsAt: startsAt.slice(0, 16) }),
    ...(endsAt === "" ? {} : { endsAt: endsAt.slice(0, 16) }),
    ...(place === "" ? {} : { place }),
  }
}

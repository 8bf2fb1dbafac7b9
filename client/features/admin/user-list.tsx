import { Button } from "@mantine/core"
import { useState } from "react"
import type { ReactNode } from "react"
import { committeeText } from "../../../shared/text/ko/committee.ts"
import { adminText as ko } from "../../../shared/text/ko/admin.ts"
import { shellText } from "../../../shared/text/ko/shell.ts"
import type { UserRecord } from "../../../shared/wire/people-records.ts"
import { errorSentence } from "../../api/error-sentence.ts"
import { useAct, useRead } from "../../api/rest.ts"
import { whenText } from "../../api/when-text.ts"
import people from "../../styles/people.module.css"

/** Every account: on or off, admin or not, forgotten when asked for. */
export function UserList({ meId }: { meId: string }): ReactNode {
  const users = useRead<readonly UserRecord[]>("/api/users")
  return (
    <section className={people.box}>
      <h2>{ko.users}</h2>
      <ul className={people.rows}>
        {(users.data ?? []).map((user) => (
          <li key={user.id}>
            <UserRow user={user} isMe={user.id === meId} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function UserRow({ user, isMe }: { user: UserRecord; isMe: boolean }): ReactNode {
  const act = useAct()
  const [isErasing, setErasing] = useState(false)
  const path = `/api/users/${user.id}`
  const patch = (body: object) => act.mutate({ method: "PATCH", path, body })
  const places = user.committees.map(
    ({ name, roles }) => `${name} ${roles.map((role) => shellText.roles[role]).join(", ")}`,
  )
  return (
    <>
      <span className={people.grow}>
        <span className={people.name}>{user.name}</span> <span className={people.soft}>{places.join(" · ")}</span>{" "}
        {user.isAdmin && <span className={people.badge}>{ko.admin}</span>}
        {!user.isActive && <span className={people.warn}>{user.erasedAt === null ? ko.off : ko.erased}</span>}
        {user.sessions.lastSeenAt !== null && (
          <span className={people.soft}>
            {" "}
            {ko.devices(user.sessions.open)}, {whenText(user.sessions.lastSeenAt)}
          </span>
        )}
      </span>
      {user.erasedAt === null && (
        <span className={people.actions}>
          <Button
            h={44}
            variant="subtle"
            aria-label={`${user.name} ${user.isActive ? ko.turnOff : ko.turnOn}`}
            onClick={() => patch({ isActive: !user.isActive })}
          >
            {user.isActive ? ko.turnOff : ko.turnOn}
          </Button>
          <Button h={44} variant="subtle" onClick={() => patch({ isAdmin: !user.isAdmin })}>
            {user.isAdmin ? ko.takeAdmin : ko.makeAdmin}
          </Button>
          {!isMe && (
            <Button h={44} variant="subtle" color="red" onClick={() => setErasing(!isErasing)}>
              {ko.erase}
            </Button>
          )}
        </span>
      )}
      {isErasing && <Erase user={user} path={path} close={() => setErasing(false)} />}
      {act.error !== null && (
        <p className={people.error} role="alert">
          {errorSentence(act.error)}
        </p>
      )}
    </>
  )
}

/** It cannot be undone: the name is typed before it is done. */
function Erase({ user, path, close }: { user: UserRecord; path: string; close: () => void }): ReactNode {
  const act = useAct()
  const [typed, setTyped] = useState("")
  return (
    <div className={people.notice} style={{ flexBasis: "100%" }}>
      <label className={people.field}>
        {ko.eraseSure(user.name)}
        <input className={people.input} value={typed} onChange={(event) => setTyped(event.target.value)} />
      </label>
      <div className={people.actions}>
        <Button
          h={44}
          color="red"
          disabled={typed.trim() !== user.name}
          loading={act.isPending}
          onClick={() => act.mutate({ method: "DELETE", path }, { onSuccess: close })}
        >
          {ko.eraseDo}
        </Button>
        <Button h={44} variant="default" onClick={close}>
          {committeeText.cancel}
        </Button>
      </div>
      {act.error !== null && (
        <p className={people.error} role="alert">
          {errorSentence(act.error)}
        </p>
      )}
    </div>
  )
}

import { Button } from "@mantine/core"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { passkeyText as ko } from "../../../shared/text/ko/entry.ts"
import type { Passkey, SignInOffers } from "../../../shared/wire/people-records.ts"
import { useAct, useRead } from "../../api/rest.ts"
import { whenText } from "../../api/when-text.ts"
import people from "../../styles/people.module.css"
import { hasPasskeys, makePasskey } from "./ceremonies.ts"

/** The person's passkeys: this phone's face or finger instead of a link. */
export function PasskeyList(): ReactNode {
  const path = "/api/me/passkeys"
  const offers = useRead<SignInOffers>("/api/sign-in")
  const passkeys = useRead<readonly Passkey[]>(path)
  const client = useQueryClient()
  const make = useMutation({
    mutationFn: makePasskey,
    onSuccess: () => client.invalidateQueries({ queryKey: ["rest"] }),
  })
  const remove = useAct()
  const isOffered = offers.data?.passkeys === true && hasPasskeys()
  const oidc = offers.data?.oidc ?? null
  if (!isOffered && oidc === null && (passkeys.data ?? []).length === 0) return null
  return (
    <section className={people.box}>
      <h2>{ko.title}</h2>
      <p className={people.soft}>{ko.explain}</p>
      <ul className={people.rows}>
        {(passkeys.data ?? []).map((passkey) => (
          <li key={passkey.id}>
            <span className={people.grow}>
              {passkey.name}{" "}
              <span className={people.soft}>{ko.usedAt(whenText(passkey.lastUsedAt ?? passkey.createdAt))}</span>
            </span>
            <Button
              h={44}
              variant="subtle"
              onClick={() => remove.mutate({ method: "DELETE", path: `${path}/${passkey.id}` })}
            >
              {ko.remove}
            </Button>
          </li>
        ))}
      </ul>
      {oidc !== null && (
        <Button h={44} variant="default" component="a" href="/auth/oidc/start?link=1">
          {ko.link(oidc.label)}
        </Button>
      )}
      {isOffered && (
        <div className={people.actions}>
          <Button h={44} variant="default" loading={make.isPending} onClick={() => make.mutate()}>
            {ko.add}
          </Button>
        </div>
      )}
      {make.isError && (
        <p className={people.error} role="alert">
          {ko.failed}
        </p>
      )}
    </section>
  )
}

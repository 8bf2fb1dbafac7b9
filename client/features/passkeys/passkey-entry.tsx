import { Button } from "@mantine/core"
import { useMutation } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { passkeyText as ko } from "../../../shared/text/ko/entry.ts"
import type { SignInOffers } from "../../../shared/wire/people-records.ts"
import { useRead } from "../../api/rest.ts"
import { enterWithPasskey, hasPasskeys } from "./ceremonies.ts"

/** The ways in for somebody without a link at hand, as far as this installation and this browser have them. */
export function PasskeyEntry(): ReactNode {
  const offers = useRead<SignInOffers>("/api/sign-in")
  // A full load: nothing of whoever was here before stays in this page's memory.
  const enter = useMutation({ mutationFn: enterWithPasskey, onSuccess: () => location.assign("/") })
  const oidc = offers.data?.oidc ?? null
  return (
    <>
      {offers.data?.passkeys === true && hasPasskeys() && (
        <Button size="lg" variant="default" fullWidth loading={enter.isPending} onClick={() => enter.mutate()}>
          {ko.enter}
        </Button>
      )}
      {oidc !== null && (
        <Button size="lg" variant="default" fullWidth component="a" href="/auth/oidc/start">
          {oidc.label}
        </Button>
      )}
      {enter.isError && <p role="alert">{ko.notIn}</p>}
    </>
  )
}

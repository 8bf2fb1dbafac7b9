import { signedOutText } from "../../shared/text/ko/entry.ts"
import { signInText } from "../../shared/text/ko/shell.ts"
import type { Me } from "../../shared/wire/records.ts"
import { PasskeyEntry } from "../features/passkeys/passkey-entry.tsx"
import { MessagePage } from "./message-page.tsx"

/** For somebody who is not signed in: how to come in. `was`: who this page had until just now; then it says what happened. */
export function SignedOutPage({ was }: { was: Me | null }) {
  if (was === null) {
    return (
      <MessagePage title={signInText.requiredTitle} text={signInText.required} hint={signInText.requiredHint}>
        <PasskeyEntry />
      </MessagePage>
    )
  }
  if (was.isPending) {
    return (
      <MessagePage
        title={signedOutText.refusedTitle(was.name)}
        text={signedOutText.refused}
        hint={signedOutText.refusedHint}
      />
    )
  }
  return (
    <MessagePage
      title={signedOutText.endedTitle}
      text={`${signedOutText.ended} ${signedOutText.again}`}
      hint={signedOutText.endedHint}
    >
      <PasskeyEntry />
    </MessagePage>
  )
}

import { Button } from "@mantine/core"
import { useState } from "react"
import type { ReactNode } from "react"
import { inAppBrowser } from "../../../shared/domain/device-name.ts"
import { deviceText } from "../../../shared/text/ko/devices.ts"
import { inAppText as ko, insecureText } from "../../../shared/text/ko/entry.ts"
import { copyText } from "../../api/copy-or-share.ts"
import classes from "./in-app-note.module.css"
import { outsideAddress } from "./outside-address.ts"

/**
 * What does not work where this page was opened: inside another app, with the one way out of it, and at an address without
 * TLS. Shown nowhere else, and never in the way.
 */
export function InAppNote(): ReactNode {
  const app = inAppBrowser(navigator.userAgent)
  return (
    <aside className={classes.note}>
      {app !== null && <WayOut app={app} />}
      {!window.isSecureContext && <p>{insecureText}</p>}
    </aside>
  )
}

function WayOut({ app }: { app: NonNullable<ReturnType<typeof inAppBrowser>> }): ReactNode {
  const outside = outsideAddress(app, navigator.userAgent, location.href)
  return (
    <>
      <p>{ko.explain(deviceText.browsers[app])}</p>
      {outside === null ? (
        <CopyAddress />
      ) : (
        <Button h={44} variant="default" component="a" href={outside}>
          {ko.open}
        </Button>
      )}
    </>
  )
}

/** Where no address leads out of the app: the address to paste, and the app's own way. */
function CopyAddress(): ReactNode {
  const [copied, setCopied] = useState<boolean | null>(null)
  return (
    <>
      <p>{ko.byHand}</p>
      <Button h={44} variant="default" onClick={() => void copyText(location.href).then(setCopied)}>
        {ko.copy}
      </Button>
      <p role="status">
        {copied === true && ko.copied}
        {copied === false && ko.copyFailed}
      </p>
      {copied === false && <input className={classes.address} readOnly aria-label={ko.address} value={location.href} />}
    </>
  )
}

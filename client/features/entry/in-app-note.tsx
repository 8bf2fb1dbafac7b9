import { Button } from "@mantine/core"
import { useState } from "react"
import type { ReactNode } from "react"
import { inAppBrowser } from "../../../shared/domain/device-name.ts"
import { deviceText } from "../../../shared/text/ko/devices.ts"
import { inAppText as ko } from "../../../shared/text/ko/entry.ts"
import { copyText } from "../../api/copy-or-share.ts"
import people from "../../styles/people.module.css"
import { outsideAddress } from "./outside-address.ts"

/** Inside another app's browser: what works here, and the one way out of it. Nothing else anywhere. */
export function InAppNote(): ReactNode {
  const [isCopied, setCopied] = useState(false)
  const app = inAppBrowser(navigator.userAgent)
  if (app === null) return null
  const outside = outsideAddress(app, navigator.userAgent, location.href)
  return (
    <section className={people.notice}>
      <p>{ko.explain(deviceText.browsers[app])}</p>
      {outside === null ? (
        <Button h={44} variant="default" onClick={() => void copyText(location.href).then(setCopied)}>
          {ko.copy}
        </Button>
      ) : (
        <Button h={44} variant="default" component="a" href={outside}>
          {ko.open}
        </Button>
      )}
      <p role="status">{isCopied ? ko.copied : ""}</p>
    </section>
  )
}

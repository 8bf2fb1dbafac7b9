import { Modal } from "@mantine/core"
import type { ReactNode } from "react"
import { helpText as ko } from "../../../shared/text/ko/editor-help.ts"
import "../../styles/dialog.css"
import classes from "./keyboard-help.module.css"

/** Every key of the minutes page. */
export function KeyboardHelp({ close }: { readonly close: () => void }): ReactNode {
  const command = /Mac|iPhone|iPad/.test(navigator.userAgent) ? ko.command.mac : ko.command.other
  return (
    <Modal opened onClose={close} title={ko.title} size="lg" closeButtonProps={{ "aria-label": ko.close }}>
      {ko.parts.map(({ title, keys }) => (
        <section key={title} className={classes.part}>
          <h3>{title}</h3>
          <dl>
            {keys.map(({ keys: pressed, does }) => (
              <div key={pressed.join(" ")}>
                <dt>
                  {pressed.map((one) => (
                    <kbd key={one}>{one === ko.command.other ? command : one}</kbd>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  )
}

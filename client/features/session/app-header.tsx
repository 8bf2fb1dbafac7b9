import { Button, Menu } from "@mantine/core"
import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { Link } from "react-router"
import { accountText } from "../../../shared/text/ko/account.ts"
import { adminText } from "../../../shared/text/ko/admin.ts"
import { shellText } from "../../../shared/text/ko/shell.ts"
import type { Me } from "../../../shared/wire/records.ts"
import { later } from "../../api/later.tsx"
import type { UnsentWork } from "../../live/unsent-work.ts"
import { Brand } from "./brand.tsx"
import { KeptCopiesButton } from "./kept-copies-button.tsx"
import { leaveBrowser } from "./leave-browser.ts"
import classes from "./app-header.module.css"
import "@mantine/core/styles/Popover.css"
import "@mantine/core/styles/Menu.css"

/** An admin has a part in every committee: the menu names the first ones. */
const MENU_COMMITTEES = 5

const UnsentDialog = later(async () => (await import("./unsent-dialog.tsx")).UnsentDialog)

/** The strip above every page: where one is, who one is, and the way out. */
export function AppHeader({ me }: { me: Me }) {
  return (
    <header className={classes.header}>
      <a className={classes.skip} href="#main">
        {shellText.skip}
      </a>
      <Link className={classes.home} to="/" aria-label={`${shellText.brand}, ${shellText.home}`}>
        <Brand size="small" />
      </Link>
      <div className={classes.end}>
        <KeptCopiesButton personId={me.id} />
        <AccountMenu me={me} />
      </div>
    </header>
  )
}

function AccountMenu({ me }: { me: Me }) {
  /** What the server does not have, while its author decides. */
  const [unsent, setUnsent] = useState<readonly UnsentWork[] | null>(null)
  const [isOpen, setOpen] = useState(false)
  const leave = useMutation({
    mutationFn: (isSure: boolean) => leaveBrowser(me.id, isSure),
    // Without a network it fails at once and says so, instead of waiting for one.
    networkMode: "always",
    onSuccess: (outcome) => {
      // A full load: nothing of the person stays in this page's memory.
      if (outcome === "left") return location.assign("/")
      setOpen(false)
      setUnsent(outcome)
    },
  })
  return (
    <>
      <Menu opened={isOpen} onChange={setOpen} position="bottom-end" width={260} trapFocus>
        <Menu.Target>
          <Button className={classes.account} variant="subtle" aria-label={shellText.account(me.name)}>
            {shellText.honorific(me.name)}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {me.committees.slice(0, MENU_COMMITTEES).map((committee) => (
            <Menu.Item key={committee.id} className={classes.item} component={Link} to={`/committees/${committee.id}`}>
              {committee.name}
              <span className={classes.explain}>{committee.roles.map((role) => shellText.roles[role]).join(", ")}</span>
            </Menu.Item>
          ))}
          <Menu.Item className={classes.item} component={Link} to="/account">
            {accountText.open}
          </Menu.Item>
          {me.isAdmin && (
            <Menu.Item className={classes.item} component={Link} to="/admin">
              {adminText.open}
            </Menu.Item>
          )}
          <Menu.Item className={classes.item} onClick={() => leave.mutate(false)} closeMenuOnClick={false}>
            {shellText.signOut}
            <span className={classes.explain} role={leave.isError ? "alert" : undefined}>
              {leave.isError && shellText.signOutFailed}
              {leave.isPending && shellText.signOutSending}
              {!leave.isError && !leave.isPending && shellText.signOutExplain}
            </span>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {unsent !== null && (
        <UnsentDialog.Part
          works={unsent}
          leave={() => leave.mutate(true)}
          isLeaving={leave.isPending}
          hasFailed={leave.isError}
          close={() => setUnsent(null)}
        />
      )}
    </>
  )
}

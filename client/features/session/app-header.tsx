import { Button, Menu } from "@mantine/core"
import { useMutation } from "@tanstack/react-query"
import { Link } from "react-router"
import { shellText } from "../../../shared/text/ko/shell.ts"
import type { Me } from "../../../shared/wire/records.ts"
import { signOut } from "../../api/queries.ts"
import { Brand } from "./brand.tsx"
import { KeptCopiesButton } from "./kept-copies-button.tsx"
import classes from "./app-header.module.css"
import "@mantine/core/styles/Popover.css"
import "@mantine/core/styles/Menu.css"

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
        <KeptCopiesButton />
        <AccountMenu me={me} />
      </div>
    </header>
  )
}

function AccountMenu({ me }: { me: Me }) {
  const leave = useMutation({
    mutationFn: signOut,
    // A full load: nothing of the person stays in this page's memory.
    onSuccess: () => location.assign("/"),
  })
  return (
    <Menu position="bottom-end" width={260} trapFocus>
      <Menu.Target>
        <Button className={classes.account} variant="subtle" aria-label={shellText.account(me.name)}>
          {shellText.honorific(me.name)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {me.committees.map((committee) => (
          <Menu.Label key={committee.id} className={classes.committee}>
            {committee.name} · {committee.roles.map((role) => shellText.roles[role]).join(", ")}
          </Menu.Label>
        ))}
        <Menu.Item className={classes.item} onClick={() => leave.mutate()} closeMenuOnClick={false}>
          {shellText.signOut}
          <span className={classes.explain} role={leave.isError ? "alert" : undefined}>
            {leave.isError ? shellText.signOutFailed : shellText.signOutExplain}
          </span>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

import { Button } from "@mantine/core"
import { Link } from "react-router"
import { failureText, signInText } from "../../shared/text/ko/shell.ts"
import { MessagePage } from "./message-page.tsx"

export function NotFoundPage() {
  return (
    <MessagePage title={failureText.notFoundTitle} text={failureText.notFound}>
      <Button component={Link} to="/">
        {signInText.goHome}
      </Button>
    </MessagePage>
  )
}

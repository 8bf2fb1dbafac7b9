import { Button } from "@mantine/core"
import { Component } from "react"
import type { ReactNode } from "react"
import { failureText } from "../../shared/text/ko/shell.ts"
import { MessagePage } from "./message-page.tsx"

interface State {
  readonly error: Error | null
}

/** The last net under every page: a crash of the screen is said in words, and nothing on the server is touched by it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === null) return this.props.children
    // After an update of the server the old page asks for program parts that are gone.
    const isOldPage = /import|module|chunk/i.test(error.message)
    return (
      <MessagePage
        title={isOldPage ? failureText.chunkTitle : failureText.crashTitle}
        text={isOldPage ? failureText.chunk : failureText.crash}
        details={error.message}
      >
        <Button onClick={() => location.reload()}>{failureText.reload}</Button>
      </MessagePage>
    )
  }
}

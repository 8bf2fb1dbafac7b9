import { useEffect, useState, type ComponentType, type CSSProperties, type ReactNode } from "react"
import { shellText } from "../../shared/text/ko/shell.ts"

const NOTICE: CSSProperties = {
  position: "fixed",
  insetInline: 16,
  bottom: 16,
  zIndex: 1000,
  maxWidth: 480,
  margin: "0 auto",
  padding: 16,
  borderRadius: 8,
  color: "#fff",
  background: "#343a40",
}
const DISMISS: CSSProperties = {
  minHeight: 44,
  marginInlineStart: 12,
  font: "inherit",
  color: "inherit",
  background: "none",
}

/** A part of the program that is fetched when it is first shown. */
export interface Later<P> {
  /** Shows it as soon as it is here. When it cannot be fetched that is said, and the rest of the page stays as it is. */
  readonly Part: (props: P) => ReactNode
  /** Fetches it ahead; a failure then is no news. */
  readonly preload: () => void
}

/**
 * Makes such a part. Not React's `lazy`: a fetch that fails once, in a dead Wi-Fi, would fail for ever and take the page
 * with it. The sentence is put away by the part's own `close`.
 */
export function later<P extends { readonly close: () => void }>(load: () => Promise<ComponentType<P>>): Later<P> {
  /** Fetched already, so that it shows in the same moment. */
  let part: ComponentType<P> | null = null
  const fetchPart = async (): Promise<ComponentType<P>> => (part ??= await load())
  return {
    preload: () => void fetchPart().catch(() => undefined),
    Part(props) {
      const [shown, setShown] = useState<ComponentType<P> | "fetching" | "failed">(() => part ?? "fetching")
      useEffect(() => {
        if (shown !== "fetching") return undefined
        let isHere = true
        fetchPart().then(
          (fetched) => isHere && setShown(() => fetched),
          () => isHere && setShown("failed"),
        )
        return () => {
          isHere = false
        }
      }, [shown])
      if (shown === "fetching") return null
      if (shown === "failed") return <NotHere close={props.close} />
      const Shown = shown
      return <Shown {...props} />
    },
  }
}

function NotHere({ close }: { readonly close: () => void }): ReactNode {
  return (
    <div role="alert" style={NOTICE}>
      {shellText.partNotHere}
      <button type="button" style={DISMISS} onClick={close}>
        {shellText.dismiss}
      </button>
    </div>
  )
}

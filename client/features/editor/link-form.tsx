import type { Editor } from "@tiptap/core"
import { useEffect, useId, useRef, useState } from "react"
import type { FormEvent, ReactNode } from "react"
import { editorText as ko } from "../../../shared/text/ko/editor.ts"
import { linkAt, readAddress, setLink } from "./commands/link-command.ts"

/** The address of a link for the selected text. */
export function LinkForm(props: { readonly editor: Editor; readonly onClose: () => void }): ReactNode {
  const { editor, onClose } = props
  const current = linkAt(editor.state)?.href ?? ""
  const [address, setAddress] = useState(current)
  const [isRefused, setRefused] = useState(false)
  const hint = useId()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const apply = (href: string | null): void => {
    setLink(href)(editor.state, editor.view.dispatch)
    onClose()
    editor.view.focus()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const href = readAddress(address)
    if (href === null) setRefused(true)
    else apply(href)
  }
  return (
    <form className="hj-link-form" onSubmit={submit}>
      <input
        ref={field}
        type="text"
        inputMode="url"
        aria-label={ko.linkAddress}
        aria-invalid={isRefused}
        aria-describedby={isRefused ? hint : undefined}
        placeholder={ko.linkPlaceholder}
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return
          onClose()
          editor.view.focus()
        }}
      />
      <button type="submit" className="hj-tool">
        {ko.linkApply}
      </button>
      {current !== "" && (
        <button type="button" className="hj-tool" onClick={() => apply(null)}>
          {ko.linkRemove}
        </button>
      )}
      {isRefused && (
        <p id={hint} role="alert">
          {ko.linkRefused}
        </p>
      )}
    </form>
  )
}

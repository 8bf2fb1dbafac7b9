import { useRef } from "react"
import type { ReactNode } from "react"
import { photosText as ko } from "../../../shared/text/ko/photos.ts"

interface PhotoPickerProps {
  readonly className: string | undefined
  /** The words on the first button. */
  readonly label: string
  /** What the buttons are called where their words are short. */
  readonly name?: string
  readonly tabIndex?: number
  /** Called when a button is pressed, before the chooser opens. */
  readonly onOpen?: () => void
  readonly onFiles: (files: readonly File[]) => void
  /** Gives away how to open the chooser by other means. */
  readonly opener?: (open: () => void) => void
}

/** Chooses photos from the device; on a telephone or tablet also takes one with the camera. */
export function PhotoPicker(props: PhotoPickerProps): ReactNode {
  const files = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const open = (input: HTMLInputElement | null) => {
    props.onOpen?.()
    input?.click()
  }
  const take = (input: HTMLInputElement) => {
    if (input.files !== null && input.files.length > 0) props.onFiles([...input.files])
    // The same file may be chosen again after it failed.
    input.value = ""
  }
  const button = { type: "button", className: props.className, tabIndex: props.tabIndex } as const
  return (
    <>
      <input
        ref={(input) => {
          files.current = input
          props.opener?.(() => open(input))
        }}
        type="file"
        accept="image/*"
        multiple
        hidden
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        onChange={(event) => take(event.currentTarget)}
      />
      <button {...button} aria-label={props.name} title={props.name} onClick={() => open(files.current)}>
        {props.label}
      </button>
      {matchMedia("(pointer: coarse)").matches && (
        <button {...button} onClick={() => open(camera.current)}>
          {ko.camera}
        </button>
      )}
    </>
  )
}

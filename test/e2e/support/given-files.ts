// Files let go over the page or pasted into it, as the system's file window and clipboard would hand them over.
import type { Buffer } from "node:buffer"
import type { Locator, Page } from "playwright-core"

export interface GivenFile {
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
}

const plain = (files: readonly GivenFile[]) =>
  files.map(({ name, type, bytes }) => ({ name, type, data: bytes.toString("base64") }))

/** Lets files go over the lower edge of an element. */
export async function dropFiles(target: Locator, files: readonly GivenFile[]): Promise<void> {
  await target.evaluate((element, list) => {
    const dataTransfer = new DataTransfer()
    for (const { name, type, data } of list) {
      const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))
      dataTransfer.items.add(new File([bytes], name, { type }))
    }
    const { left, bottom } = element.getBoundingClientRect()
    const options = { dataTransfer, bubbles: true, cancelable: true, clientX: left + 20, clientY: bottom - 2 }
    element.dispatchEvent(new DragEvent("dragover", options))
    element.dispatchEvent(new DragEvent("drop", options))
  }, plain(files))
}

/** Pastes texts and files at the caret of an editor. */
export async function pasteFiles(
  target: Locator,
  flavours: Record<string, string>,
  files: readonly GivenFile[],
): Promise<void> {
  await target.evaluate(
    (element, { texts, list }) => {
      const clipboardData = new DataTransfer()
      for (const [type, text] of Object.entries(texts)) clipboardData.setData(type, text)
      for (const { name, type, data } of list) {
        const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))
        clipboardData.items.add(new File([bytes], name, { type }))
      }
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
    },
    { texts: flavours, list: plain(files) },
  )
}

/** Photos sent from this page wait until the returned function is called. */
export async function holdUploads(page: Page): Promise<() => void> {
  const held = Promise.withResolvers<void>()
  await page.route("**/blobs", async (route) => {
    await held.promise
    await route.continue()
  })
  return () => held.resolve()
}

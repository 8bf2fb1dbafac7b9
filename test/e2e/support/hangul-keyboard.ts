import type { CDPSession } from "playwright-core"

/** What an input method shows while each syllable is composed: one entry a jamo. */
export const SYLLABLES: readonly (readonly string[])[] = [
  ["ㅎ", "하", "한"],
  ["ㄱ", "그", "글"],
  ["ㅁ", "마", "만"],
  ["ㅆ", "쓰"],
  ["ㄷ", "다", "닭"],
]
export const TYPED = "한글만쓰닭"

/** Types as a Korean input method does: composition events per jamo, then the syllable is committed. */
export async function typeHangul(cdp: CDPSession, afterJamo: (n: number) => Promise<unknown>): Promise<void> {
  let n = 0
  for (const jamos of SYLLABLES) {
    for (const text of jamos) {
      await cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length })
      await afterJamo(n++)
    }
    await cdp.send("Input.insertText", { text: jamos.at(-1) ?? "" })
  }
}

/** Composes one syllable through these forms; left open, as the input method holds it, or committed as the last of them. */
export async function compose(cdp: CDPSession, forms: readonly string[], { isOpen = false } = {}): Promise<void> {
  for (const text of forms) {
    await cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length })
  }
  if (!isOpen) await cdp.send("Input.insertText", { text: forms.at(-1) ?? "" })
}

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
/** How many jamo that is. */
export const JAMO = SYLLABLES.flat().length

/** Shows a syllable as it is being composed; what is typed next replaces it. */
export async function showJamo(cdp: CDPSession, text: string): Promise<void> {
  await cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length })
}

/** The syllable is done: the input method lets go of it. */
export async function commit(cdp: CDPSession, text: string): Promise<void> {
  await cdp.send("Input.insertText", { text })
}

/**
 * Types as a Korean input method does: composition events per jamo, then the syllable is committed. `pause` is awaited
 * after the second and the fourth syllable; the others follow each other without a break, as in fast typing.
 */
export async function typeHangul(
  cdp: CDPSession,
  afterJamo: (n: number) => Promise<unknown>,
  pause: () => Promise<unknown> = async () => undefined,
): Promise<void> {
  let n = 0
  for (const [index, jamos] of SYLLABLES.entries()) {
    for (const text of jamos) {
      await showJamo(cdp, text)
      await afterJamo(n++)
    }
    await commit(cdp, jamos.at(-1) ?? "")
    if (index % 2 === 1) await pause()
  }
}

/** Composes one syllable through these forms; left open, as the input method holds it, or committed as the last of them. */
export async function compose(cdp: CDPSession, forms: readonly string[], { isOpen = false } = {}): Promise<void> {
  for (const text of forms) await showJamo(cdp, text)
  if (!isOpen) await commit(cdp, forms.at(-1) ?? "")
}

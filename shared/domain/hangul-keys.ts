// Words found by what is typed so far, also while a syllable is still being composed. `겨` is on the way to `결정`, `긂` to
// `글머리`, `ㄱㅈ` are its initials: compared are keystrokes of the two-set keyboard, not syllables.

const FIRST = 0xac00
const LAST = 0xd7a3
const LEADS = Array.from("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")
const VOWELS = ["ㅏ", "ㅐ", "ㅑ", "ㅒ", "ㅓ", "ㅔ", "ㅕ", "ㅖ", "ㅗ", "ㅗㅏ", "ㅗㅐ", "ㅗㅣ", "ㅛ"].concat([
  "ㅜ",
  "ㅜㅓ",
  "ㅜㅔ",
  "ㅜㅣ",
  "ㅠ",
  "ㅡ",
  "ㅡㅣ",
  "ㅣ",
])
const TAILS =
  " ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ".split(" ")
/** Letters that an input method shows on their own although they are two keys. */
const ALONE: Readonly<Record<string, string>> = {
  ㄳ: "ㄱㅅ",
  ㄵ: "ㄴㅈ",
  ㄶ: "ㄴㅎ",
  ㄺ: "ㄹㄱ",
  ㄻ: "ㄹㅁ",
  ㄼ: "ㄹㅂ",
  ㄽ: "ㄹㅅ",
  ㄾ: "ㄹㅌ",
  ㄿ: "ㄹㅍ",
  ㅀ: "ㄹㅎ",
  ㅄ: "ㅂㅅ",
  ㅘ: "ㅗㅏ",
  ㅙ: "ㅗㅐ",
  ㅚ: "ㅗㅣ",
  ㅝ: "ㅜㅓ",
  ㅞ: "ㅜㅔ",
  ㅟ: "ㅜㅣ",
  ㅢ: "ㅡㅣ",
}

/** The keys that type a text on a two-set keyboard, without its spaces; letters of other scripts in lower case. */
export function hangulKeys(text: string): string {
  return letters(text)
    .map((letter) => {
      const at = syllableIndex(letter)
      if (at === null) return ALONE[letter] ?? letter
      const [lead, vowel, tail] = parts(at)
      return `${LEADS[lead]}${VOWELS[vowel]}${TAILS[tail]}`
    })
    .join("")
}

/** The first consonant of every syllable: `할 일` → `ㅎㅇ`. Other letters stand for themselves. */
export function initials(text: string): string {
  return letters(text)
    .map((letter) => {
      const at = syllableIndex(letter)
      return at === null ? letter : (LEADS[parts(at)[0]] ?? "")
    })
    .join("")
}

/** How well a word answers what was typed: 0 begins with it, 1 holds it, 2 by its initials; null not at all. */
export function matchRank(typed: string, word: string): 0 | 1 | 2 | null {
  const keys = hangulKeys(typed)
  const found = hangulKeys(word).indexOf(keys)
  if (found >= 0) return found === 0 ? 0 : 1
  return initials(word).includes(keys) ? 2 : null
}

function letters(text: string): string[] {
  return Array.from(text.normalize("NFC").toLowerCase().replace(/\s+/g, ""))
}

function syllableIndex(letter: string): number | null {
  const code = letter.codePointAt(0) ?? 0
  return code >= FIRST && code <= LAST ? code - FIRST : null
}

function parts(index: number): [lead: number, vowel: number, tail: number] {
  return [Math.floor(index / 588), Math.floor((index % 588) / 28), index % 28]
}

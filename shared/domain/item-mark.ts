// Item marks of official documents: 1. 가. 1) 가) (1) (가) ① ㉮, and after 하 comes 거.
// Source: 행정업무의 운영 및 혁신에 관한 규정 시행규칙 제2조 제1항.

/** Leading consonants ㄱ…ㅎ without the doubled ones, as indices into the syllable block. */
const LEADS = [0, 2, 3, 5, 6, 7, 9, 11, 12, 14, 15, 16, 17, 18]
/** Vowels in the order a list uses them: ㅏ ㅓ ㅗ ㅜ ㅡ ㅣ. */
const VOWELS = [0, 4, 8, 13, 18, 20]
/** Circled numbers come in three ranges of Unicode: first number, last number, code point of the first. */
const CIRCLED = [
  [1, 20, 0x2460],
  [21, 35, 0x3251],
  [36, 50, 0x32b1],
] as const

/**
 * The mark of the `n`-th item (from 1) at a level (0–7; a deeper one is shown as the eighth).
 * A circled form that Unicode does not have (past ㊿ and ㉻) is written in brackets, a letter past 기…히 as a number.
 */
export function itemMark(level: number, n: number): string {
  switch (level) {
    case 0:
      return `${n}.`
    case 1:
      return `${itemLetter(n)}.`
    case 2:
      return `${n})`
    case 3:
      return `${itemLetter(n)})`
    case 4:
      return `(${n})`
    case 5:
      return `(${itemLetter(n)})`
    case 6:
      return circledNumber(n)
    default:
      return n <= LEADS.length ? String.fromCodePoint(0x326e + n - 1) : `(${itemLetter(n)})`
  }
}

/** 가 나 다 … 하 거 너 … 허 고 … 히; past the 84th a number. */
export function itemLetter(n: number): string {
  const lead = LEADS[(n - 1) % LEADS.length]
  const vowel = VOWELS[Math.floor((n - 1) / LEADS.length)]
  return lead === undefined || vowel === undefined ? String(n) : String.fromCodePoint(0xac00 + (lead * 21 + vowel) * 28)
}

function circledNumber(n: number): string {
  const range = CIRCLED.find(([first, last]) => n >= first && n <= last)
  return range === undefined ? `(${n})` : String.fromCodePoint(range[2] + n - range[0])
}

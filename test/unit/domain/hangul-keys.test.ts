import { describe, expect, it } from "vitest"
import { hangulKeys, initials, matchRank } from "../../../shared/domain/hangul-keys.ts"

describe("words found by what is typed so far", () => {
  it.each([
    ["ㄱ", "결정", 0],
    ["겨", "결정", 0],
    ["결저", "결정", 0],
    // What an input method shows on the way to 글머리: the next lead is still a tail.
    ["긂", "글머리", 0],
    ["할ㅇ", "할 일", 0],
    ["ㅎㅇ", "할 일", 2],
    ["ㄳ", "글상자", 2],
    ["정", "결정", 1],
    ["하늘", "김하늘", 1],
    ["결정".normalize("NFD"), "결정", 0],
    ["ROW", "row", 0],
    ["보류", "결정", null],
    ["ㅎㄱ", "할 일", null],
  ])("[ED40] “%s” finds “%s” with rank %s", (typed, word, rank) => {
    expect(matchRank(typed, word)).toBe(rank)
  })

  it("[ED40] every syllable has its keys, one to five of them, and its first consonant", () => {
    for (let code = 0xac00; code <= 0xd7a3; code++) {
      const syllable = String.fromCharCode(code)
      expect(hangulKeys(syllable)).toMatch(/^[ㄱ-ㅣ]{2,5}$/)
      expect(hangulKeys(syllable).startsWith(initials(syllable))).toBe(true)
    }
    expect(hangulKeys("값이 뷁")).toBe("ㄱㅏㅂㅅㅇㅣㅂㅜㅔㄹㄱ")
  })
})

import { describe, expect, it } from "vitest"
import { LiveText } from "../../../client/live/live-text.ts"

/** A field with a pause that ends when the test says so. */
function open(value: string) {
  const written: string[] = []
  let pending: (() => void) | null = null
  const text = new LiveText({
    value,
    write: (typed) => {
      written.push(typed)
      text.receive(typed, true)
    },
    later: (commit) => {
      pending = commit
      return () => {
        pending = null
      }
    },
    changed: () => {},
  })
  return { text, written, pause: () => pending?.() }
}

describe("a short text typed by several people", () => {
  it("[UI50] writes what was typed after a pause, once", () => {
    const { text, written, pause } = open("")
    text.focus()
    text.type("회의")
    text.type("회의실")
    expect(written).toEqual([])
    pause()
    expect(written).toEqual(["회의실"])
  })

  it("[UI50] writes at once when the field is left, and never an untouched field", () => {
    const typed = open("가")
    typed.text.type("가나")
    typed.text.blur()
    expect(typed.written).toEqual(["가나"])
    const untouched = open("가")
    untouched.text.focus()
    untouched.text.blur()
    untouched.text.close()
    expect(untouched.written).toEqual([])
  })

  it("[UI51] waits for the end of a syllable and then writes it", () => {
    const { text, written, pause } = open("")
    text.composeStart()
    text.type("ㅎ")
    text.type("하")
    pause()
    expect(written).toEqual([])
    text.composeEnd("한")
    expect(written).toEqual(["한"])
  })

  it("[UI51] keeps the syllable in the field when somebody else writes meanwhile, and shows their text", () => {
    const { text } = open("")
    text.composeStart()
    text.type("하")
    text.receive("남의 글", false)
    expect(text.view()).toEqual({ shown: "하", other: { whose: "theirs", text: "남의 글" } })
  })

  it("[UI52] follows a remote change while nothing was typed here", () => {
    const { text } = open("옛 글")
    text.focus()
    text.receive("새 글", false)
    expect(text.view()).toEqual({ shown: "새 글", other: null })
  })

  it("[UI52] offers my text when theirs was written last and I leave", () => {
    const { text, written, pause } = open("")
    text.type("내 글")
    pause()
    text.receive("남의 글", false)
    text.blur()
    expect(text.view()).toEqual({ shown: "남의 글", other: { whose: "mine", text: "내 글" } })
    text.swap()
    expect(written).toEqual(["내 글", "내 글"])
    expect(text.view()).toEqual({ shown: "내 글", other: { whose: "theirs", text: "남의 글" } })
  })

  it("[UI52] keeps their text on offer when I type on over it", () => {
    const { text, written, pause } = open("")
    text.type("내")
    pause()
    text.receive("남의 글", false)
    text.type("내 글")
    pause()
    expect(written).toEqual(["내", "내 글"])
    expect(text.view().other).toEqual({ whose: "theirs", text: "남의 글" })
  })

  it("[UI53] follows an undo although something was typed", () => {
    const { text } = open("처음")
    text.type("다음")
    text.commit()
    text.receive("처음", true)
    expect(text.view()).toEqual({ shown: "처음", other: null })
  })

  it("[UI50] writes what is typed when the field goes away", () => {
    const { text, written } = open("")
    text.composeStart()
    text.type("글")
    text.close()
    expect(written).toEqual(["글"])
  })
})

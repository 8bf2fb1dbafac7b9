import { describe, expect, it } from "vitest"
import { findHits, sameHit } from "../../../client/features/find/find-hits.ts"
import { findWords } from "../../../client/features/find/letters.ts"
import { readPassages } from "../../../client/features/find/passages.ts"
import { blankProjectRow, blankSectionRow } from "../../../shared/minutes/edit-opinions.ts"
import type { Minutes } from "../../../shared/minutes/minutes.ts"

const found = (text: string, words: string) => findWords(text, words).map(({ from, to }) => text.slice(from, to))

describe("words in a text", () => {
  it.each([
    ["우선구매율과 우선구매", "우선구매", 2],
    ["Word WORD word", "word", 3],
    ["돌봄 센터".normalize("NFD"), "돌봄", 1],
    ["돌봄\n센터", "돌봄 센터", 1],
    ["돌봄 종사자 쉼터", "ㄷㅂ", 1],
    ["ㅋㅋ 했음, 카카오", "ㅋㅋ", 1],
    ["가나", "각", 0],
    ["가가가", "가가", 1],
    ["가나", "  ", 0],
    ["👨‍👩‍👧 가족", "가족", 1],
  ])("[UI80] in “%s” “%s” stands %i times", (text, words, count) => {
    expect(findWords(text, words)).toHaveLength(count)
  })

  it("[UI80] a hit is the text as it stands, also one written as jamo", () => {
    expect(found(`아동 ${"돌봄".normalize("NFD")}과`, "돌봄")).toEqual(["돌봄".normalize("NFD")])
    expect(found("야간 Care 운영", "care 운")).toEqual(["Care 운"])
  })
})

const line = { type: "line", kind: "paragraph", level: 0 } as const
const MINUTES: Minutes = {
  version: 1,
  header: {
    title: "돌봄분과 회의록",
    organizationName: "",
    committeeName: "",
    startsAt: "2026-10-14T10:00",
    endsAt: null,
    place: "시청",
    nextStartsAt: null,
    nextPlace: "돌봄센터",
    nextReason: "",
    proxyCounts: false,
  },
  attendance: {
    seats: [
      {
        id: "s1",
        name: "한지우",
        position: "총무",
        sector: "private",
        order: "a",
        mark: "present",
        late: false,
        leftEarly: false,
        proxy: "",
        reason: "돌봄 공백",
      },
    ],
    observers: [],
  },
  body: [
    {
      ...line,
      id: "b1",
      inline: [
        { type: "text", text: "돌봄 " },
        { type: "rowLink", tableId: "t", rowId: "r1", label: "9" },
      ],
    },
    { type: "table", id: "b2", rows: [[[{ type: "text", text: "돌봄 칸" }], [{ type: "text", text: "돌봄 둘" }]]] },
  ],
  opinions: [
    {
      id: "t",
      order: "a",
      title: "돌봄 의견",
      subtitle: "",
      windowFrom: null,
      windowTo: null,
      groupTitle: "",
      opinionTitle: "",
      responseTitle: "",
      rows: [
        blankSectionRow("s", "함께 돌봄"),
        {
          ...blankProjectRow("r1"),
          number: "1-1",
          project: "돌봄",
          opinion: [{ id: "o", kind: "bullet", level: 0, inline: [{ type: "text", text: "돌봄을 넓힘" }] }],
        },
      ],
    },
  ],
  attachments: [],
}

describe("the text of the minutes", () => {
  const passages = readPassages(MINUTES)

  it("[UI80] header, people, body, tables and every row are searched, in the order of the paper", () => {
    expect(findHits(passages, "돌봄").map(({ passage }) => [passage.place, passage.block])).toEqual([
      ["header.title", null],
      ["attendance.s1", null],
      ["body", 0],
      ["body", 1],
      ["body", 1],
      ["header.nextStartsAt", null],
      ["closing", null],
      ["opinion.t.title", null],
      ["opinion.t.s.title", null],
      ["opinion.t.r1.project", null],
      ["opinion.t.r1.opinion", null],
    ])
  })

  it("[UI80] going on comes to every hit, also to several in one table of the text", () => {
    const hits = findHits(passages, "돌봄")
    expect(hits.map((hit, index) => sameHit(hits, hit, index))).toEqual(hits.map((_hit, index) => index))
  })

  it("[UI80] a link to a row is found by the number the row has now", () => {
    expect(findHits(passages, "돌봄 1-1")).toHaveLength(1)
    expect(findHits(passages, "돌봄 9")).toEqual([])
  })

  it("[UI80] a hit that is looked at stays while others' edits come and go around it", () => {
    const hits = findHits(passages, "돌봄")
    expect(sameHit(hits.slice(1), hits[3], 3)).toBe(2)
    expect(sameHit(hits.slice(0, 2), hits[3], 3)).toBe(1)
    expect(sameHit([], hits[3], 3)).toBe(0)
  })
})

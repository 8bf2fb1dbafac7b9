// What the slash menu, mentions and row links say.
import type { LineKind, Sector } from "../../minutes/schema.ts"

interface Entry {
  readonly label: string
  readonly hint: string
  readonly sign: string
  readonly words: readonly string[]
}

export const editorSuggestText = {
  kinds: {
    decision: {
      label: "결정",
      hint: "승인·합의·의결·부결·보류와 표수",
      sign: "결",
      words: ["의결", "승인", "합의", "decision"],
    },
    task: {
      label: "할 일",
      hint: "담당자와 기한이 있는 줄",
      sign: "할",
      words: ["담당", "업무", "과제", "todo", "task"],
    },
    note: { label: "※ 참고", hint: "덧붙이는 말", sign: "※", words: ["※", "비고", "노트", "note"] },
    agendaItem: { label: "안건", hint: "번호가 붙는 안건 제목", sign: "1.", words: ["제목", "논의", "agenda"] },
    bullet: { label: "글머리", hint: "- 로 시작하는 줄", sign: "-", words: ["목록", "내용", "bullet"] },
    paragraph: { label: "본문", hint: "표시 없는 줄", sign: "가", words: ["문단", "보통", "text"] },
  } satisfies Record<LineKind, Entry>,
  table: { label: "표", hint: "칸을 나누어 적는 작은 표", sign: "▦", words: ["칸", "도표", "table"] },
  rowLink: {
    label: "행 연결",
    hint: "의견 표의 행을 번호나 이름으로 연결",
    sign: "↗",
    words: ["의견", "링크", "사업번호", "row"],
  },
  mention: { label: "사람", hint: "참석자 이름 넣기", sign: "@", words: ["이름", "위원", "언급", "mention"] },
  details: {
    decision: {
      label: "결정 종류와 표수",
      hint: "이 줄의 결정 내용 고치기",
      sign: "찬",
      words: ["찬성", "반대", "표결"],
    },
    task: { label: "담당자와 기한", hint: "이 줄의 담당자와 날짜 고르기", sign: "일", words: ["날짜", "마감", "기한"] },
  },
  sectors: { public: "공공", private: "민간" } satisfies Record<Sector, string>,
  listLabel: { slash: "넣을 것 고르기", mention: "사람 고르기", row: "의견 표의 행 고르기" },
  /** For screen readers, when the list opens or changes. */
  count: (count: number): string => `${count}개 있어요. 위아래 화살표로 고르고 Enter로 넣어요.`,
  rowHintKey: "↓ 누르고 Enter: 행 연결",
  noSection: "번호 없는 행",
  rowGone: "지워진 행이에요.",
  rowGo: (name: string): string => `${name} 행으로 가기`,
  seatGone: "참석자 명단에 없는 사람이에요.",
  insert: "넣기 (/)",
  insertMention: "사람 이름 넣기 (@)",
  insertRow: "의견 표의 행 연결",
} as const

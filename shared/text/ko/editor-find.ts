// Finding in the minutes.
export const findText = {
  open: "찾기",
  openHint: "회의록에서 찾기 (Ctrl+F)",
  label: "회의록에서 찾기",
  field: "찾을 말",
  placeholder: "찾을 말이나 초성",
  next: "다음 (Enter)",
  previous: "이전 (Shift+Enter)",
  close: "찾기 닫기 (Esc)",
  none: "없음",
  count: (at: number, all: number): string => `${at}/${all}`,
  /** For screen readers: where the hit is, and the words around it. */
  spoken: (at: number, all: number, where: string, words: string): string =>
    `${all}개 중 ${at}번째, ${where}: ${words}`,
  spokenNone: "찾는 말이 없어요.",
  where: {
    header: "회의 정보",
    attendance: "참석자",
    body: "회의 결과",
    photos: "회의사진",
    closing: "붙임 목록",
    opinion: "의견 표",
  },
  hidden: "거르기에 가려진 행이에요. 의견 표의 거르기를 지우면 보여요.",
} as const

// Sentences of simple tables in the body.
export const editorTableText = {
  insert: "표",
  insertLabel: "표 넣기",
  toolsLabel: "표 도구",
  tools: {
    rowAbove: { short: "위에 줄", label: "위에 줄 넣기" },
    rowBelow: { short: "아래에 줄", label: "아래에 줄 넣기" },
    columnLeft: { short: "왼쪽에 칸", label: "왼쪽에 칸 넣기" },
    columnRight: { short: "오른쪽에 칸", label: "오른쪽에 칸 넣기" },
    deleteRow: { short: "줄 지우기", label: "이 줄 지우기" },
    deleteColumn: { short: "칸 지우기", label: "이 칸 지우기" },
    deleteTable: { short: "표 지우기", label: "표 지우기" },
  },
} as const

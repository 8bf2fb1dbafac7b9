// Sentences of the outline beside the paper.
export const outlineText = {
  label: "안건 차례",
  empty: "안건을 적으면 여기에 차례가 생겨요.",
  untitled: "제목 없는 안건",
  up: (title: string) => `‘${title}’ 안건을 위로`,
  down: (title: string) => `‘${title}’ 안건을 아래로`,
  upShort: "위로",
  downShort: "아래로",
  keys: "Alt와 위아래 화살표로 안건을 결과와 함께 옮겨요.",
  moved: (title: string) => `‘${title}’ 안건을 결과와 함께 옮겼어요.`,
  movedBack: (title: string) => `‘${title}’ 안건을 제자리로 돌려놓았어요.`,
  undo: "되돌리기",
  dismiss: "닫기",
  inUse: (names: readonly string[]) =>
    `${names.join(", ")} 님이 이 안건에 글을 쓰고 있어서 옮기지 않았어요. 다 쓴 뒤에 다시 옮겨 주세요.`,
  notSaved: "아직 저장되지 않은 글이 있어서 옮기지 않았어요. 연결되면 다시 옮겨 주세요.",
} as const

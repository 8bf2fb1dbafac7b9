// What a long paste says.
const lines = (count: number): string => count.toLocaleString("ko-KR")

export const editorPasteText = {
  pasting: (count: number): string => `붙여 넣는 중이에요. 지금까지 ${lines(count)}줄`,
  pasted: (count: number): string => `${lines(count)}줄을 붙여 넣었어요. 되돌리기 한 번이면 모두 없앨 수 있어요.`,
  withoutPictures: (count: number, pictures: number): string =>
    `글 ${lines(count)}줄을 붙여 넣었어요. 사진 ${pictures}장은 글과 함께 오지 못했으니 사진 파일로 따로 넣어 주세요.`,
  cut: (count: number): string =>
    `${lines(count)}줄까지 붙여 넣었고 나머지는 들어가지 못했어요. 원래 글에서 나머지를 다시 복사해 주세요.`,
} as const

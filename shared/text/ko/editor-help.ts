// The help on keys. `Ctrl` is written as on most keyboards; on a Mac it is ⌘.
interface HelpPart {
  readonly title: string
  readonly keys: readonly { readonly keys: readonly string[]; readonly does: string }[]
}

const key = (keys: string, does: string) => ({ keys: keys.split(" "), does })

export const helpText = {
  open: "단축키 도움말 (Ctrl+/)",
  button: "?",
  title: "단축키와 쓰는 법",
  close: "닫기",
  command: { mac: "⌘", other: "Ctrl" },
  parts: [
    {
      title: "어디서나",
      keys: [
        key("Ctrl F", "회의록에서 찾기. 한 번 더 누르면 브라우저의 찾기"),
        key("Ctrl /", "이 도움말"),
        key("Ctrl Z", "내가 한 일 되돌리기"),
        key("Ctrl Shift Z", "다시 하기"),
        key("Esc Tab", "글에서 나가 다음 곳으로 가기"),
      ],
    },
    {
      title: "회의 안건과 결과",
      keys: [
        key("/", "넣을 것 고르기: 결정, 할 일, ※, 안건, 사진, 표 … 이름이나 초성으로 찾기"),
        key("@", "참석자 이름 넣기"),
        key("[[", "의견 표의 행 연결. 사업번호를 적고 띄어 써도 연결돼요"),
        key("Tab", "한 단계 아래로 (표 안에서는 다음 칸)"),
        key("Shift Tab", "한 단계 위로 (표 안에서는 앞 칸)"),
        key("Enter", "다음 줄. 빈 줄에서는 한 단계 밖으로"),
        key("Shift Enter", "같은 줄 안에서 줄 바꿈"),
        key("Ctrl B", "굵게"),
        key("Ctrl K", "링크"),
        key("Ctrl Enter", "결정의 표수, 할 일의 담당자와 기한 열기 · 행 연결 따라가기"),
      ],
    },
    {
      title: "줄 처음에 적으면",
      keys: [key("1.", "안건 (띄어쓰기까지)"), key("가.", "한 단계 아래 안건"), key("-", "글머리"), key("※", "참고")],
    },
    {
      title: "의견 표",
      keys: [
        key("← ↑ ↓ →", "칸 옮기기"),
        key("Enter", "칸 고치기, 고치는 중에는 아래 칸으로"),
        key("Tab", "오른쪽 칸"),
        key("Esc", "고치기 그만두기, 한 번 더 누르면 표에서 나가기"),
        key("Alt ↑ ↓", "행을 위아래로 옮기기"),
        key("Home End", "행의 처음과 끝 칸"),
      ],
    },
  ] satisfies readonly HelpPart[] as readonly HelpPart[],
} as const

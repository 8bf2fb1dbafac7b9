// Sentences of the meeting list and the dialog for a new meeting.
import type { MeetingState } from "../../rules/permissions.ts"

export const meetingStateText: Readonly<Record<MeetingState, string>> = {
  draft: "작성 중",
  review: "검토 중",
  final: "확정",
  amendment: "정정 중",
}

export const meetingsText = {
  page: "회의",
  greeting: (name: string) => `${name} 님, 안녕하세요`,
  nowEyebrow: "오늘 회의",
  nextEyebrow: "다음 회의",
  unfinishedEyebrow: "아직 확정하지 않은 회의",
  latestEyebrow: "가장 최근 회의",
  enter: "회의록 쓰기",
  read: "회의록 보기",
  today: "오늘",
  tomorrow: "내일",
  inDays: (days: number) => `${days}일 뒤`,
  daysAgo: (days: number) => `${days}일 전`,
  weekdayLong: (weekday: string) => `${weekday}요일`,
  month: (month: number) => `${month}월`,
  year: (year: number) => `${year}년`,
  noDateGroup: "날짜를 정하지 않은 회의",
  noDate: "날짜 미정",
  noPlace: "장소 미정",
  revision: (n: number) => `제${n}판`,
  damaged: "일부를 읽을 수 없음",
  listLabel: (group: string) => `${group} 회의`,
  count: (count: number) => `${count}건`,
  emptyTitle: "아직 회의가 없어요",
  emptyCreator: "‘새 회의’를 누르면 명단이 담긴 회의록이 바로 만들어져요. 제목과 날짜는 알아서 제안해 드려요.",
  emptyReader: "총무나 분과장이 회의를 만들면 여기에 나타나요. 이 화면을 그대로 두어도 돼요.",
  noCommitteeTitle: "아직 들어온 분과가 없어요",
  noCommittee: "총무가 보낸 초대 링크를 누르면 분과에 들어와요.",
  failedTitle: "회의 목록을 불러오지 못했어요",
}

export const newMeetingText = {
  open: "새 회의",
  title: "새 회의",
  intro: "명단의 자리를 그대로 옮겨 참석 칸을 만들어 드려요. 빈칸으로 두면 분과의 정해진 날짜와 차수로 채워요.",
  committee: "분과",
  name: "제목",
  nameHint: "비워 두면 연도와 차수로 지어요. 예: 2030년 1차 일자리분과 회의록",
  startsAt: "시작",
  endsAt: "끝",
  whenHint: "비워 두면 분과의 정례 회의 날짜로 정해요. 나중에 고칠 수 있어요.",
  place: "장소",
  placeHint: "예: 시청 3층 소회의실",
  create: "만들고 들어가기",
  creating: "만드는 중",
  cancel: "취소",
  endBeforeStart: "끝나는 시각이 시작보다 빨라요.",
}

// What the sample meetings say. Short marks stand for the kinds of lines; server/sample/sample-body.ts turns them into blocks.
import type { DecisionResult } from "../../minutes/schema.ts"

/** `[1-1-2]` in a text becomes a live link to that row, `**…**` bold, `@이름` a mention of that seat. */
export type SampleLine =
  | { readonly kind: "agendaItem" | "bullet" | "paragraph" | "note"; readonly level?: number; readonly text: string }
  | {
      readonly kind: "decision"
      readonly text: string
      readonly result: DecisionResult
      readonly votes?: readonly [number, number, number]
    }
  | { readonly kind: "task"; readonly text: string; readonly assignees: readonly string[]; readonly due: string }
  | { readonly kind: "attendanceSummary" | "opinionTableCard" }
  | { readonly kind: "table"; readonly rows: readonly (readonly string[])[] }

const agenda = (level: number, text: string): SampleLine => ({ kind: "agendaItem", level, text })
const bullet = (level: number, text: string): SampleLine => ({ kind: "bullet", level, text })
const note = (text: string): SampleLine => ({ kind: "note", text })

export const sampleBody: readonly SampleLine[] = [
  agenda(0, "보고 및 공유"),
  agenda(1, "분과장 및 위원 인사"),
  { kind: "attendanceSummary" },
  bullet(0, "공공분과장 인사: 겨울을 앞두고 돌봄 공백이 생기지 않도록 민관이 함께 살피자는 당부가 있었음."),
  bullet(0, "새로 오신 별빛마을 온마을 돌봄터 @민채원 위원 소개"),
  agenda(1, "9월 회의 결과와 할 일 확인"),
  bullet(0, "9월에 정한 할 일 4건 가운데 3건을 마침."),
  bullet(1, "야간 돌봄 수요 조사: 마침(응답 214가구)"),
  bullet(1, "돌봄종사자 쉼터 현장 방문: 마침"),
  bullet(1, "재가 의료 연계 흐름도: 마침"),
  bullet(1, "가족돌봄청년 발굴 안내문: 시안을 고치는 중이라 11월까지 이어 감."),
  agenda(0, "논의 사항"),
  agenda(1, "신규위원 위촉"),
  bullet(0, "보건소 자리가 비어 있어 방문 건강 관리 이야기를 나누기 어려움."),
  bullet(0, "한빛시 보건소에 위원 추천을 요청하기로 하고, 추천이 오면 위촉 절차를 밟기로 함."),
  {
    kind: "decision",
    text: "보건소 몫 공공위원 추천 요청과 위촉 절차 진행",
    result: "approved",
    votes: [14, 0, 1],
  },
  agenda(1, "2026년 연차별 시행계획 모니터링 의견정리"),
  bullet(
    0,
    "[1-1-2] 토요일 이용이 크게 늘었으나 **야간 운영은 두 곳뿐**임. 권역마다 한 곳은 밤 9시까지 열 수 있도록 인력 기준을 다시 살필 필요가 있음.",
  ),
  bullet(0, "[1-2-2] 처우개선비가 시설 규모에 따라 다르게 지급되는 까닭을 확인해야 함."),
  bullet(1, "종사자 수가 같아도 정원 기준으로 나뉘어 금액 차이가 생김."),
  bullet(2, "정원 19인 이하: 월 7만 원"),
  bullet(2, "정원 20인 이상: 월 12만 원"),
  bullet(1, "2027년에는 종사자 기준으로 바꾸는 방안을 부서와 협의하기로 함."),
  note("지급 기준은 2025년 지침을 따른 것으로, 사업부서에서 11월 회의 때 설명하기로 함."),
  bullet(0, "[2-1-4] 일상생활 지원은 대기자가 38명임. 대기 기간을 성과지표에 넣자는 의견이 있었음."),
  bullet(
    0,
    "[2-2-1] 퇴원하는 어르신을 병원에서 곧바로 잇는 흐름이 자리 잡아 가고 있음. 의뢰서 양식을 하나로 맞추면 더 빨라질 것임.",
  ),
  bullet(0, "[3-1-1] 가족돌봄청년은 스스로 신청하기 어려우므로 학교와 병원이 먼저 알려 주는 길을 넓혀야 함."),
  note("첨부 1. 2026년 시행계획 분과 의견정리 참조"),
  { kind: "opinionTableCard" },
  agenda(1, "2027년 분과 공동사업 기획"),
  bullet(0, "주제: **돌봄이 끊기지 않는 겨울**"),
  bullet(1, "영역별 한 팀씩 꾸려 사례를 모으고 2월에 발표함."),
  {
    kind: "table",
    rows: [
      ["영역", "맡은 위원", "발표"],
      ["아동", "강나래, 고은별, 민채원", "2월 첫째 주"],
      ["어르신", "류다온, 안보미, 박이든", "2월 둘째 주"],
      ["장애인·가족", "김가온, 오세찬, 유한결", "2월 셋째 주"],
    ],
  },
  bullet(0, "주민에게 여는 교육은 공간과 강사를 먼저 알아본 뒤 다시 정하기로 함."),
  { kind: "decision", text: "공동사업 주제와 영역별 팀 구성", result: "agreed" },
  { kind: "decision", text: "주민 공개 교육의 날짜와 장소", result: "deferred" },
  { kind: "task", text: "민관협력 공동사업 계획(안) 작성", assignees: ["한지우"], due: "2026-10-30" },
  { kind: "task", text: "야간 돌봄 수요 조사 결과표 공유", assignees: ["차민재", "강나래"], due: "2026-10-21" },
  { kind: "task", text: "퇴원 의뢰서 양식 비교표 만들기", assignees: ["박이든", "안보미"], due: "2026-11-06" },
  agenda(0, "기타"),
  agenda(1, "차기 회의 일정"),
  bullet(0, "정기회의: 매월 두 번째 수요일 10:00"),
  bullet(0, "11월 회의: 2026. 11. 11.(수) 10:00, 한빛시복지이음센터 3층 중회의실"),
]

/** Agenda and results of the two older meetings, oldest first. */
export const sampleOlder: readonly { readonly startsAt: string; readonly body: readonly SampleLine[] }[] = [
  {
    startsAt: "2026-08-12T10:00",
    body: [
      agenda(0, "보고 및 공유"),
      agenda(1, "상반기 분과 활동 보고"),
      bullet(0, "돌봄 기관 현장 방문 6회, 사례 나눔 2회를 진행함."),
      agenda(0, "논의 사항"),
      agenda(1, "하반기 모니터링 일정"),
      bullet(0, "사업부서 자료를 9월 초까지 받고, 위원 의견은 10월 회의 전까지 모으기로 함."),
      { kind: "decision", text: "하반기 모니터링 일정", result: "agreed" },
      { kind: "task", text: "사업부서에 자료 요청 공문 보내기", assignees: ["한지우"], due: "2026-08-21" },
      agenda(0, "기타"),
      agenda(1, "차기 회의 일정"),
      bullet(0, "2026. 9. 9.(수) 10:00"),
    ],
  },
  {
    startsAt: "2026-09-09T10:00",
    body: [
      agenda(0, "보고 및 공유"),
      agenda(1, "사업부서 자료 수합 결과"),
      bullet(0, "22개 세부사업 가운데 21개의 자료가 들어옴."),
      agenda(0, "논의 사항"),
      agenda(1, "겨울철 돌봄 공백 사례 나눔"),
      bullet(0, "방학과 한파가 겹치는 1월에 식사 지원이 끊기는 가구가 생김."),
      bullet(1, "아동: 방학 중 점심"),
      bullet(1, "어르신: 경로식당 휴관일"),
      { kind: "task", text: "야간 돌봄 수요 조사", assignees: ["강나래", "차민재"], due: "2026-10-07" },
      { kind: "task", text: "돌봄종사자 쉼터 현장 방문", assignees: ["송하늘"], due: "2026-09-25" },
      agenda(0, "기타"),
      agenda(1, "차기 회의 일정"),
      bullet(0, "2026. 10. 14.(수) 10:00"),
    ],
  },
]

export const sampleMeetingDate = "2026-10-14T10:00"
export const sampleNextDate = "2026-11-11T10:00"
export const samplePhotos = [
  { name: "회의-전경.jpg", caption: "돌봄분과 10월 정기회의" },
  { name: "의견-나눔.jpg", caption: "시행계획 모니터링 의견을 나누는 위원들" },
] as const
export const sampleOpinionTable = {
  title: "2026년 연차별 시행계획 시행결과 평가 실무분과 모니터링 의견",
  subtitle: "세부사업 모니터링 의견",
  windowFrom: "2026-10-05",
  windowTo: "2026-10-16",
  groupTitle: "2026년 시행계획 평가",
  opinionTitle: "실무분과 모니터링 의견",
  responseTitle: "사업부서 의견(후속조치)",
} as const

// The sample committee: an invented city, invented people, invented projects. Nothing here is taken from a real committee.
import type { Sector } from "../../minutes/schema.ts"
import type { Role } from "../../rules/permissions.ts"

export const sampleNames = {
  organization: "한빛시지역사회보장협의체",
  committee: "돌봄분과",
  place: "한빛시복지이음센터 3층 중회의실",
  installer: "관리자",
} as const

export interface SampleSeat {
  /** Empty = vacant. */
  readonly name: string
  readonly position: string
  readonly sector: Sector
  readonly affiliation: string
  readonly role: Role
}

const member = (name: string, affiliation: string, sector: Sector = "private"): SampleSeat => ({
  name,
  position: "",
  sector,
  affiliation,
  role: "member",
})

/** Eighteen seats, one of them vacant. */
export const sampleRoster: readonly SampleSeat[] = [
  { name: "배도현", position: "공공분과장", sector: "public", affiliation: "한빛시 복지정책과", role: "chair" },
  { name: "서은채", position: "민간분과장", sector: "private", affiliation: "한빛노인종합복지관", role: "chair" },
  { name: "한지우", position: "총무", sector: "private", affiliation: "온누리재가돌봄센터", role: "secretary" },
  member("강나래", "해오름지역아동센터"),
  member("고은별", "한빛시육아나눔터"),
  member("김가온", "늘푸른장애인주간보호센터"),
  member("노하람", "한빛시가족센터"),
  member("류다온", "다온요양원"),
  member("문서윤", "한빛시 노인복지과", "public"),
  member("민채원", "별빛마을 온마을 돌봄터"),
  member("박이든", "한빛의료사회적협동조합"),
  member("송하늘", "하늘자활센터"),
  member("안보미", "보미방문간호센터"),
  member("오세찬", "한빛시장애인부모회"),
  member("유한결", "한결청년지원센터"),
  member("정새봄", "새봄종합사회복지관"),
  member("차민재", "한빛시 아동보육과", "public"),
  member("", "한빛시 보건소", "public"),
]

/** People of the committee without a seat. */
export const sampleOthers: readonly { readonly name: string; readonly role: Role }[] = [
  { name: "이서림", role: "staff" },
  { name: "조아림", role: "officer" },
  { name: "열람용 링크", role: "viewer" },
]

export const sampleAdmin = "누리집 관리자"

export const sampleObservers = [
  { name: "이서림", affiliation: "협의체 사무국 간사" },
  { name: "장우빈", affiliation: "한빛시 복지정책과" },
] as const

/** Seat name → how that person came, in the newest sample meeting. Everybody else was present. */
export const sampleAttendance: Readonly<
  Record<string, { readonly absent?: true; readonly late?: true; readonly leftEarly?: true; readonly reason: string }>
> = {
  문서윤: { absent: true, reason: "시의회 업무보고" },
  노하람: { absent: true, reason: "전국 가족센터 대회 참석" },
  송하늘: { late: true, reason: "버스 지연" },
  유한결: { leftEarly: true, reason: "오후 교육 진행" },
}

export const sampleSettings = {
  regularDay: { nth: 2, weekday: 3, time: "10:00" },
  durationMinutes: 120,
  place: sampleNames.place,
  proxyCounts: false,
  agenda: [
    { level: 0, text: "보고 및 공유" },
    { level: 1, text: "지난 회의 결과와 할 일 확인" },
    { level: 0, text: "논의 사항" },
    { level: 0, text: "기타" },
    { level: 1, text: "차기 회의 일정" },
  ],
  opinionTable: {
    title: "연차별 시행계획 실무분과 모니터링 의견",
    subtitle: "세부사업 모니터링 의견",
    groupTitle: "시행계획 평가",
    opinionTitle: "실무분과 모니터링 의견",
    responseTitle: "사업부서 의견(후속조치)",
  },
} as const

export const sampleThreads: readonly {
  readonly number: string
  readonly resolved: boolean
  readonly comments: readonly { readonly author: string; readonly body: string }[]
}[] = [
  {
    number: "1-1-2",
    resolved: false,
    comments: [
      {
        author: "강나래",
        body: "토요일 이용 아동이 지난해보다 두 배 가까이 늘었어요. 수요 조사 결과를 함께 적으면 좋겠습니다.",
      },
      { author: "차민재", body: "조사 결과표를 이번 주 안에 사무국으로 보내 드리겠습니다." },
    ],
  },
  {
    number: "2-3-1",
    resolved: false,
    comments: [
      { author: "안보미", body: "아직 의견이 비어 있어요. 이용 정원 이야기는 다음 회의에서 꼭 다뤘으면 합니다." },
    ],
  },
  {
    number: "3-1-1",
    resolved: true,
    comments: [
      { author: "유한결", body: "지원 나이를 34세까지로 적은 것이 맞나요?" },
      { author: "한지우", body: "조례 기준을 확인해서 고쳤습니다." },
    ],
  },
]

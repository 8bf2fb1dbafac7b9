// Rows of the sample's opinion table: three sections, grouped projects, one abolished row, every state.
import type { RowScope, RowState } from "../../minutes/schema.ts"

export type SampleRow =
  | { readonly section: string }
  | {
      readonly number: string
      readonly scope: RowScope
      readonly project: string
      readonly subproject: string
      readonly department: string
      readonly team: string
      readonly officer: string
      readonly state: RowState
      readonly abolishedNote?: string
      /** One paragraph each; a leading "- " makes a bullet, "  - " one of the second level. */
      readonly opinion?: readonly string[]
    }

type Place = readonly [department: string, team: string, officer: string]
const child: Place = ["아동보육과", "돌봄지원팀", "차민재"]
const centre: Place = ["아동보육과", "아동시설팀", "남유진"]
const family: Place = ["여성가족과", "가족정책팀", "도하윤"]
const elder: Place = ["노인복지과", "노인돌봄팀", "조아림"]
const meals: Place = ["노인복지과", "노인시설팀", "마루한"]
const health: Place = ["보건소", "방문건강팀", "구슬아"]
const policy: Place = ["복지정책과", "지역보호팀", "장우빈"]
const disabled: Place = ["장애인복지과", "장애인자립팀", "반가람"]

function row(
  number: string,
  scope: RowScope,
  project: string,
  subproject: string,
  [department, team, officer]: Place,
  state: RowState,
  opinion: readonly string[] = [],
): SampleRow {
  return { number, scope, project, subproject, department, team, officer, state, opinion }
}

const village = "온마을 돌봄터 확충"
const centres = "지역아동센터 운영 지원"
const care = "노인맞춤돌봄서비스"
const link = "재가 의료·돌봄 연계"
const young = "가족돌봄청년 지원"

export const sampleRows: readonly SampleRow[] = [
  { section: "Ⅰ 함께 키우는 아동 돌봄" },
  row("1-1-1", "local", village, "온마을 돌봄터 설치", child, "none"),
  row("1-1-2", "local", village, "야간·주말 돌봄 운영", child, "opinion", [
    "- 토요일 이용 아동이 지난해 같은 기간보다 1.8배 늘었으나 야간 운영은 두 곳에 그치고 있음. 권역별로 한 곳은 밤 9시까지 운영할 수 있도록 인력 배치 기준을 조정해 줄 것을 요청함.",
    "- 현재 성과지표가 설치 개소 수로만 되어 있어 실제 이용을 알기 어려움. 다음 지표를 더할 것을 제안함.",
    "  - 야간·주말 이용 연인원",
    "  - 대기 아동 수와 평균 대기 기간",
    "- 수요 조사(214가구) 결과를 2027년 계획 수립에 반영할 것.",
  ]),
  row("1-2-1", "universal", centres, "지역아동센터 운영비 지원", centre, "none"),
  row("1-2-2", "universal", centres, "종사자 처우개선비 지급", centre, "opinion", [
    "- 같은 수의 종사자가 일해도 시설 정원에 따라 처우개선비가 달라짐. 2027년에는 종사자 기준으로 지급하는 방안을 검토해 줄 것.",
    "- 대체인력 지원 실적이 보고서에 빠져 있어 확인이 필요함.",
  ]),
  row("1-3-1", "local", "방학 중 아동 점심 지원", "방학 중 아동 점심 지원", child, "opinion", [
    "- 1월 한파 기간에 휴관하는 곳이 있어 식사가 끊긴 가구가 생김. 휴관 일정을 미리 나누고 대체 식당을 안내할 것.",
  ]),
  {
    number: "1-4-1",
    scope: "local",
    project: "아동 등하교 동행 도우미",
    subproject: "아동 등하교 동행 도우미",
    department: "아동보육과",
    team: "",
    officer: "",
    state: "abolished",
    abolishedNote: "2025년 사업 폐지",
  },
  row("1-5-1", "universal", "장애아 가족 양육 지원", "장애아 돌봄 서비스", disabled, "held", [
    "- 이용 시간 확대에 관한 국비 지침이 12월에 나올 예정이므로 지침을 확인한 뒤 의견을 정하기로 함.",
  ]),
  { section: "Ⅱ 살던 곳에서 누리는 어르신 돌봄" },
  row("2-1-1", "universal", care, "안전 지원", elder, "none"),
  row("2-1-2", "universal", care, "사회 참여", elder, "none"),
  row("2-1-3", "universal", care, "생활 교육", elder, "none"),
  row("2-1-4", "universal", care, "일상생활 지원", elder, "opinion", [
    "- 대기자가 38명에 이르고 평균 대기 기간이 두 달을 넘음. 대기 기간을 성과지표에 넣어 관리할 것을 요청함.",
    "- 퇴원 직후 두 주 동안은 대기 없이 먼저 지원하는 기준이 필요함.",
    "  - 병원 사회사업팀의 의뢰가 있으면 먼저 지원",
    "  - 긴급 지원 뒤 사후 판정",
  ]),
  row("2-2-1", "local", link, "퇴원 어르신 연계", elder, "opinion", [
    "- 병원 세 곳과 맺은 협약이 실제 의뢰로 이어지고 있음(의뢰 62건). 잘하고 있는 사업으로 꾸준한 지원이 필요함.",
    "- 기관마다 의뢰서 양식이 달라 다시 묻는 일이 잦으므로 양식을 하나로 맞출 것.",
  ]),
  row("2-2-2", "local", link, "방문 진료 동행", health, "unreviewed"),
  row("2-3-1", "universal", "경로식당 운영", "경로식당 운영", meals, "unreviewed"),
  row("2-4-1", "local", "치매안심마을 가꾸기", "치매안심마을 가꾸기", health, "none"),
  row("2-10-1", "local", "이웃 안부 살핌이", "이웃 안부 살핌이 양성", policy, "opinion", [
    "- 살핌이 한 사람이 돌보는 가구가 권역에 따라 4가구에서 15가구까지 차이가 남. 고르게 나눌 수 있는 기준이 필요함.",
  ]),
  { section: "Ⅲ 돌보는 사람을 돌보는 지역" },
  row("3-1-1", "local", young, "가족돌봄청년 찾기", family, "opinion", [
    "- 스스로 신청하는 방식으로는 찾기 어려움(신청 9명). 학교와 병원이 먼저 알려 주는 길을 넓힐 것.",
    "- 이름을 밝히기 꺼리는 청년이 많으므로 상담은 이름 없이 시작할 수 있어야 함.",
  ]),
  row("3-1-2", "local", young, "돌봄비 지원", family, "none"),
  row("3-2-1", "universal", "장애인 활동 지원", "장애인 활동 지원", disabled, "none"),
  row("3-3-1", "local", "돌봄종사자 쉼터 운영", "돌봄종사자 쉼터 운영", policy, "opinion", [
    "- 방문 요양 종사자는 낮 시간에 쓰기 어려우므로 권역별 작은 쉼터를 함께 운영하는 방안을 제안함.",
  ]),
  row("3-4-1", "universal", "1인 가구 안부 확인", "1인 가구 안부 확인", policy, "held", [
    "- 전력 사용량을 살피는 시범 사업의 결과가 11월에 나오므로 그때 다시 논의함.",
  ]),
]

// Words of the roster: how columns of people's own tables are called, and what an import says.
import type { CommitteeRole } from "../../wire/people-records.ts"

export const ROSTER_FIELDS = [
  "name",
  "position",
  "sector",
  "affiliation",
  "role",
  "phone",
  "email",
  "department",
  "startsOn",
  "endsOn",
] as const
export type RosterField = (typeof ROSTER_FIELDS)[number]

export const rosterText = {
  /** Headings as people write them, without spaces; the first one is ours. */
  headings: {
    name: ["성명", "이름", "위원명", "위원", "성함"],
    position: ["자리", "직위", "직책", "분과직위", "직함"],
    sector: ["부문", "공공/민간", "공공민간", "공/민", "구분", "위원구분"],
    affiliation: ["소속", "소속기관", "기관", "기관명", "소속및직위", "근무처"],
    role: ["역할"],
    phone: ["연락처", "휴대폰", "휴대전화", "전화", "전화번호", "핸드폰"],
    email: ["이메일", "메일", "전자우편", "e-mail", "email"],
    department: ["담당부서", "부서"],
    startsOn: ["위촉일", "위촉일자", "임기시작", "임기시작일"],
    endsOn: ["임기만료", "임기만료일", "만료일", "임기종료", "임기"],
  } satisfies Record<RosterField, readonly string[]>,
  vacantNames: ["공석", "-", "–", "결원", "미정"],
  publicWords: ["공공", "공", "公"],
  privateWords: ["민간", "민", "民"],
  publicPlaces: /(시청|구청|군청|도청|보건소|행정복지센터|주민센터|교육지원청)|[과국실]$/,
  rolePositions: [
    ["공공분과장", "chair"],
    ["민간분과장", "chair"],
    ["분과장", "chair"],
    ["총무", "secretary"],
    ["간사", "staff"],
    ["담당자", "officer"],
    ["위원", "member"],
  ] satisfies [string, CommitteeRole][],
  sectors: { public: "공공", private: "민간" },
  vacant: "공석",
  /** What the installer is called before they say their name. */
  installer: "관리자",
  observer: "배석",
  problem: {
    noName: "성명이 비어 있어요. 공석이면 ‘공석’이라고 적어 주세요.",
    tooLong: "글자가 너무 길어요.",
    badEmail: "메일 주소로 읽을 수 없어요.",
    badPhone: "연락처로 읽을 수 없어요.",
    badDate: (text: string) => `‘${text}’을 날짜로 읽을 수 없어요.`,
  },
  warning: {
    noHeader: "제목 줄을 찾지 못해 칸의 내용을 보고 짐작했어요. 맞는지 확인해 주세요.",
    guessedSector: (count: number) => `${count}명은 소속을 보고 공공·민간을 짐작했어요.`,
    twice: (name: string) => `‘${name}’이 두 번 있어요.`,
    cut: (rows: number) => `앞의 ${rows}줄만 읽었어요.`,
  },
  sheetName: "명단",
} as const

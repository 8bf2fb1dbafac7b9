// Words of computed text: dates, counts, titles, rules.
export const domainText = {
  weekdays: ["일", "월", "화", "수", "목", "금", "토"],
  /** Weekday written out, as a rule names it. */
  weekday: (short: string) => `${short}요일`,
  attendanceHeading: (present: number) => `참석자(총 ${present}명)`,
  sectorShort: { public: "공", private: "민" },
  meetingTitle: (year: string, round: number, committee: string) =>
    [year === "" ? "" : `${year}년`, `${round}차`, committee, "회의록"].filter(Boolean).join(" "),
  ordinals: ["첫 번째", "두 번째", "세 번째", "네 번째", "다섯 번째"],
  lastOrdinal: "마지막",
  monthlyRule: (ordinal: string, weekday: string, time: string) => `매월 ${ordinal} ${weekday} ${time}`,
  /** Officers in the order in which a roster lists them. */
  officerPositions: ["공공분과장", "민간분과장", "분과장", "부분과장", "총무", "간사"],
}

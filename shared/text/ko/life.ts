// Sentences about finalizing and read-only pages.
export const lifeText = {
  states: { draft: "작성 중", review: "검토 중", final: "확정", amendment: "정정 중" },
  finalize: "확정",
  finalizeTitle: "회의록을 확정할까요?",
  finalizeWhat: [
    "지금 내용이 확정본으로 보관되고, 누구도 고칠 수 없게 돼요.",
    "보고 있는 모든 사람의 화면이 바로 읽기 전용으로 바뀌어요.",
    "나중에 고칠 일이 있으면 ‘정정’으로 새 판을 만들어요. 이번 확정본은 그대로 남아요.",
  ],
  finalizeRevision: (n: number) => `제${n}판으로 확정해요.`,
  finalizeWaiting: "아직 저장되지 않은 글이 있어요. 저장이 끝나면 확정할 수 있어요.",
  finalizeNow: "확정하기",
  cancel: "취소",
  close: "닫기",
  cannotFinalize: "아직 확정할 수 없어요. 먼저 아래를 살펴봐 주세요.",
  goThere: "그곳으로 가기",
  finalizeFailed: "확정하지 못했어요. 바뀐 것은 없어요. 잠시 뒤 다시 눌러 주세요.",
  finalized: (n: number) => `제${n}판으로 확정했어요.`,
  finalBanner: (n: number) => `확정본 제${n}판 · 읽기 전용`,
  finalBannerHow: "확정된 회의록은 고칠 수 없어요.",
  openRevision: (n: number) => `제${n}판 보기`,
  banner: {
    viewer: "읽기 전용 · 이 회의록을 볼 수 있지만 고칠 수는 없어요.",
    review: "검토 중 · 총무만 고칠 수 있어요. 의견은 댓글로 남겨 주세요.",
    amendment: "정정 중 · 총무만 고칠 수 있어요.",
    damaged: "기록의 끝부분을 읽을 수 없어서, 읽을 수 있는 데까지만 보여요. 고치기는 멈춰 두었어요.",
    storageFull:
      "서버의 저장 공간이 가득 차서 지금은 고칠 수 없어요. 이미 저장된 글은 안전해요. 공간이 생기면 저절로 풀려요.",
    storageUnavailable:
      "서버가 지금 저장할 수 없어서 고치기를 멈췄어요. 이미 저장된 글은 안전해요. 저절로 다시 시도해요.",
  },
  refused: "방금 쓴 글을 서버가 받지 않았어요. 쓴 글은 이 기기에 보관했어요.",
  ended: {
    signInRequired: "로그인이 끝났어요. 초대 링크로 다시 들어와 주세요.",
    accessEnded: "이 회의록을 볼 권한이 끝났어요.",
    notFound: "이 회의록을 찾을 수 없어요. 주소가 맞는지 확인해 주세요.",
    epochChanged: "회의록이 새로 시작됐어요. 새로 고치면 새 회의록이 보여요.",
    clientTooOld: "화면이 오래됐어요. 새로 고쳐 주세요.",
    badFrame: "연결이 끊겼어요. 새로 고쳐 주세요.",
  },
  reload: "새로 고침",
  noRevisions: "아직 확정본이 없어요. 확정하면 여기에 판마다 남아요.",
  revision: (n: number) => `제${n}판`,
  revisionBy: (name: string, when: string) => `${name} · ${when}`,
}

/** What is missing before a meeting can be final, by the kind of finding. */
export const obstacleText = {
  notSavedYet: "이 화면의 글 가운데 서버에 아직 없는 것이 있어요. 잠시 뒤 다시 눌러 주세요.",
  noTitle: "회의록 제목이 비어 있어요.",
  noStart: "회의 일시가 비어 있어요.",
  noPlace: "회의 장소가 비어 있어요.",
  noAgenda: "회의 결과에 안건이 하나도 없어요.",
  unmarkedAttendance: (count: number) => `출석을 확인하지 않은 위원이 ${count}명 있어요.`,
  other: "확정하기 전에 살펴볼 것이 있어요.",
}

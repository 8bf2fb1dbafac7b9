// The save state in words that are true, and what the page says about work kept on the device.
export const saveStateText = {
  label: "저장 상태",
  shown: {
    loading: "불러오는 중",
    saved: "저장됨",
    saving: "저장 중",
    offline: "이 화면에만 있음(연결 끊김)",
    storing: "기기에 저장 중(연결 끊김)",
    onDevice: "기기에 저장됨(연결 끊김)",
    delayed: "저장 지연",
    readOnly: "읽기 전용",
  },
  /** One sentence more, for a tooltip and a screen reader. */
  meaning: {
    loading: "회의록을 불러오고 있어요.",
    saved: "적은 내용이 모두 서버 디스크에 저장됐어요.",
    saving: "적은 내용을 서버에 저장하고 있어요.",
    offline: "연결이 끊겼어요. 쓴 글은 이 화면이 가지고 있고, 연결되면 저절로 저장돼요. 그때까지 이 창을 닫지 마세요.",
    storing: "연결이 끊겨서 쓴 글을 이 기기에 저장하고 있어요.",
    onDevice:
      "연결이 끊겼어요. 쓴 글은 모두 이 기기에 저장됐고, 연결되면 저절로 서버에 보내요. 창을 닫았다가 이 기기에서 다시 열어도 그대로 있어요.",
    delayed: "서버의 저장 확인이 늦어지고 있어요. 쓴 글은 이 화면에 그대로 있어요. 창을 닫지 마세요.",
    readOnly: "지금은 읽기만 할 수 있어요.",
  },
}

/** What this device does not have, said while there is no connection. */
export const deviceText = {
  notHere: "서버에 연결할 수 없어요. 이 회의록은 아직 이 기기에 없어서, 연결되면 저절로 열려요.",
  blocked: "이 브라우저가 기기에 저장하는 것을 막고 있어요. 다시 연결될 때까지 이 창을 닫거나 새로 고치지 마세요.",
  full: "이 기기의 저장 공간이 부족해서 쓴 글을 기기에 저장하지 못했어요. 다시 연결될 때까지 이 창을 닫거나 새로 고치지 마세요.",
}

export const keptCopiesText = {
  open: (count: number) => `내 기기의 사본 ${count}`,
  title: "내 기기의 사본",
  intro:
    "서버가 받지 않은 글을 이 기기에 보관했어요. 저절로 어디로도 보내지지 않아요. 필요한 글을 복사해 회의록에 다시 넣거나 총무에게 보내 주세요.",
  notice: "방금 쓴 글을 서버가 받지 않아서 이 기기에 보관했어요.",
  see: "보관한 글 보기",
  why: {
    notAllowed: "고칠 권한이 없어서",
    meetingFinal: "회의록이 확정되어서",
    storageUnavailable: "서버가 저장할 수 없어서",
    damaged: "서버의 기록이 손상되어서",
    epochChanged: "회의록이 새로 시작되어서",
    tooLarge: "한 번에 보낸 내용이 너무 커서",
    malformed: "보낸 내용을 서버가 읽지 못해서",
    foreignClient: "다른 사람의 편집과 번호가 겹쳐서",
    signInRequired: "로그인이 끝나서",
    accessEnded: "볼 권한이 끝나서",
    notFound: "회의록을 찾을 수 없어서",
    clientTooOld: "화면이 오래되어서",
    badFrame: "보낸 내용을 서버가 읽지 못해서",
  },
  notTaken: (why: string) => `${why} 저장되지 않았어요`,
  untitled: "제목 없는 회의록",
  noText: "새로 쓴 글은 없고, 지우거나 모양을 바꾼 것만 있었어요.",
  onlyThisPage: "이 브라우저가 보관을 허용하지 않아 이 화면에만 있어요. 닫기 전에 복사하거나 내려받아 주세요.",
  copy: "복사",
  copied: "복사했어요",
  copyFailed: "복사할 수 없어요. 글을 길게 눌러 직접 복사해 주세요.",
  download: "내려받기",
  drop: "이 사본 지우기",
  dropSure: "정말 지우기",
  close: "닫기",
  fileName: (at: string) => `한자리-보관한-글-${at}.txt`,
}

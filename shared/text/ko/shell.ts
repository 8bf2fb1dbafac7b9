// Sentences of the frame around every page, of signing in, and of what went wrong.
export const shellText = {
  brand: "한자리",
  documentTitle: (page: string) => `${page} · 한자리`,
  home: "처음으로",
  skip: "본문으로 건너뛰기",
  loading: "불러오는 중",
  account: (name: string) => `${name} 님, 메뉴`,
  honorific: (name: string) => `${name} 님`,
  signOut: "나가기",
  signOutExplain: "이 기기에서 나가요. 받은 초대 링크로 다시 들어올 수 있어요.",
  signOutFailed: "나가지 못했어요. 연결을 확인하고 다시 눌러 주세요.",
  signOutSending: "남은 글을 보내고 있어요.",
  roles: {
    admin: "관리자",
    secretary: "총무",
    chair: "분과장",
    member: "위원",
    staff: "간사",
    officer: "담당자",
    viewer: "열람",
  },
  offline: "서버에 연결할 수 없어요. 네트워크를 확인하고 다시 시도해 주세요.",
  partNotHere: "연결이 끊겨 아직 열 수 없어요. 쓰신 글은 그대로 있어요. 연결된 뒤 다시 눌러 주세요.",
  dismiss: "닫기",
  retry: "다시 시도",
  requestId: (id: string) => `문의할 때 알려 주세요: ${id}`,
}

/** Leaving while the server does not have everything yet. */
export const unsentText = {
  title: "아직 서버에 보내지 못한 글이 있어요",
  explain: "나가면 이 기기에 남은 회의록을 모두 지워요. 보내지 못한 글은 먼저 파일로 내려받으세요.",
  untitled: "제목 없는 회의록",
  noText: "새로 쓴 글은 없고, 지우거나 모양을 바꾼 것만 있어요.",
  downloadAndLeave: "내려받고 나가기",
  stay: "나가지 않고 기다리기",
  stayExplain: "기다리면 연결이 돌아올 때 저절로 보내요.",
}

export const signInText = {
  requiredTitle: "초대 링크를 다시 열어 주세요",
  required: "한자리는 비밀번호가 없어요. 총무가 카카오톡이나 메일로 보내 준 초대 링크를 누르면 바로 들어와요.",
  requiredHint: "링크를 찾을 수 없으면 총무에게 새 링크를 부탁해 주세요. 쓰던 글은 서버에 그대로 있어요.",
  invited: (committee: string) => `${committee}에서 초대했어요`,
  welcome: (name: string) => `${name} 님, 반가워요`,
  start: (name: string) => `${name} 님으로 시작하기`,
  starting: "들어가는 중",
  notYou: (name: string) => `${name} 님이 아니라면 누르지 말고 총무에게 알려 주세요.`,
  how: "누르면 이 기기에서 로그인된 채로 남아요. 비밀번호는 필요 없어요.",
  badLinkTitle: "이 초대 링크는 쓸 수 없어요",
  badLink: "기간이 지났거나 취소됐거나, 주소의 일부가 빠진 링크예요.",
  badLinkHint: "총무에게 새 링크를 부탁하거나, 받은 메시지에서 링크를 처음부터 끝까지 다시 눌러 주세요.",
  failedTitle: "들어오지 못했어요",
  goHome: "회의 목록으로",
  reader: "열람",
}

export const failureText = {
  notFoundTitle: "찾는 화면이 없어요",
  notFound: "주소가 바뀌었거나 볼 수 있는 권한이 없어요.",
  crashTitle: "화면을 그리다가 문제가 생겼어요",
  crash: "저장됨으로 표시된 글은 서버에 그대로 있어요. 새로 고치면 이어서 쓸 수 있어요.",
  chunkTitle: "새 버전이 나왔어요",
  chunk: "화면을 새로 고치면 이어서 쓸 수 있어요.",
  foreignChange:
    "브라우저의 확장 프로그램이나 번역이 이 화면을 바꾸고 있어요. 쓰신 글은 그대로예요. 화면이 이상하면 새로 고쳐 주세요.",
  reload: "새로 고침",
  details: "자세한 내용",
}

export const revisionText = {
  page: (n: number) => `확정본 제${n}판`,
  back: "회의록으로",
  finalized: (name: string, at: string) => `${at}, ${name} 님이 확정했어요`,
  sha: "지문 (SHA-256)",
  shaExplain: "이 확정본의 내용에서 계산한 값이에요. 한 글자만 달라도 값이 달라져요.",
  copySha: "지문 복사",
  copied: "복사했어요",
  print: "인쇄",
  others: "다른 판",
  paper: "확정된 회의록",
}

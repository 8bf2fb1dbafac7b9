// Ways in, the first set-up, one's own account, and running the installation.
export const committeeLinkText = {
  eyebrow: "한자리에 초대받았어요",
  title: (committee: string) => `${committee}, 어느 분이세요?`,
  explain: "명단에서 본인의 이름을 눌러 주세요. 바로 읽을 수 있고, 총무가 승인하면 함께 쓸 수 있어요.",
  search: "이름 찾기",
  noneLeft: "고를 수 있는 이름이 없어요. 이미 들어오신 적이 있으면 받은 개인 링크로 들어오거나 총무에게 알려 주세요.",
  noMatch: "그런 이름이 없어요. 명단에 없다면 총무에게 알려 주세요.",
  sure: (name: string) => `${name} 님이 맞나요?`,
  yes: (name: string) => `네, ${name}입니다`,
  no: "아니요, 다시 고를게요",
} as const

export const pendingText = {
  banner: "총무가 승인하면 함께 쓸 수 있어요. 지금은 읽기만 돼요. 이 화면을 그대로 두어도 저절로 바뀌어요.",
} as const

export const inAppText = {
  explain: (app: string) =>
    `${app} 안에서 열렸어요. 여기서도 쓸 수 있지만, 파일 저장과 인터넷 없이 쓰기는 기본 브라우저에서 돼요.`,
  open: "기본 브라우저로 열기",
  copy: "주소 복사",
  copied: "복사했어요. 기본 브라우저의 주소칸에 붙여넣어 주세요.",
} as const

export const viewerEntryText = {
  welcome: "회의록을 읽을 수 있어요",
  start: "회의록 읽기",
  how: "읽기만 하는 링크예요. 이름을 묻지 않아요.",
} as const

export const homeText = {
  mine: "우리 분과",
  members: (count: number) => `${count}명`,
  meetings: (count: number) => `회의 ${count}건`,
  hereNow: (count: number) => `지금 ${count}명이 회의록에 있어요`,
  needsYou: "지금 하실 일",
  approve: (name: string, device: string) => `${name} 님이 들어오려고 기다려요 (${device})`,
  yes: "승인",
  no: "거절",
  device: (device: string, when: string) => `${when}, ${device}에서 들어왔어요`,
  itWasMe: "제가 맞아요",
  endIt: "이 기기 끊기",
  termEnds: (name: string, day: string) => `${name} 님의 임기가 ${day}에 끝나요`,
  toRoster: "명단 보기",
  setUpTitle: "우리 분과를 만들어 볼까요?",
  setUp: "분과 이름을 적고 명단을 붙여넣으면 바로 첫 회의록을 쓸 수 있어요.",
  setUpOpen: "분과 만들기",
} as const

export const setupText = {
  page: "분과 만들기",
  intro: "아래 칸을 채우고 ‘만들기’를 누르면 끝이에요. 나중에 모두 고칠 수 있어요.",
  me: "내 이름",
  organization: "협의체",
  organizationHint: "예: 한빛시지역사회보장협의체",
  committee: "분과 이름",
  committeeHint: "예: 통합서비스분과",
  secretary: "제가 총무예요",
  seat: "제 자리",
  noSeat: "자리가 없어요",
  roster: "명단 붙여넣기",
  rosterHint: "엑셀이나 한글의 명단 표를 복사해 여기에 붙여넣으세요. 나중에 해도 돼요.",
  make: "만들기",
  making: "만들고 있어요",
  lines: (count: number) => `${count}줄을 붙여넣었어요.`,
  secretaryPosition: "총무",
  needs: "이름 세 칸을 모두 채워 주세요.",
} as const

export const accountText = {
  page: "내 계정",
  open: "내 계정",
  name: "이름",
  email: "메일",
  phone: "연락처",
  save: "저장",
  saved: "저장했어요",
  devices: "들어와 있는 기기",
  devicesExplain: "모르는 기기가 있으면 끊고 총무에게 알려 주세요.",
  thisOne: "지금 이 기기",
  isNew: "처음 보는 기기",
  lastSeen: (when: string) => `마지막 ${when}`,
  end: "끊기",
  endOthers: "다른 기기 모두 끊기",
  mine: "제가 맞아요",
  privacyTitle: "나에 대해 보관하는 것",
  privacy: [
    "이름, 소속, 연락처는 명단을 관리하는 총무와 관리자만 봐요. 연락처는 초대를 보내는 데만 써요.",
    "들어온 기기의 이름과 마지막으로 쓴 때를 30일 동안 보관해요. 인터넷 주소는 그대로 남기지 않아요.",
    "회의록, 확정본, 댓글은 공공 기록이라 쓴 사람의 이름과 함께 남아요.",
    "삭제를 요청하면 연락처와 기기 기록, 링크를 지우고 계정을 닫아요. 회의록에 적힌 이름은 남아요.",
  ],
} as const

export const adminText = {
  page: "관리",
  open: "관리",
  users: "사용자",
  account: (name: string) => `${name}의 계정`,
  admin: "관리자",
  active: "쓸 수 있음",
  off: "꺼짐",
  erased: "개인정보를 지웠음",
  turnOff: "끄기",
  turnOn: "켜기",
  makeAdmin: "관리자로",
  takeAdmin: "관리자에서 빼기",
  erase: "개인정보 지우기",
  eraseSure: (name: string) =>
    `${name} 님의 연락처, 기기, 링크를 지우고 계정을 닫아요. 되돌릴 수 없어요. 확인을 위해 이름을 적어 주세요.`,
  eraseDo: "지우기",
  devices: (count: number) => `기기 ${count}대`,
  committees: "분과",
  newCommittee: "분과 만들기",
  storage: "저장소와 백업",
  database: "데이터베이스",
  files: "사진과 파일",
  free: "남은 자리",
  meetings: "회의",
  now: "지금 열린 회의 / 연결",
  lastBackup: "마지막 백업",
  noBackup: "아직 없음",
  backupOff: "날마다 백업하도록 설정하지 않았어요. BACKUP_DIR을 정하면 날마다 만들어요.",
  backupLate: "마지막 백업이 이틀보다 오래됐어요.",
  backupFailed: (problem: string) => `백업하지 못했어요: ${problem}`,
  download: "지금 백업 받기",
  restore: "되살리려면 서버를 끄고 npm run -s cli -- restore 폴더 --verify 를 실행하세요.",
  log: "최근 경고",
  noLog: "경고가 없어요.",
  version: "버전",
  audit: "기록",
  megabytes: (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`,
} as const

export const passkeyText = {
  title: "패스키",
  explain: "이 기기의 얼굴이나 지문으로 들어와요. 링크를 찾지 않아도 돼요.",
  add: "이 기기에 패스키 만들기",
  remove: "빼기",
  usedAt: (when: string) => `마지막 ${when}`,
  failed: "패스키를 만들지 못했어요. 바뀐 것은 없어요. 다시 하거나 초대 링크를 계속 쓰셔도 돼요.",
  link: (label: string) => `${label}: 내 계정에 잇기`,
  enter: "패스키로 들어오기",
  notIn: "패스키로 들어오지 못했어요. 받으신 초대 링크로 들어와 주세요.",
} as const

// Ways in: links, what does not work where they are opened, and how a session ends.
export const committeeLinkText = {
  eyebrow: (committee: string) => `${committee}에서 초대했어요`,
  title: "어느 분이세요?",
  explain: "본인의 이름을 눌러 주세요. 바로 읽을 수 있고, 총무가 승인하면 함께 쓸 수 있어요.",
  search: "이름 찾기",
  names: "명단",
  noneLeftTitle: "고를 수 있는 이름이 없어요",
  noneLeft: "명단의 모든 분이 이미 들어왔거나 승인을 기다리고 있어요.",
  noMatch: "그런 이름이 없어요. 한 글자만 적어 찾아 보세요.",
  notThere: "내 이름이 없나요?",
  notThereWhy: [
    "전에 들어온 적이 있으면 여기에 나오지 않아요. 그때 쓰던 브라우저로 열거나, 총무에게 내 링크를 새로 부탁해 주세요.",
    "명단에 아직 없으면 총무에게 이름을 넣어 달라고 알려 주세요. 이 링크를 다시 열면 나와요.",
    "총무는 이 링크로 들어오지 않아요. 받으신 개인 링크로 들어와 주세요.",
  ],
  sure: (name: string) => `${name} 님이 맞나요?`,
  sureExplain: "다른 분의 이름을 고르면 그분이 들어올 수 없어요.",
  here: (name: string) => `이 기기는 ${name} 님으로 이미 들어와 있어요.`,
  goOn: (name: string) => `${name} 님으로 계속하기`,
  leaves: (name: string) => `지금 들어와 있는 ${name} 님은 이 기기에서 나가져요.`,
  yes: (name: string) => `네, ${name}입니다`,
  no: "아니요, 다시 고를게요",
} as const

export const pendingText = {
  banner: "총무가 승인하면 함께 쓸 수 있어요. 지금은 읽기만 돼요. 이 화면을 그대로 두어도 저절로 바뀌어요.",
  approved: "총무가 승인했어요. 이제 함께 쓸 수 있어요.",
} as const

/** A page whose session ended while it was open. */
export const signedOutText = {
  endedTitle: "이 기기의 로그인이 끝났어요",
  ended: "다른 기기나 총무가 이 기기를 끊었거나, 계정이 꺼졌거나, 30일 넘게 쓰지 않았어요.",
  again: "받으신 초대 링크를 누르면 바로 다시 들어와요.",
  endedHint: "쓰시던 글 가운데 저장되지 않은 것이 있으면 이 기기에 보관했어요. 다시 들어오시면 보여 드려요.",
  refusedTitle: (name: string) => `${name} 님으로 들어오지 못했어요`,
  refused: "총무가 이 기기를 승인하지 않았어요.",
  refusedHint: "이름을 잘못 골랐으면 받은 링크를 다시 열어 본인의 이름을 고르고, 본인이 맞으면 총무에게 알려 주세요.",
} as const

export const inAppText = {
  explain: (app: string) =>
    `${app} 안에서 열렸어요. 여기서도 쓸 수 있지만, 파일 저장과 인터넷 없이 쓰기는 기본 브라우저에서 돼요.`,
  open: "기본 브라우저로 열기",
  byHand: "화면의 ⋯ 메뉴나 공유 단추에서 ‘Safari로 열기’를 눌러도 돼요.",
  copy: "주소 복사",
  copied: "복사했어요. 기본 브라우저의 주소칸에 붙여넣어 주세요.",
  copyFailed: "복사할 수 없어요. 아래 주소를 길게 눌러 직접 복사해 주세요.",
  address: "이 화면의 주소",
} as const

/** An address without TLS that is not this computer's own. */
export const insecureText =
  "https가 아닌 주소예요. 쓰기와 저장은 그대로 되지만, 인터넷이 끊기면 화면을 새로 열 수 없고 복사·공유 단추가 안 될 수 있어요."

/** The link that the first start prints for whoever installed this. */
export const installerEntryText = {
  eyebrow: "설치가 끝났어요",
  title: "관리자로 시작해요",
  how: "이 링크는 한 번만 쓸 수 있어요. 누르면 이 기기에서 관리자로 로그인된 채로 남고, 우리 분과를 만들 수 있어요.",
  start: "관리자로 시작하기",
} as const

export const viewerEntryText = {
  welcome: "회의록을 읽을 수 있어요",
  start: "회의록 읽기",
  how: "읽기만 하는 링크예요. 이름을 묻지 않아요.",
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

// The mail that brings a personal link.
export const mailText = {
  subject: (committee: string) => `[한자리] ${committee} 회의록 초대`,
  invitation: (name: string, committee: string, url: string) => `${name} 님, 안녕하세요.

${committee}에서 회의록을 함께 쓰도록 초대했어요.
아래 주소를 누르고 ‘시작하기’를 한 번 누르면 바로 들어와요. 비밀번호는 없어요.

${url}

이 주소는 ${name} 님만의 것이에요. 다른 분에게 보내지 마세요.
`,
}

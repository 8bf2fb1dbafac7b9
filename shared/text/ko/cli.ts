// Sentences the server and the command line print in a terminal.
export const configText = {
  heading: "설정에 잘못된 값이 있어 시작하지 않았습니다.",
  problem: (name: string, value: string, expected: string) =>
    `  - ${name}: "${value}"은(는) 쓸 수 없습니다. 쓸 수 있는 값: ${expected}`,
  expected: {
    port: "0에서 65535까지의 정수",
    host: "IP 주소나 호스트 이름",
    folder: "폴더 경로",
    origin: "경로가 없는 주소 (예: https://minutes.example.kr)",
    origins: "경로가 없는 주소들, 쉼표로 구분 (예: http://192.168.0.10:3000)",
    databaseUrl: "postgres://로 시작하는 주소",
    whole: "0에서 10까지의 정수",
    positive: "1 이상의 정수",
  },
} as const

export const startText = {
  nodeTooOld: (found: string) =>
    `한자리는 Node 24 이상에서 실행됩니다(지금 ${found}). 프로젝트 폴더에서 "npm start"로 시작해 주세요.`,
  listening: (url: string) => `한자리가 시작되었습니다: ${url}`,
  firstLink: (name: string, url: string) =>
    `\n  아직 아무도 들어오지 않았습니다. ${name} 님의 첫 들어오기 링크(7일 동안 유효):\n  ${url}\n`,
  clientMissing: '화면 파일(dist/client)이 없어 API만 제공합니다. "npm run build"로 만들 수 있습니다.',
  portInUse: (port: number) => `포트 ${port}번을 다른 프로그램이 쓰고 있어 시작하지 못했습니다. PORT를 바꿔 주세요.`,
  portForbidden: (port: number) => `포트 ${port}번을 쓸 권한이 없어 시작하지 못했습니다. PORT를 바꿔 주세요.`,
  hostUnknown: (host: string) => `HOST 주소 "${host}"에서 시작할 수 없습니다. HOST를 확인해 주세요.`,
  folderLocked: (folder: string, holder: string) =>
    `데이터 폴더 ${folder}을(를) 다른 한자리 서버(${holder})가 쓰고 있습니다. 먼저 그 서버를 끝내 주세요.`,
  storageUnusable: (reason: string) => `데이터 저장소를 열지 못했습니다: ${reason}`,
  stopping: "쓰던 내용을 모두 저장하고 끝냅니다.",
} as const

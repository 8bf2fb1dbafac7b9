// Sentences the server and the command line print in a terminal.
export const configText = {
  heading: "설정에 잘못된 값이 있어 시작하지 않았습니다.",
  problem: (name: string, value: string, expected: string) =>
    `  - ${name}: "${value}"은(는) 쓸 수 없습니다. 쓸 수 있는 값: ${expected}`,
  oidcLabel: "기관 계정으로 들어오기",
  together: (one: string, other: string) => `  - ${one}, ${other}: 둘을 함께 정해야 합니다.`,
  expected: {
    port: "0에서 65535까지의 정수",
    host: "IP 주소나 호스트 이름",
    folder: "폴더 경로",
    file: "있는 파일의 경로",
    hour: "0에서 23까지의 정수",
    text: "글자",
    smtp: "smtp://로 시작하는 주소",
    mail: "메일 주소",
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

export const cliText = {
  help: `한자리 명령

  demo [--json]                     예시 분과를 (한 번만) 만들고 역할마다 새 초대 링크를 보여 줍니다.
  import-minutes FILE.json --committee ID
                                    회의록 파일로 새 회의를 만듭니다.
  import-minutes FILE.json --meeting ID
                                    아직 아무도 쓰지 않은 회의의 회의록을 파일로 바꿉니다.
  export-minutes MEETING --json     저장된 회의록을 JSON으로 내보냅니다.
  invite --committee ID --name 이름 --role 역할 [--reads-drafts] [--json]
                                    새 사람을 넣고 개인 초대 링크를 만듭니다.
  invite --committee ID --user ID [--json]
                                    이미 있는 사람의 초대 링크를 새로 만듭니다.
  roster import FILE [--committee ID] [--json]
                                    엑셀이나 CSV 명단을 분과의 명단에 넣습니다.
  backup DIR [--json]               실행 중에도 한 시점의 백업을 DIR에 만듭니다.
  restore DIR [--verify] [--replace] [--json]
                                    백업 파일이나 DIR의 가장 새 백업을 되살립니다. 서버를 먼저 끝내 주세요.
                                    --verify가 있으면 온전하지 않은 것이 하나라도 있을 때 아무것도 바꾸지 않습니다.
                                    --replace가 없으면 비어 있는 곳에만 되살립니다. 바뀐 것은 before-restore-…에 남습니다.
  verify [--json]                   저장된 모든 문서, 확정본, 파일, 기록을 점검합니다.
  admin-link                        관리자가 들어올 한 번짜리 링크를 만듭니다.
  rights-document                   권한표(docs/rights.md)를 출력합니다.
  config-document                   설정 설명서(docs/config.md)를 출력합니다.
  --help                            이 도움말

  역할: admin 관리자, secretary 총무, chair 분과장, member 위원, staff 간사, officer 담당자, viewer 열람자
  설정은 서버와 같은 환경 변수(DATA_DIR, DATABASE_URL, PUBLIC_URL …)를 읽습니다.`,
  unknownCommand: (name: string) => `"${name}" 명령은 없습니다. --help로 쓸 수 있는 명령을 볼 수 있습니다.`,
  badArguments: (problem: string) => `명령을 이해하지 못했습니다: ${problem}`,
  missing: (what: string) => `${what}이(가) 필요합니다. --help를 참고해 주세요.`,
  oneOf: (what: string) => `${what} 가운데 하나만 필요합니다. --help를 참고해 주세요.`,
  unreadableFile: (file: string, reason: string) => `파일 ${file}을(를) 읽지 못했습니다: ${reason}`,
  badMinutes: (file: string, problems: readonly string[]) =>
    [`${file}은(는) 회의록 형식이 아닙니다.`, ...problems.map((problem) => `  - ${problem}`)].join("\n"),
  noSample: "이 데이터에는 이미 다른 분과가 있어 예시를 만들지 않았습니다.",
  unknownCommittee: (id: string) => `분과 ${id}을(를) 찾을 수 없습니다.`,
  unknownMeeting: (id: string) => `회의 ${id}을(를) 찾을 수 없습니다.`,
  unknownUser: (id: string) => `이 분과에서 사용자 ${id}을(를) 찾을 수 없습니다.`,
  unknownRole: (role: string) =>
    `"${role}" 역할은 없습니다. admin, secretary, chair, member, staff, officer, viewer 중에서 골라 주세요.`,
  imported: (title: string, id: string) => `"${title}" 회의를 가져왔습니다: ${id}`,
  backupMade: (path: string, bytes: number) => `백업을 만들었습니다: ${path} (${bytes}바이트)`,
  verified: (meetings: number, revisions: number, blobs: number, auditLines: number) =>
    `모두 온전합니다: 회의 ${meetings}, 확정본 ${revisions}, 파일 ${blobs}, 기록 ${auditLines}줄`,
  notVerified: (problems: readonly string[]) =>
    ["온전하지 않은 것이 있습니다.", ...problems.map((problem) => `  - ${problem}`)].join("\n"),
  restored: (done: {
    file: string
    rows: number
    meetings: number
    renewed: number
    revisions: number
    blobs: number
    auditLines: number
    before: string | null
    problems: readonly string[]
  }) =>
    [
      `되살렸습니다: ${done.file}`,
      `  - ${done.rows}줄을 읽었습니다: 회의 ${done.meetings}, 확정본 ${done.revisions}, 파일 ${done.blobs}, 기록 ${done.auditLines}줄`,
      done.problems.length === 0
        ? "  - 문서를 모두 열어 보았고 지문이 모두 맞습니다."
        : ["  - 온전하지 않은 것이 있습니다:", ...done.problems.map((problem) => `    ${problem}`)].join("\n"),
      `  - 회의 ${done.renewed}건은 새 판본으로 이어집니다. 더 많이 쓴 기기의 글은 섞이지 않고 그 기기의 사본으로 남습니다.`,
      ...(done.before === null ? [] : [`  - 앞서 있던 것은 ${done.before}에 남겨 두었습니다.`]),
    ].join("\n"),
  notRestored: (reason: string) => `되살리지 못했습니다. 바뀐 것은 없습니다. ${reason}`,
  noBackup: (path: string) => `${path}에 백업이 없습니다.`,
  backupTooNew: "더 새 버전의 한자리가 만든 백업입니다. 프로그램을 먼저 새 버전으로 바꿔 주세요.",
  databaseInUse: "이 데이터베이스를 다른 한자리 서버나 명령이 쓰고 있습니다. 먼저 끝내 주세요.",
  notEmpty: "이미 사람이 있는 저장소입니다. 바꾸려면 --replace를 붙여 주세요.",
  noAdmin: "관리자 계정이 없습니다.",
  badRoster: (file: string, problems: readonly string[]) =>
    [`${file}에 읽을 수 없는 줄이 있어 넣지 않았습니다.`, ...problems.map((problem) => `  - ${problem}`)].join("\n"),
  rosterImported: (added: number, changed: number, vacant: number) =>
    `명단에 넣었습니다: 새로 ${added}명, 바뀜 ${changed}명, 공석 ${vacant}자리`,
  demo: (url: string) => `예시 분과: ${url}`,
  invitation: (name: string, role: string, url: string) => `  ${name} (${role})  ${url}`,
} as const

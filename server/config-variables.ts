// Every variable of the environment: default, what it means, what it may be. docs/config.md is made from this table.
import { existsSync } from "node:fs"
import { configText } from "../shared/text/ko/cli.ts"

export interface Variable {
  /** Empty = not set. */
  readonly default: string
  readonly sentence: string
  /** What a good value looks like, in the operator's language. */
  readonly expected: string
  readonly check: (value: string) => boolean
}

const isWhole = (value: string): boolean => /^\d{1,15}$/.test(value)
const isOrigin = (value: string): boolean => {
  if (!URL.canParse(value)) return false
  const url = new URL(value)
  return /^https?:$/.test(url.protocol) && url.origin === value.replace(/\/+$/, "")
}

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"]

const limit = (fallback: number, sentence: string): Variable => ({
  default: String(fallback),
  sentence,
  expected: configText.expected.positive,
  check: (value) => isWhole(value) && Number(value) > 0,
})

export const VARIABLES = {
  PORT: {
    default: "3000",
    sentence: "TCP port the server listens on.",
    expected: configText.expected.port,
    check: (value) => isWhole(value) && Number(value) <= 65535,
  },
  HOST: {
    default: "",
    sentence: "Address to listen on; empty listens on every interface.",
    expected: configText.expected.host,
    check: (value) => /^[\w.:-]*$/.test(value),
  },
  DATA_DIR: {
    default: "./data",
    sentence: "Folder of the embedded database. One running server owns it; it must not lie on a network drive.",
    expected: configText.expected.folder,
    check: (value) => value !== "",
  },
  PUBLIC_URL: {
    default: "",
    sentence:
      "Address people reach this installation at, scheme and host only; empty means http://localhost:PORT. " +
      "With https the session cookie is Secure and carries the __Host- prefix.",
    expected: configText.expected.origin,
    check: (value) => value === "" || isOrigin(value),
  },
  DATABASE_URL: {
    default: "",
    sentence: "PostgreSQL to use instead of the embedded database, postgres://user:password@host/name.",
    expected: configText.expected.databaseUrl,
    check: (value) => value === "" || /^postgres(ql)?:\/\//.test(value),
  },
  ALLOWED_ORIGINS: {
    default: "",
    sentence: "Further exact origins, separated by commas, that may send writes and open sockets beside PUBLIC_URL.",
    expected: configText.expected.origins,
    check: (value) => value === "" || value.split(",").every((item) => isOrigin(item.trim())),
  },
  TLS_CERT: {
    default: "",
    sentence:
      "File with the certificate chain (PEM). With TLS_KEY the server speaks https itself; renewed files are taken up within an hour.",
    expected: configText.expected.file,
    check: (value) => value === "" || existsSync(value),
  },
  TLS_KEY: {
    default: "",
    sentence: "File with the certificate's private key (PEM).",
    expected: configText.expected.file,
    check: (value) => value === "" || existsSync(value),
  },
  BACKUP_DIR: {
    default: "",
    sentence: "Folder for a backup every day: 7 daily, 5 weekly and 12 monthly ones are kept. Empty = none are made.",
    expected: configText.expected.folder,
    check: () => true,
  },
  BACKUP_HOUR: {
    default: "3",
    sentence: "Hour of the day in Korea, 0 to 23, at which the daily backup is made.",
    expected: configText.expected.hour,
    check: (value) => isWhole(value) && Number(value) <= 23,
  },
  SMTP_URL: {
    default: "",
    sentence:
      "Mail server invitations are sent through, smtp://user:password@host:587. Empty = links are copied by hand.",
    expected: configText.expected.smtp,
    check: (value) => value === "" || /^smtps?:\/\//.test(value),
  },
  MAIL_FROM: {
    default: "",
    sentence: "Sender of those mails, such as 한자리 <minutes@example.kr>.",
    expected: configText.expected.mail,
    check: (value) => value === "" || value.includes("@"),
  },
  OIDC_ISSUER: {
    default: "",
    sentence:
      "Address of an OpenID Connect provider people may sign in at beside their links; its callback is PUBLIC_URL/auth/oidc/callback.",
    expected: configText.expected.origin,
    check: (value) => value === "" || URL.canParse(value),
  },
  OIDC_CLIENT_ID: {
    default: "",
    sentence: "This installation's name at that provider.",
    expected: configText.expected.text,
    check: () => true,
  },
  OIDC_CLIENT_SECRET: {
    default: "",
    sentence: "And its secret there.",
    expected: configText.expected.text,
    check: () => true,
  },
  OIDC_LABEL: {
    default: configText.oidcLabel,
    sentence: "What the button says that leads there.",
    expected: configText.expected.text,
    check: (value) => value !== "",
  },
  LOG_LEVEL: {
    default: "info",
    sentence: `Lowest level that is logged: ${LOG_LEVELS.join(", ")}.`,
    expected: LOG_LEVELS.join(", "),
    check: (value) => LOG_LEVELS.includes(value),
  },
  TRUST_PROXY: {
    default: "0",
    sentence: "Number of reverse proxies in front whose X-Forwarded-For is believed.",
    expected: configText.expected.whole,
    check: (value) => isWhole(value) && Number(value) <= 10,
  },
  LIMIT_SOCKETS: limit(10_000, "Open live connections of the whole server."),
  LIMIT_SOCKETS_PER_USER: limit(20, "Open live connections of one person."),
  LIMIT_SOCKETS_PER_ROOM: limit(100, "Open live connections of one meeting."),
  LIMIT_MESSAGES_PER_SECOND: limit(60, "Messages per second of one live connection; above it the server reads slower."),
  LIMIT_MESSAGES_BURST: limit(300, "Messages one live connection may send at once before the rate applies."),
  LIMIT_BYTES_PER_SECOND: limit(
    512 * 1024,
    "Bytes per second of one live connection; above it the server reads slower.",
  ),
  LIMIT_BYTES_BURST: limit(4 * 1024 * 1024, "Bytes one live connection may send at once before the rate applies."),
  LIMIT_DOCUMENT_BYTES: limit(
    16 * 1024 * 1024,
    "Size of one minutes document, of an import and of an update over HTTP.",
  ),
  LIMIT_WRITES_PER_MINUTE: limit(120, "Writing REST requests of one person per minute."),
  LIMIT_SIGN_INS_PER_MINUTE: limit(300, "Invitation requests from one network address per minute."),
  LIMIT_BODY_BYTES: limit(256 * 1024, "Size of an ordinary JSON request."),
  LIMIT_UPLOAD_BYTES: limit(40 * 1024 * 1024, "Size of an uploaded photo before it is made smaller."),
  LIMIT_PHOTO_PIXELS: limit(
    210_000_000,
    "Pixels (width times height) of an uploaded JPEG; a third of it for a PNG, a fifth for others.",
  ),
  LIMIT_COMMIT_INTERVAL_MS: {
    default: "3",
    sentence: "Least milliseconds from one commit of live edits to the next while edits keep coming; at most 1000.",
    expected: configText.expected.whole,
    check: (value) => isWhole(value) && Number(value) <= 1000,
  },
} as const satisfies Record<string, Variable>

export type VariableName = keyof typeof VARIABLES

/** docs/config.md, whole. */
export function configDocument(): string {
  const rows = Object.entries(VARIABLES).map(
    ([name, variable]) =>
      `| \`${name}\` | ${variable.default === "" ? "–" : `\`${variable.default}\``} | ${variable.sentence} |`,
  )
  return [
    "# Configuration",
    "",
    "Made from `server/config-variables.ts`; write it anew with `npm run -s cli -- config-document > docs/config.md`.",
    "The server reads these variables once at its start, prints every wrong one and exits with 1.",
    "",
    "| variable | default | meaning |",
    "|---|---|---|",
    ...rows,
    "",
  ].join("\n")
}

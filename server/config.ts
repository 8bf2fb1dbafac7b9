// The only reader of the environment. Every variable has a default, a sentence and a check; all problems are told at once.
import { configText } from "../shared/text/ko/cli.ts"
import type { OidcSettings } from "./oidc/oidc-client.ts"
import { VARIABLES, type VariableName } from "./config-variables.ts"

export interface Config {
  readonly port: number
  /** Undefined = every interface. */
  readonly host: string | undefined
  readonly dataDir: string
  /** Origin people reach this installation at, without a trailing slash. */
  readonly publicUrl: string
  /** The installation is reached over https: cookies are Secure and carry the `__Host-` prefix. */
  readonly secure: boolean
  readonly databaseUrl: string | undefined
  /** Exact origins that unsafe requests and sockets may come from. */
  readonly allowedOrigins: readonly string[]
  readonly logLevel: string
  /** Files of a certificate and its key; null = plain http. */
  readonly tls: { readonly cert: string; readonly key: string } | null
  /** Null = no daily backups. */
  readonly backupDir: string | null
  /** Hour in Korea, 0–23. */
  readonly backupHour: number
  /** Null = links are copied by hand. */
  /** Null = nobody signs in at a provider. */
  readonly oidc: OidcSettings | null
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null
  /** Number of proxies in front whose X-Forwarded-* headers are believed. */
  readonly trustProxy: number
  readonly limits: Limits
}

export interface Limits {
  readonly sockets: number
  readonly socketsPerUser: number
  readonly socketsPerRoom: number
  readonly messagesPerSecond: number
  readonly messagesBurst: number
  readonly bytesPerSecond: number
  readonly bytesBurst: number
  readonly documentBytes: number
  readonly writesPerMinute: number
  readonly signInsPerMinute: number
  readonly bodyBytes: number
  readonly uploadBytes: number
  readonly photoPixels: number
  readonly commitIntervalMs: number
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Reads and checks the whole environment; on trouble every problem comes back, a sentence each. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigResult {
  const problems: string[] = []
  const text = (name: VariableName): string => {
    const value = env[name]?.trim() || VARIABLES[name].default
    if (!VARIABLES[name].check(value)) problems.push(configText.problem(name, value, VARIABLES[name].expected))
    return value
  }
  const number = (name: VariableName): number => Number(text(name))
  for (const [one, other] of PAIRS) {
    if (!env[one]?.trim() !== !env[other]?.trim()) problems.push(configText.together(one, other))
  }

  const port = number("PORT")
  const explicitUrl = text("PUBLIC_URL")
  const publicUrl = trimSlash(explicitUrl || `http://localhost:${port}`)
  const extraOrigins = list(text("ALLOWED_ORIGINS"))
  const config: Config = {
    port,
    host: text("HOST") || undefined,
    dataDir: text("DATA_DIR"),
    publicUrl,
    secure: publicUrl.startsWith("https:"),
    databaseUrl: text("DATABASE_URL") || undefined,
    allowedOrigins: [...new Set([...ownOrigins(publicUrl, explicitUrl === "", port), ...extraOrigins])],
    logLevel: text("LOG_LEVEL"),
    tls: pair(text("TLS_CERT"), text("TLS_KEY"), (cert, key) => ({ cert, key })),
    backupDir: text("BACKUP_DIR") || null,
    backupHour: number("BACKUP_HOUR"),
    oidc: oidcOf(text("OIDC_ISSUER"), text("OIDC_CLIENT_ID"), text("OIDC_CLIENT_SECRET"), text("OIDC_LABEL")),
    mail: pair(text("SMTP_URL"), text("MAIL_FROM"), (smtpUrl, from) => ({ smtpUrl, from })),
    trustProxy: number("TRUST_PROXY"),
    limits: {
      sockets: number("LIMIT_SOCKETS"),
      socketsPerUser: number("LIMIT_SOCKETS_PER_USER"),
      socketsPerRoom: number("LIMIT_SOCKETS_PER_ROOM"),
      messagesPerSecond: number("LIMIT_MESSAGES_PER_SECOND"),
      messagesBurst: number("LIMIT_MESSAGES_BURST"),
      bytesPerSecond: number("LIMIT_BYTES_PER_SECOND"),
      bytesBurst: number("LIMIT_BYTES_BURST"),
      documentBytes: number("LIMIT_DOCUMENT_BYTES"),
      writesPerMinute: number("LIMIT_WRITES_PER_MINUTE"),
      signInsPerMinute: number("LIMIT_SIGN_INS_PER_MINUTE"),
      bodyBytes: number("LIMIT_BODY_BYTES"),
      uploadBytes: number("LIMIT_UPLOAD_BYTES"),
      photoPixels: number("LIMIT_PHOTO_PIXELS"),
      commitIntervalMs: number("LIMIT_COMMIT_INTERVAL_MS"),
    },
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config }
}

/** Without PUBLIC_URL the machine itself is the only place people come from, by either of its two names. */
function ownOrigins(publicUrl: string, isDefault: boolean, port: number): string[] {
  if (isDefault) return [`http://localhost:${port}`, `http://127.0.0.1:${port}`]
  return URL.canParse(publicUrl) ? [new URL(publicUrl).origin] : []
}

/** Variables that mean something only together. */
const PAIRS = [
  ["TLS_CERT", "TLS_KEY"],
  ["SMTP_URL", "MAIL_FROM"],
  ["OIDC_ISSUER", "OIDC_CLIENT_ID"],
  ["OIDC_ISSUER", "OIDC_CLIENT_SECRET"],
] as const satisfies readonly (readonly [VariableName, VariableName])[]

const oidcOf = (issuer: string, clientId: string, clientSecret: string, label: string): OidcSettings | null =>
  issuer === "" ? null : { issuer, clientId, clientSecret, label }

const pair = <T>(one: string, other: string, make: (one: string, other: string) => T): T | null =>
  one === "" || other === "" ? null : make(one, other)

const trimSlash = (url: string): string => url.replace(/\/+$/, "")
const list = (value: string): string[] =>
  value
    .split(",")
    .map((item) => trimSlash(item.trim()))
    .filter((item) => item !== "")

// One REST call as data: the router, the input checks and openapi.json are all made from these, so they cannot drift.
import type { Writable } from "node:stream"
import type { Request } from "express"
import type { z } from "zod"
import type { SignedIn } from "../commands/access.ts"
import type { Refused } from "../errors.ts"
import type { AppDeps } from "./app-deps.ts"

export type Method = "get" | "post" | "put" | "patch" | "delete"

/** How a request's body arrives. `bytes` bodies are not JSON; `limit` names the limit that applies. */
export type BodyKind =
  | {
      readonly kind: "json"
      readonly schema: z.ZodType
      readonly limit: JsonLimit
      /** Also taken as application/octet-stream: what the bytes stand for in the checked body. */
      readonly fromBytes?: (bytes: Uint8Array) => unknown
    }
  | { readonly kind: "bytes"; readonly types: readonly string[]; readonly limit: "uploadBytes" | "documentBytes" }

export type JsonLimit = "bodyBytes" | "documentBytes"

export interface Answer {
  readonly ok: true
  readonly status: 200 | 201 | 204 | 302
  /** `Set-Cookie` values, when there are several. */
  readonly cookies?: readonly string[]
  readonly json?: unknown
  readonly bytes?: Uint8Array
  /** Writes a long answer itself, and ends it. */
  readonly write?: (to: Writable) => Promise<void>
  readonly headers?: Readonly<Record<string, string>>
}

export interface Call<Body> {
  readonly deps: AppDeps
  readonly req: Request
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: Body
  /** Unix milliseconds at which the request came in. */
  readonly now: number
}
export interface SignedInCall<Body> extends Call<Body> {
  readonly me: SignedIn
}

interface RouteInfo {
  readonly method: Method
  /** Express pattern, e.g. `/api/meetings/:id`. */
  readonly path: string
  /** One English sentence for openapi.json. */
  readonly summary: string
  readonly body?: BodyKind
  /** The successful answer: its status and, when it is JSON, its schema. */
  readonly answer: { readonly status: 200 | 201 | 204 | 302; readonly schema?: z.ZodType; readonly mime?: string }
}
export interface Route extends RouteInfo {
  readonly access: "public" | "signedIn"
  /** Open to a session that waits for an approval although it writes; reading always is. */
  readonly whilePending?: boolean
  readonly handle: (call: SignedInCall<unknown>) => Promise<Answer | Refused>
}

interface RouteOf<Body> extends RouteInfo {
  readonly access: "signedIn"
  readonly whilePending?: boolean
  readonly handle: (call: SignedInCall<Body>) => Promise<Answer | Refused>
}
interface PublicRoute extends RouteInfo {
  readonly access: "public"
  readonly handle: (call: Call<undefined>) => Promise<Answer | Refused>
}

/** A route anyone may call; it takes no body. */
export const publicRoute = (route: PublicRoute): Route => route as Route

interface PublicRouteOf<Body> extends RouteInfo {
  readonly access: "public"
  readonly handle: (call: Call<Body>) => Promise<Answer | Refused>
}

/** A route with a JSON body that anyone may call. */
export function publicJsonRoute<S extends z.ZodType>(
  schema: S,
  route: Omit<PublicRouteOf<z.output<S>>, "body">,
): Route {
  return { ...route, body: { kind: "json", schema, limit: "bodyBytes" } } as Route
}

/** A route without a body, for signed-in people. */
export const plainRoute = (route: RouteOf<undefined>): Route => route as Route

interface JsonOptions<Body> {
  readonly limit?: JsonLimit
  readonly fromBytes?: (bytes: Uint8Array) => Body
}

/** A route with a JSON body, checked before `handle` sees it. */
export function jsonRoute<S extends z.ZodType>(
  schema: S,
  route: Omit<RouteOf<z.output<S>>, "body">,
  options: JsonOptions<z.output<S>> = {},
): Route {
  return { ...route, body: { kind: "json", schema, limit: "bodyBytes", ...options } } as Route
}

/** A route whose body is raw bytes of one of the content types. */
export function bytesRoute(
  body: { readonly types: readonly string[]; readonly limit: "uploadBytes" | "documentBytes" },
  route: Omit<RouteOf<Uint8Array>, "body">,
): Route {
  return { ...route, body: { kind: "bytes", ...body } } as Route
}

export const answerJson = (status: 200 | 201, json: unknown): Answer => ({ ok: true, status, json })
export const answerNothing: Answer = { ok: true, status: 204 }

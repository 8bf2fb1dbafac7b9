// openapi.json, made from the route table and its zod schemas: what is served is what is described.
import { z } from "zod"
import { createDocument } from "zod-openapi"
import type { ZodOpenApiContentObject, ZodOpenApiOperationObject, ZodOpenApiPathsObject } from "zod-openapi"
import { ERROR_CODES } from "../../shared/errors.ts"
import { answerJson, publicRoute, type BodyKind, type Route } from "./route.ts"

const errorSchema = z.object({
  error: z.object({ code: z.enum(ERROR_CODES), detail: z.unknown().optional(), requestId: z.string().optional() }),
})

/** GET /api/openapi.json over these routes and itself. */
export function openApiRoute(routes: readonly Route[]): Route {
  const route: Route = publicRoute({
    method: "get",
    path: "/api/openapi.json",
    summary: "This description.",
    access: "public",
    answer: { status: 200, mime: "application/json" },
    handle: async () => answerJson(200, described()),
  })
  let document: unknown = null
  const described = (): unknown => (document ??= openApiDocument([...routes, route]))
  return route
}

export function openApiDocument(routes: readonly Route[]): unknown {
  const paths: ZodOpenApiPathsObject = {}
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, "{$1}")
    paths[path] = { ...paths[path], [route.method]: operation(route) }
  }
  return createDocument({
    openapi: "3.1.0",
    info: { title: "Hanjari", version: "1", description: "Live minutes for Korean committees." },
    components: { securitySchemes: { session: { type: "apiKey", in: "cookie", name: "hanjari_session" } } },
    paths,
  })
}

function operation(route: Route): ZodOpenApiOperationObject {
  const { status, schema, mime } = route.answer
  const names = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? "")
  const content = schema ? { "application/json": { schema } } : mime ? { [mime]: {} } : undefined
  return {
    summary: route.summary,
    security: route.access === "signedIn" ? [{ session: [] }] : [],
    ...(names.length > 0 ? { requestParams: { path: z.object(pathParameters(names)) } } : {}),
    ...(route.body ? { requestBody: { required: true, content: bodyContent(route.body) } } : {}),
    responses: {
      [status]: { description: "Done.", ...(content ? { content } : {}) },
      default: { description: "Refused.", content: { "application/json": { schema: errorSchema } } },
    },
  }
}

const pathParameters = (names: readonly string[]): Record<string, z.ZodString> =>
  Object.fromEntries(names.map((name) => [name, z.string()]))

function bodyContent(body: BodyKind): ZodOpenApiContentObject {
  const binary = { schema: { type: "string" as const, format: "binary" } }
  if (body.kind === "bytes") return Object.fromEntries(body.types.map((type) => [type, binary]))
  const json = { "application/json": { schema: body.schema } }
  return body.fromBytes ? { ...json, "application/octet-stream": binary } : json
}

import type { ErrorRequestHandler, Request, Response } from "express"
import { z } from "zod"
import type { ErrorBody, ErrorCode } from "../../shared/errors.ts"
import { refused, STATUS, type FieldProblem, type Refused } from "../errors.ts"
import type { Logger } from "../log.ts"
import { StoreFailure } from "../store/store.ts"

/** A hostile body may be wrong in a million places; naming the first ones is enough. */
const MAX_PROBLEMS = 20
/** Seconds after which a refused rate has room again. */
const RETRY_AFTER_S = "10"

/** Sends a refusal in the one error shape. */
export function sendRefusal(res: Response, refusal: Refused): void {
  const requestId = res.getHeader("x-request-id")
  const body: ErrorBody = {
    error: {
      code: refusal.code,
      ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
      ...(typeof requestId === "string" ? { requestId } : {}),
    },
  }
  if (refusal.code === "tooManyRequests") res.set("retry-after", RETRY_AFTER_S)
  res.status(STATUS[refusal.code]).set("cache-control", "no-store").json(body)
}

/** badRequest naming every wrong field by its dotted path; `body` is the whole. */
export function refusalOf(error: z.ZodError): Refused {
  const fields: FieldProblem[] = error.issues.slice(0, MAX_PROBLEMS).map((issue) => ({
    field: issue.path.length > 0 ? issue.path.join(".") : "body",
    problem: issue.message,
  }))
  return refused("badRequest", { fields })
}

/** Last in the chain: whatever was thrown becomes the one error shape, and the unexpected is logged whole. */
export function errorHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, req: Request, res: Response, next) => {
    const code = codeOf(error)
    if (code === "unknown" || code === "storageUnavailable" || code === "damaged") {
      log.error({ err: error, requestId: res.getHeader("x-request-id"), method: req.method }, "request failed")
    }
    if (res.headersSent) next(error)
    else if (code === "badRequest") sendRefusal(res, refused(code, { fields: [bodyProblem(error)] }))
    else sendRefusal(res, refused(code))
  }
}

/** What body-parser and Express throw carries a status; StoreFailure and MeetingDamaged are told by their class names. */
function codeOf(error: unknown): ErrorCode {
  if (error instanceof StoreFailure) return "storageUnavailable"
  if (error instanceof Error && error.name === "MeetingDamaged") return "damaged"
  const status = typeof error === "object" && error !== null && "status" in error ? error.status : undefined
  if (status === 413) return "tooLarge"
  if (typeof status === "number" && status >= 400 && status < 500) return "badRequest"
  return "unknown"
}

function bodyProblem(error: unknown): FieldProblem {
  const type = typeof error === "object" && error !== null && "type" in error ? String(error.type) : ""
  return { field: "body", problem: type === "entity.parse.failed" ? "not JSON" : type || "unreadable" }
}

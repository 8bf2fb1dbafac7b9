// The whole REST surface: docs/api.md in prose, GET /api/openapi.json as data.
import { agendaMoveRoutes } from "./agenda-moves.ts"
import { blobRoutes } from "./blobs.ts"
import { meetingRoutes } from "./meetings.ts"
import { minutesRoutes } from "./minutes.ts"
import { revisionRoutes } from "./revisions.ts"
import type { Route } from "./route.ts"
import { sessionRoutes } from "./sessions.ts"
import { threadRoutes } from "./threads.ts"

export const ROUTES: readonly Route[] = [
  ...sessionRoutes,
  ...meetingRoutes,
  ...minutesRoutes,
  ...agendaMoveRoutes,
  ...blobRoutes,
  ...threadRoutes,
  ...revisionRoutes,
]

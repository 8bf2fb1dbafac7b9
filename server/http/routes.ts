// The whole REST surface: docs/api.md in prose, GET /api/openapi.json as data.
import { agendaMoveRoutes } from "./agenda-moves.ts"
import { blobRoutes } from "./blobs.ts"
import { committeeRoutes } from "./committees.ts"
import { meetingRoutes } from "./meetings.ts"
import { memberRoutes } from "./members.ts"
import { minutesRoutes } from "./minutes.ts"
import { revisionRoutes } from "./revisions.ts"
import type { Route } from "./route.ts"
import { rosterRoutes } from "./roster.ts"
import { sessionRoutes } from "./sessions.ts"
import { threadRoutes } from "./threads.ts"

export const ROUTES: readonly Route[] = [
  ...sessionRoutes,
  ...committeeRoutes,
  ...memberRoutes,
  ...rosterRoutes,
  ...meetingRoutes,
  ...minutesRoutes,
  ...agendaMoveRoutes,
  ...blobRoutes,
  ...threadRoutes,
  ...revisionRoutes,
]

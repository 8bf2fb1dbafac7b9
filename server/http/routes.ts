// The whole REST surface: docs/api.md in prose, GET /api/openapi.json as data.
import { adminRoutes } from "./admin.ts"
import { agendaMoveRoutes } from "./agenda-moves.ts"
import { auditRoutes } from "./audit.ts"
import { blobRoutes } from "./blobs.ts"
import { committeeLinkRoutes } from "./committee-links.ts"
import { committeeRoutes } from "./committees.ts"
import { invitationRoutes } from "./invitations.ts"
import { meetingRoutes } from "./meetings.ts"
import { memberRoutes } from "./members.ts"
import { minutesRoutes } from "./minutes.ts"
import { oidcRoutes } from "./oidc.ts"
import { passkeyRoutes } from "./passkeys.ts"
import { revisionRoutes } from "./revisions.ts"
import type { Route } from "./route.ts"
import { rosterRoutes } from "./roster.ts"
import { sessionRoutes } from "./sessions.ts"
import { threadRoutes } from "./threads.ts"
import { viewerLinkRoutes } from "./viewer-links.ts"

export const ROUTES: readonly Route[] = [
  ...sessionRoutes,
  ...passkeyRoutes,
  ...oidcRoutes,
  ...committeeRoutes,
  ...memberRoutes,
  ...rosterRoutes,
  ...invitationRoutes,
  ...committeeLinkRoutes,
  ...viewerLinkRoutes,
  ...auditRoutes,
  ...adminRoutes,
  ...meetingRoutes,
  ...minutesRoutes,
  ...agendaMoveRoutes,
  ...blobRoutes,
  ...threadRoutes,
  ...revisionRoutes,
]

// What the pages read and the commands they send, with their cache keys. Shapes: shared/wire.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { Me, Meeting, Revision, RevisionSummary } from "../../shared/wire/records.ts"
import type { CreateMeeting } from "../../shared/wire/requests.ts"
import { recallMeetings, recallPerson, rememberMeetings, rememberPerson } from "../device/answers.ts"
import { ApiError, request } from "./request.ts"

/** What an invitation link says before it is used; reading it does not use it. */
export interface InvitationView {
  readonly name: string
  readonly committeeName: string
  /** A link that only reads one meeting, or the one of the first start; absent for a member's. */
  readonly kind?: "viewer" | "installer"
  readonly meetingTitle?: string
}

export const queryKeys = {
  me: ["me"],
  meetings: ["meetings"],
  invitation: (token: string) => ["invitation", token],
  revisions: (meetingId: string) => ["revisions", meetingId],
  revision: (meetingId: string, n: number) => ["revisions", meetingId, n],
} as const

/** A network that answers nothing for so long is taken for none. Milliseconds. */
const PATIENCE_MS = 10_000

/** The person who is signed in; null when nobody is. Without a connection the one this device knows. */
export async function fetchMe(signal?: AbortSignal): Promise<Me | null> {
  try {
    const me = await request<Me>("GET", "/api/me", undefined, inTime(signal))
    void rememberPerson(me)
    return me
  } catch (error) {
    if (error instanceof ApiError && error.code === "signInRequired") return null
    return await orRecalled(error, recallPerson)
  }
}

/** Every meeting the person may open. Without a connection the list as this device saw it last. */
export async function fetchMeetings(signal?: AbortSignal): Promise<readonly Meeting[]> {
  try {
    const meetings = await request<readonly Meeting[]>("GET", "/api/meetings", undefined, signal)
    void rememberMeetings(meetings)
    return meetings
  } catch (error) {
    return await orRecalled(error, recallMeetings)
  }
}

/** Older browsers cannot join two signals; there a silent network is waited for. */
function inTime(signal: AbortSignal | undefined): AbortSignal | undefined {
  if (!("any" in AbortSignal)) return signal
  const late = AbortSignal.timeout(PATIENCE_MS)
  return signal === undefined ? late : AbortSignal.any([signal, late])
}

/** What the device knows, when no answer came or only one from something before a dead server; else the error itself. */
async function orRecalled<T>(error: unknown, recall: () => Promise<T | null>): Promise<T> {
  const isUnreachable = error instanceof ApiError && (error.status === 0 || error.status >= 502)
  const known = isUnreachable ? await recall() : null
  if (known === null) throw error
  return known
}

/** Uses the link: the answer carries the session cookie. */
export function acceptInvitation(token: string): Promise<void> {
  return request<void>("POST", `/api/invitations/${encodeURIComponent(token)}/accept`)
}

export const meQuery = {
  queryKey: queryKeys.me,
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => fetchMe(signal),
  staleTime: 60_000,
}

export function useMe() {
  return useQuery(meQuery)
}

/** How often a page that is looked at asks who is signed in, milliseconds; a chosen name waits for its approval. */
const ASK_ME_MS = { waiting: 4000, otherwise: 60_000 }

/** The same, asked again and again while the page is looked at: a session may end, or be approved, elsewhere. */
export function useWatchedMe(isWatched: boolean) {
  return useQuery({
    ...meQuery,
    refetchInterval: ({ state }) => {
      if (state.data?.isPending === true) return ASK_ME_MS.waiting
      return isWatched && ASK_ME_MS.otherwise
    },
  })
}

export const meetingsQuery = {
  queryKey: queryKeys.meetings,
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => fetchMeetings(signal),
}

export function useMeetings() {
  return useQuery(meetingsQuery)
}

export function useInvitation(token: string) {
  return useQuery({
    queryKey: queryKeys.invitation(token),
    queryFn: ({ signal }) =>
      request<InvitationView>("GET", `/api/invitations/${encodeURIComponent(token)}`, undefined, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useCreateMeeting() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: CreateMeeting) => request<Meeting>("POST", "/api/meetings", body),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.meetings }),
  })
}

export function useRevisions(meetingId: string) {
  return useQuery({
    queryKey: queryKeys.revisions(meetingId),
    queryFn: ({ signal }) =>
      request<readonly RevisionSummary[]>("GET", `/api/meetings/${meetingId}/revisions`, undefined, signal),
  })
}

/** A revision never changes, so it is read once. */
export function useRevision(meetingId: string, n: number) {
  return useQuery({
    queryKey: queryKeys.revision(meetingId, n),
    queryFn: ({ signal }) => request<Revision>("GET", `/api/meetings/${meetingId}/revisions/${n}`, undefined, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Ends the session of this browser. */
export function signOut(): Promise<void> {
  return request<void>("POST", "/api/me/sign-out")
}

// Reading and changing the records of committees and people: every answer is kept under its path, and every change makes what
// is shown ask again.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { queryKeys } from "./queries.ts"
import { request, type Method } from "./request.ts"

interface ReadOptions {
  /** Asks again so often while the page is looked at, milliseconds. */
  readonly everyMs?: number
  readonly isWanted?: boolean
}

/** What a path answers now. */
export function useRead<T>(path: string, { everyMs, isWanted = true }: ReadOptions = {}) {
  return useQuery({
    queryKey: ["rest", path],
    queryFn: ({ signal }) => request<T>("GET", path, undefined, signal),
    enabled: isWanted,
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
  })
}

export interface Act {
  readonly method: Exclude<Method, "GET">
  readonly path: string
  readonly body?: unknown
}

/** Sends a change; when it is done everything shown is asked again. */
export function useAct<T = unknown>() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ method, path, body }: Act) => request<T>(method, path, body),
    onSettled: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ["rest"] }),
        client.invalidateQueries({ queryKey: queryKeys.me }),
        client.invalidateQueries({ queryKey: queryKeys.meetings }),
      ])
    },
  })
}

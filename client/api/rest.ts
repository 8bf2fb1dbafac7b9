// Reading and changing the records of committees and people: every answer is kept under its path, and every change makes what
// is shown ask again.
import { useMutation, useQueries, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query"
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

/** What several paths answer now, in their order; undefined while there is no answer. */
export function useReads<T>(paths: readonly string[], everyMs: number) {
  const results: readonly UseQueryResult<T>[] = useQueries({
    queries: paths.map((path) => ({
      queryKey: ["rest", path],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => request<T>("GET", path, undefined, signal),
      refetchInterval: everyMs,
    })),
  })
  return results.map(({ data }) => data)
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

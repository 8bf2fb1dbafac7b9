import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query"
import { queryKeys } from "./queries.ts"
import { ApiError } from "./request.ts"

/** A refusal stays a refusal however often it is asked again; a lost connection is worth two more tries. */
function shouldRetry(failures: number, error: Error): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 500) && failures < 2
}

/** Where every page keeps the server's answers. The first one that says the session is over makes the page ask who is signed in. */
export function makeQueryClient(): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof ApiError && error.code === "signInRequired")
      void client.invalidateQueries({ queryKey: queryKeys.me })
  }
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    // A device without a network asks all the same: what it keeps itself answers.
    defaultOptions: { queries: { retry: shouldRetry, networkMode: "always" } },
  })
  return client
}

// Somebody at the REST API: a cookie, and calls that give back status, headers and parsed JSON.

export interface ApiAnswer<T> {
  readonly status: number
  readonly headers: Headers
  readonly body: T
}

export interface ApiError {
  readonly error: { readonly code: string; readonly detail?: unknown; readonly requestId?: string }
}

export interface CallOptions {
  /** JSON body, or bytes as they are. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface ApiPerson {
  readonly cookie: string
  call<T = ApiError>(method: string, path: string, options?: CallOptions): Promise<ApiAnswer<T>>
  get(path: string): Promise<ApiAnswer<unknown>>
  post(path: string, body?: unknown): Promise<ApiAnswer<unknown>>
  patch(path: string, body: unknown): Promise<ApiAnswer<unknown>>
  delete(path: string): Promise<ApiAnswer<unknown>>
}

/** Calls with a cookie; an empty one is a stranger without a session. */
export function apiPerson(url: string, cookie = ""): ApiPerson {
  const person: ApiPerson = {
    cookie,
    get: (path) => person.call<unknown>("GET", path),
    post: (path, body) => person.call<unknown>("POST", path, body === undefined ? {} : { body }),
    patch: (path, body) => person.call<unknown>("PATCH", path, { body }),
    delete: (path) => person.call<unknown>("DELETE", path),
    async call(method: string, path: string, { body, headers = {} }: CallOptions = {}) {
      const isBytes = body instanceof Uint8Array
      const type = isBytes ? "application/octet-stream" : "application/json"
      const answer = await fetch(url + path, {
        method,
        redirect: "manual",
        headers: {
          ...(cookie === "" ? {} : { cookie }),
          ...(body === undefined ? {} : { "content-type": type }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: isBytes ? Buffer.from(body) : JSON.stringify(body) }),
      })
      const text = await answer.text()
      const isJson = answer.headers.get("content-type")?.includes("json") === true
      return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text }
    },
  }
  return person
}

/** Accepts an invitation and goes on with its cookie. */
export async function signIn(url: string, token: string): Promise<ApiPerson> {
  const answer = await apiPerson(url).call("POST", `/api/invitations/${token}/accept`)
  if (answer.status !== 204) throw new Error(`sign-in refused with ${answer.status}`)
  return apiPerson(url, (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "")
}

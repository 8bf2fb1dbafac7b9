// One signed-in person at the outside contract (REST), as a script would use it.
import { minutesSchema, type Minutes } from "../../../shared/minutes/minutes.ts"
import { meetingSchema, revisionSchema, type Meeting, type Revision } from "../../../shared/wire/records.ts"

export class ProductClient {
  readonly url: string
  /** `name=value` of the session cookie. */
  readonly cookie: string

  private constructor(url: string, cookie: string) {
    this.url = url
    this.cookie = cookie
  }

  /** Opens a session with an invitation link. */
  static async accept(url: string, invitation: string): Promise<ProductClient> {
    const token = new URL(invitation).pathname.split("/").at(-1) ?? ""
    const answer = await fetch(`${url}/api/invitations/${token}/accept`, { method: "POST", headers: { origin: url } })
    const cookie = answer.headers.getSetCookie()[0]?.split(";")[0]
    if (!answer.ok || cookie === undefined) throw new Error(`invitation refused: ${answer.status}`)
    return new ProductClient(url, cookie)
  }

  /** Headers of an upgrade request of this person. */
  get socketHeaders(): Record<string, string> {
    return { Cookie: this.cookie, Origin: this.url }
  }

  async createMeeting(committeeId: string, title: string): Promise<Meeting> {
    return meetingSchema.parse(await this.#json("POST", "/api/meetings", { committeeId, title }))
  }

  async minutes(meetingId: string): Promise<Minutes> {
    return minutesSchema.parse(await this.#json("GET", `/api/meetings/${meetingId}/minutes`))
  }

  async importMinutes(meetingId: string, minutes: Minutes): Promise<void> {
    await this.#json("PUT", `/api/meetings/${meetingId}/minutes`, minutes)
  }

  /** Finalizes; the answer's HTTP status (201 or a refusal's). */
  async finalize(meetingId: string): Promise<number> {
    const answer = await this.#send("POST", `/api/meetings/${meetingId}/finalize`, {})
    await answer.arrayBuffer()
    return answer.status
  }

  async revision(meetingId: string, n: number): Promise<Revision> {
    return revisionSchema.parse(await this.#json("GET", `/api/meetings/${meetingId}/revisions/${n}`))
  }

  async #json(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await this.#send(method, path, body)
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`)
    return text === "" ? null : (JSON.parse(text) as unknown)
  }

  #send(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(this.url + path, {
      method,
      headers: { cookie: this.cookie, origin: this.url, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  }
}

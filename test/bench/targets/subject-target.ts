// The live server as a target. Meetings are made once, through the outside contract; each run gets a copy of that data.
import { cp, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { ProductClient } from "./product-client.ts"
import { makeDemo, productUrl, startServer } from "./product-process.ts"
import { freePort, type ServerChild } from "./server-child.ts"
import type { RoomAddress, Target } from "./target.ts"

const CREATED_AT_ONCE = 8

export class SubjectTarget implements Target {
  readonly name = "subject"
  readonly hasDocuments = true
  /** Data folder with the committee and all meetings; never served itself after `prepare`. */
  #template = ""
  #folder = ""
  #port = 0
  #child: ServerChild | undefined
  #secretary: ProductClient | undefined
  readonly #meetings: string[] = []

  get pid(): number {
    if (!this.#child) throw new Error("not started")
    return this.#child.pid
  }

  get client(): ProductClient {
    if (!this.#secretary) throw new Error("not prepared")
    return this.#secretary
  }

  async prepare(rooms: number): Promise<void> {
    this.#port = await freePort()
    this.#template = await mkdtemp(join(tmpdir(), "hanjari-template-"))
    const demo = await makeDemo(this.#template, this.#port)
    const invitation = demo.invitations.find((other) => other.role === "secretary")
    if (!invitation) throw new Error("the demo has no secretary")
    const child = await startServer(this.#template, this.#port)
    try {
      this.#secretary = await ProductClient.accept(productUrl(this.#port), invitation.url)
      await this.#createMeetings(demo.committeeId, rooms)
    } finally {
      await child.end("SIGTERM")
    }
  }

  async start(): Promise<void> {
    this.#folder = await mkdtemp(join(tmpdir(), "hanjari-subject-"))
    await cp(this.#template, this.#folder, { recursive: true })
    this.#child = await startServer(this.#folder, this.#port)
  }

  async restart(): Promise<void> {
    await this.#child?.end("SIGTERM")
    this.#child = await startServer(this.#folder, this.#port)
  }

  async stop(): Promise<void> {
    // SIGINT and SIGTERM let a profiler write its file; the data is dropped anyway.
    await this.#child?.end(process.env["BENCH_NODE_ARGS"] === undefined ? "SIGKILL" : "SIGTERM")
    this.#child = undefined
    await rm(this.#folder, { recursive: true, force: true })
  }

  async dispose(): Promise<void> {
    if (this.#child) await this.stop()
    await rm(this.#template, { recursive: true, force: true })
  }

  /** Meeting of a room, for REST calls. */
  meetingId(index: number): string {
    const id = this.#meetings[index]
    if (id === undefined) throw new Error(`room ${index} was not prepared`)
    return id
  }

  room(index: number): RoomAddress {
    return {
      host: "127.0.0.1",
      port: this.#port,
      path: `/live/${this.meetingId(index)}`,
      headers: this.client.socketHeaders,
      protocol: "y-websocket",
      document: "",
      acknowledges: true,
    }
  }

  async #createMeetings(committeeId: string, rooms: number): Promise<void> {
    while (this.#meetings.length < rooms) {
      const count = Math.min(CREATED_AT_ONCE, rooms - this.#meetings.length)
      const made = await Promise.all(
        Array.from({ length: count }, (_, index) =>
          this.client.createMeeting(committeeId, `시험 회의 ${this.#meetings.length + index + 1}`),
        ),
      )
      this.#meetings.push(...made.map((meeting) => meeting.id))
    }
  }
}

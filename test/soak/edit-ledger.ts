// What one writer did, edit by edit, and what must be true of it after a crash.
import * as Y from "yjs"
import type { Minutes } from "../../shared/minutes/minutes.ts"
import { asChildren } from "../../shared/minutes/elements.ts"
import { writeBlock } from "../../shared/minutes/write-body.ts"
import { mapOf } from "../../shared/minutes/write-minutes.ts"
import type { SoakClient } from "./soak-client.ts"

/** One edit: a note of attendance appears or goes, or a word is typed into the writer's own line. */
interface Edit {
  readonly kind: "add" | "remove" | "type"
  /** Unique in the whole run. */
  readonly token: string
  /** Its number on the connection it was sent on; 0 = made without one. */
  readonly n: number
  /** The server said it is on disk. */
  isAcknowledged: boolean
}

export class EditLedger {
  readonly #client: SoakClient
  readonly #name: string
  readonly #random: () => number
  readonly #edits: Edit[] = []
  #count = 0

  constructor(client: SoakClient, name: string, random: () => number) {
    this.#client = client
    this.#name = name
    this.#random = random
  }

  get size(): number {
    return this.#edits.length
  }

  get acknowledged(): number {
    return this.#edits.filter((edit) => edit.isAcknowledged).length
  }

  /** One random edit in the writer's document; the client sends it at once. */
  edit(): void {
    const choice = this.#random()
    const standing = this.#edits.filter((edit) => edit.kind === "add" && !this.#isRemoved(edit.token))
    const victim = standing[Math.floor(this.#random() * standing.length)]
    if (choice < 0.15 && victim) this.#remove(victim.token)
    else if (choice < 0.6) this.#add()
    else this.#type()
  }

  /** Marks everything the server has acknowledged on this connection. */
  settle(): void {
    for (const edit of this.#edits) {
      if (edit.n > 0 && edit.n <= this.#client.saved && !this.#client.refused.has(edit.n)) edit.isAcknowledged = true
    }
  }

  /** After a reconnect all that was made before is on disk, once the server has acknowledged the step 2. */
  settleAll(): void {
    for (const edit of this.#edits) edit.isAcknowledged = true
  }

  /** Edits of this writer that are not as they must be in `minutes`. `seen` = what others had on screen. */
  lost(minutes: Minutes, seen: SeenState): string[] {
    const present = new Set(minutes.attendance.observers.map((observer) => observer.name))
    const typed = typedText(minutes)
    const lost: string[] = []
    for (const edit of this.#edits) {
      const removal = this.#edits.find((other) => other.kind === "remove" && other.token === edit.token)
      const what = edit.isAcknowledged ? "acknowledged" : "seen"
      if (edit.kind === "add" && removal === undefined) {
        if ((edit.isAcknowledged || seen.notes.has(edit.token)) && !present.has(edit.token))
          lost.push(`${what} ${edit.token}`)
      }
      if (
        edit.kind === "type" &&
        (edit.isAcknowledged || seen.text.includes(edit.token)) &&
        !typed.includes(edit.token)
      ) {
        lost.push(`${what} ${edit.token}`)
      }
      if (edit.kind === "remove" && (edit.isAcknowledged || seen.removed.has(edit.token)) && present.has(edit.token)) {
        lost.push(`${what} removal of ${edit.token}`)
      }
    }
    return lost
  }

  #isRemoved(token: string): boolean {
    return this.#edits.some((edit) => edit.kind === "remove" && edit.token === token)
  }

  #add(): void {
    const token = this.#token()
    this.#record("add", token, () => {
      const note = mapOf({ kind: "observer", name: token, affiliation: "", order: "a0" })
      this.#client.doc.getMap("attendance").set(token, note)
    })
  }

  #remove(token: string): void {
    this.#record("remove", token, () => this.#client.doc.getMap("attendance").delete(token))
  }

  #type(): void {
    const token = this.#token()
    this.#record("type", token, () => {
      const text = this.#line()
      text.insert(text.length, `${token} `)
    })
  }

  /** The writer's own paragraph, made on first use. */
  #line(): Y.XmlText {
    const body = this.#client.doc.getXmlFragment("body")
    const id = `line-${this.#name}`
    for (const block of body.toArray()) {
      if (block instanceof Y.XmlElement && block.getAttribute("id") === id) return block.get(0) as Y.XmlText
    }
    body.push(
      asChildren([
        writeBlock({ type: "line", id, kind: "paragraph", level: 0, inline: [{ type: "text", text: "-" }] }),
      ]),
    )
    return this.#line()
  }

  #record(kind: Edit["kind"], token: string, change: () => void): void {
    this.#client.doc.transact(change)
    this.#edits.push({ kind, token, n: this.#client.isConnected ? this.#client.counted : 0, isAcknowledged: false })
  }

  #token(): string {
    this.#count += 1
    return `${this.#name}-${String(this.#count).padStart(6, "0")}`
  }
}

/** What a person had on screen at one moment. */
export interface SeenState {
  readonly notes: ReadonlySet<string>
  /** Notes that had been there and were gone. */
  readonly removed: ReadonlySet<string>
  readonly text: string
}

/** All that any of these people had on screen. For a writer's account, everybody but the writer. */
export function seenBy(clients: readonly SoakClient[]): SeenState {
  const notes = new Set<string>()
  const removed = new Set<string>()
  let text = ""
  for (const { doc } of clients) {
    const attendance = doc.getMap("attendance")
    for (const [key, item] of attendance._map) (item.deleted ? removed : notes).add(key)
    text += doc.getXmlFragment("body").toJSON()
  }
  return { notes, removed, text }
}

function typedText(minutes: Minutes): string {
  return minutes.body
    .flatMap((block) => (block.type === "line" ? block.inline : []))
    .map((piece) => (piece.type === "text" ? piece.text : ""))
    .join("")
}

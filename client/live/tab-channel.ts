// Tabs of one person on one document, while they have no connection: each shows at once what the other one is typed into.
// With a connection the server brings it, and nothing here goes round its acknowledgements.
import * as Y from "yjs"
import type { Owner } from "../device/documents.ts"

type Message =
  | { readonly kind: "edit"; readonly update: Uint8Array }
  /** What this tab has; the others answer with what it has not. */
  | { readonly kind: "ask"; readonly vector: Uint8Array; readonly isAnswer: boolean }
  /** The document was taken off the device; whoever still has it open stores it again. */
  | { readonly kind: "forgotten" }

interface Wiring {
  readonly doc: Y.Doc
  readonly isConnected: () => boolean
  /** Something another tab has and the server perhaps has not. */
  readonly receive: (update: Uint8Array) => void
  readonly forgotten: () => void
}

/** Only tabs of one origin hear each other, and the name keeps persons, meetings and lineages apart. */
export class TabChannel {
  readonly #wiring: Wiring
  readonly #channel: BroadcastChannel | null

  constructor({ person, meeting }: Owner, epoch: string, wiring: Wiring) {
    this.#wiring = wiring
    const name = `hanjari ${person} ${meeting} ${epoch}`
    this.#channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(name)
    this.#channel?.addEventListener("message", (event: MessageEvent<Message>) => this.#on(event.data))
  }

  /** An edit was made here. */
  edited(update: Uint8Array): void {
    if (!this.#wiring.isConnected()) this.#post({ kind: "edit", update })
  }

  /** The connection is gone: what other tabs typed since is wanted, and they want what was typed here. */
  ask(isAnswer = false): void {
    this.#post({ kind: "ask", vector: Y.encodeStateVector(this.#wiring.doc), isAnswer })
  }

  forgot(): void {
    this.#post({ kind: "forgotten" })
  }

  close(): void {
    this.#channel?.close()
  }

  #post(message: Message): void {
    this.#channel?.postMessage(message)
  }

  #on(message: Message): void {
    const { doc, isConnected, receive, forgotten } = this.#wiring
    if (message.kind === "forgotten") return forgotten()
    if (isConnected()) return
    if (message.kind === "edit") return receive(message.update)
    this.#post({ kind: "edit", update: Y.encodeStateAsUpdate(doc, message.vector) })
    if (!message.isAnswer) this.ask(true)
  }
}

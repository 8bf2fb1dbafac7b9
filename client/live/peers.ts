import type { Awareness } from "y-protocols/awareness"
import type { Peer } from "./meeting-session.ts"

/** Everyone whose presence names a user. The server writes `user`; a state without it has not passed the server yet. */
export function readPeers(awareness: Awareness): Peer[] {
  const peers: Peer[] = []
  for (const [clientId, state] of awareness.getStates()) {
    const user = readUser(state["user"])
    if (user === null) continue
    const place = typeof state["place"] === "string" ? state["place"] : null
    peers.push({ clientId, ...user, place, isSelf: clientId === awareness.clientID })
  }
  return peers.toSorted((a, b) => a.name.localeCompare(b.name, "ko") || a.clientId - b.clientId)
}

function readUser(value: unknown): Pick<Peer, "userId" | "name" | "colour"> | null {
  if (typeof value !== "object" || value === null) return null
  const { id, name, colour } = value as { id?: unknown; name?: unknown; colour?: unknown }
  if (typeof id !== "string" || typeof name !== "string") return null
  return { userId: id, name, colour: /^[a-z0-9]{1,8}$/i.test(String(colour)) ? String(colour) : "0" }
}

/** Equal for every reader: caret moves change presence many times a second, faces and places do not. */
export function samePeers(a: readonly Peer[], b: readonly Peer[]): boolean {
  if (a.length !== b.length) return false
  return a.every((peer, index) => {
    const other = b[index]
    return (
      other !== undefined &&
      peer.clientId === other.clientId &&
      peer.userId === other.userId &&
      peer.name === other.name &&
      peer.colour === other.colour &&
      peer.place === other.place
    )
  })
}

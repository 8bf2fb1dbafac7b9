import { describe, expect, it } from "vitest"
import { CommentOutbox } from "../../../client/features/comments/comment-outbox.ts"
import type { PendingComment } from "../../../client/features/comments/comment-outbox.ts"

function memoryStore() {
  const values = new Map<string, string>()
  return {
    values,
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  }
}
const comment: PendingComment = { kind: "comment", id: "c1", threadId: "t1", body: "의견입니다" }

describe("comments on their way", () => {
  it("[UI62] shows a comment at once and lets go of it when the server has it", async () => {
    const storage = memoryStore()
    const outbox = new CommentOutbox({ storage, key: "k", send: async () => {} })
    const posted = outbox.post(comment)
    expect(outbox.entries()).toEqual([{ comment, state: "sending" }])
    expect(storage.values.size).toBe(1)
    await posted
    expect(outbox.entries()).toEqual([])
    expect(storage.values.size).toBe(0)
  })

  it("[UI63] keeps the text of a failed comment, over a reload too, and posts it again under the same id", async () => {
    const storage = memoryStore()
    const refusing = new CommentOutbox({ storage, key: "k", send: () => Promise.reject(new Error("offline")) })
    await refusing.post(comment)
    expect(refusing.entries()).toEqual([{ comment, state: "failed" }])
    const sent: PendingComment[] = []
    const reloaded = new CommentOutbox({
      storage,
      key: "k",
      send: async (one) => {
        sent.push(one)
      },
    })
    await reloaded.retry("c1")
    expect(sent).toEqual([comment])
    expect(reloaded.entries()).toEqual([])
  })

  it("[UI63] forgets what the records already hold and survives a broken store", async () => {
    const storage = memoryStore()
    storage.setItem("k", "{broken")
    const outbox = new CommentOutbox({ storage, key: "k", send: () => Promise.reject(new Error("no")) })
    expect(outbox.entries()).toEqual([])
    await outbox.post(comment)
    outbox.settle(new Set(["c1"]))
    expect(outbox.entries()).toEqual([])
  })
})

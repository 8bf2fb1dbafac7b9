import { expect, it } from "vitest"
import * as Y from "yjs"
import { ColdCopy } from "../../../server/live/cold-copy.ts"
import { readInbound } from "../../../server/live/frames.ts"

/** A short frame has a header of two bytes (RFC 6455 §5.2). */
const messages = (copy: ColdCopy) => copy.frames(0).map((frame) => readInbound(frame.subarray(2)))

it("[LV6] a client calls itself synced only when what came after the newest full encoding is there too", () => {
  const author = new Y.Doc()
  const text = author.getArray<string>("body")
  text.push(["처음"])
  const base = Y.encodeStateAsUpdate(author)
  const tail: Uint8Array[] = []
  author.on("update", (update: Uint8Array) => tail.push(update))
  for (const word of ["뒤에", "온", "말"]) text.push([word])
  const frames = messages(new ColdCopy(base, tail, 0))
  expect(frames.map(({ kind }) => kind)).toEqual(["update", "step2"])
  const newcomer = new Y.Doc()
  for (const frame of frames) if ("update" in frame) Y.applyUpdate(newcomer, frame.update)
  expect(newcomer.getArray("body").toArray()).toEqual(["처음", "뒤에", "온", "말"])
  expect(messages(new ColdCopy(base, [], 0)).map(({ kind }) => kind)).toEqual(["step2"])
})

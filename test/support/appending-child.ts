// A process that appends for as long as it lives and prints each sequence number once it was told it is on disk.
// argv: data folder. Its parent kills it without warning.
import { openStore } from "../../server/store/open-store.ts"
import { appendOf } from "./store-records.ts"

const store = await openStore({ dataDir: process.argv[2]!, now: Date.now })
const { last_seq } = await store.db
  .selectFrom("meeting")
  .select("last_seq")
  .where("id", "=", "m1")
  .executeTakeFirstOrThrow()
let next = last_seq
for (;;) {
  const numbers = Array.from({ length: 1 + (next % 5) }, (_, at) => next + at)
  const [result] = await store.append([appendOf("m1", numbers)])
  if (!result?.ok) throw new Error("stale")
  next = result.lastSeq
  process.stdout.write(`${next}\n`)
}

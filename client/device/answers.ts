// What the server answered last, for a page that opens without a network: who is signed in and which meetings there are.
import type { Me, Meeting } from "../../shared/wire/records.ts"
import { answerOf, inTime, transact } from "./database.ts"

/** The person of this browser from now on. Somebody else's things are no longer shown from this moment. Never rejects. */
export async function rememberPerson(me: Me): Promise<void> {
  await quietly(transact(["answers"], "readwrite", async (store) => void store("answers").put(me, ["person"])))
}

/** Who is signed in here, as far as this device knows; null also where nothing can be stored. */
export async function recallPerson(): Promise<Me | null> {
  const found = await quietly(transact(["answers"], "readonly", (store) => answerOf(store("answers").get(["person"]))))
  return (found as Me | undefined) ?? null
}

/** Keeps the list of the person of this browser; without one it keeps nothing. Never rejects. */
export async function rememberMeetings(meetings: readonly Meeting[]): Promise<void> {
  const write = transact(["answers"], "readwrite", async (store) => {
    const me = (await answerOf(store("answers").get(["person"]))) as Me | undefined
    if (me !== undefined) store("answers").put(meetings, [me.id, "meetings"])
  })
  await quietly(write)
}

export async function recallMeetings(): Promise<readonly Meeting[] | null> {
  const read = transact(["answers"], "readonly", async (store) => {
    const me = (await answerOf(store("answers").get(["person"]))) as Me | undefined
    return me === undefined ? undefined : await answerOf(store("answers").get([me.id, "meetings"]))
  })
  return ((await quietly(read)) as readonly Meeting[] | undefined) ?? null
}

/** A browser without storage shows every page all the same; it only cannot open one without a network. */
async function quietly<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await inTime(work)
  } catch {
    return undefined
  }
}

// The one database this browser keeps for the product. Everything in it belongs to one person and goes when that person does.

const NAME = "hanjari-device"
const VERSION = 1
/** Some browsers never answer when storage is broken; a page waits no longer before it opens without. Milliseconds. */
const READ_WITHIN_MS = 4000

export type StoreName =
  /** [person, meeting] → what the server said last beside the document, and its lineage; with an epoch, of one set aside. */
  | "meetings"
  /** Running number → one Yjs update; index `document` by [person, meeting, epoch]. */
  | "updates"
  /** [person, meeting, epoch, client] → edits of that client the server has not acknowledged. */
  | "unsent"
  /** ["person"] → who is signed in here; [person, "meetings"] → the list as it was last seen. */
  | "answers"

let opening: Promise<IDBDatabase> | null = null

/** Rejects where the browser allows no storage. A failed or lost connection is opened anew by the next call. */
function openDatabase(): Promise<IDBDatabase> {
  opening ??= open().catch((error: unknown) => {
    opening = null
    throw error
  })
  return opening
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION)
    request.addEventListener("upgradeneeded", () => createStores(request.result))
    request.addEventListener("error", () => reject(request.error ?? new DOMException("refused", "UnknownError")))
    request.addEventListener("success", () => {
      const database = request.result
      const forget = () => {
        opening = null
        database.close()
      }
      // A newer program wants another shape, or the person cleared the site's data.
      database.addEventListener("versionchange", forget)
      database.addEventListener("close", forget)
      resolve(database)
    })
  })
}

function createStores(database: IDBDatabase): void {
  database.createObjectStore("meetings")
  database.createObjectStore("updates", { autoIncrement: true }).createIndex("document", ["person", "meeting", "epoch"])
  database.createObjectStore("unsent")
  database.createObjectStore("answers")
}

interface Options {
  /** `strict`: complete only when the disk has it, so that a power cut takes nothing. */
  readonly durability?: "strict" | "relaxed"
}

/**
 * Runs `work` in one transaction and gives its result when the transaction is complete: only then is it on the device.
 * `work` may await its own requests and nothing else. Rejects, with nothing changed, when it throws or the browser refuses.
 */
export async function transact<T>(
  stores: readonly StoreName[],
  mode: "readonly" | "readwrite",
  work: (store: (name: StoreName) => IDBObjectStore) => Promise<T>,
  { durability = "relaxed" }: Options = {},
): Promise<T> {
  const database = await openDatabase()
  const transaction = database.transaction([...stores], mode, { durability })
  const completed = new Promise<void>((resolve, reject) => {
    transaction.addEventListener("complete", () => resolve())
    transaction.addEventListener("abort", () => reject(transaction.error ?? new DOMException("aborted", "AbortError")))
  })
  try {
    const [result] = await Promise.all([work((name) => transaction.objectStore(name)), completed])
    return result
  } catch (error) {
    abort(transaction)
    // Its own end was told already.
    await completed.catch(() => undefined)
    throw error
  }
}

/** What was read, or a rejection when the browser does not answer in time. */
export async function inTime<T>(reading: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DOMException("no answer", "TimeoutError")), READ_WITHIN_MS)
  })
  try {
    return await Promise.race([reading, late])
  } finally {
    clearTimeout(timer)
  }
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {
    // It has ended already.
  }
}

/** The answer of one request. */
export function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result))
    request.addEventListener("error", () => reject(request.error ?? new DOMException("refused", "UnknownError")))
  })
}

/** Everything whose key begins with these parts. */
export function under(...parts: readonly string[]): IDBKeyRange {
  // An array sorts behind every text.
  return IDBKeyRange.bound([...parts], [...parts, []])
}

// A program too old for the document replaces itself, once.

const KEY = "renewed"
/** Longest wait for a new worker's files. Milliseconds. */
const WAIT_MS = 10_000

/** Fetches the newest program and loads the page again; does nothing when this very program was the result of that. */
export async function renewPage(): Promise<void> {
  if (!takeTurn(programName())) return
  try {
    const registration = await navigator.serviceWorker?.getRegistration()
    if (registration !== undefined) await Promise.race([renewWorker(registration), passed(WAIT_MS)])
  } catch {
    // The server's page comes before the kept one, so loading it is enough.
  }
  location.reload()
}

async function renewWorker(registration: ServiceWorkerRegistration): Promise<void> {
  const found = (await registration.update()) as ServiceWorkerRegistration | undefined
  const worker = (found ?? registration).installing
  if (worker === null) return
  await new Promise<void>((resolve) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated" || worker.state === "redundant") resolve()
    })
  })
}

function passed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** The address of the entry changes with every build. */
function programName(): string {
  return document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src ?? ""
}

/** False when this program was loaded to be newer and is not; then the page says so and a person decides. */
function takeTurn(program: string): boolean {
  try {
    if (sessionStorage.getItem(KEY) === program) return false
    sessionStorage.setItem(KEY, program)
    return true
  } catch {
    // Nothing remembers that it was tried: it might never end.
    return false
  }
}

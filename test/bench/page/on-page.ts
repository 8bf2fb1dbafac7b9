// What runs inside the measured page. Playwright sends each function as its text: none may use anything around it.

/** Row of the long meeting that workloads type into. */
export const FIRST_ROW = "benchrow0"

interface Marks {
  syncedAt: number
  usableAt: number
}
declare global {
  interface Window {
    benchMarks: Marks
    benchKeys: { paints: number[] }
    benchTasks: { long: number[] }
  }
}

/** Notes when the document came on the socket, and the first moment after it at which a key would be taken and drawn. */
export function watchOpening(): void {
  window.benchMarks = { syncedAt: 0, usableAt: 0 }
  const marks = window.benchMarks
  window.WebSocket = class extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols)
      this.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
        if (!(data instanceof ArrayBuffer) || marks.syncedAt > 0) return
        const [type, step] = new Uint8Array(data)
        if (type === 0 && step === 1) marks.syncedAt = performance.now()
      })
    }
  }
  const channel = new MessageChannel()
  channel.port1.addEventListener("message", () => (marks.usableAt ||= performance.now()))
  channel.port1.start()
  const look = (): void => {
    const hasText = document.querySelector('.hj-body .ProseMirror[contenteditable="true"]') !== null
    const hasRow = document.querySelector('[data-row="benchrow0"] [data-col="subproject"]') !== null
    // A message sent from a frame is taken after it was drawn, when nothing else keeps the thread.
    if (marks.syncedAt > 0 && hasText && hasRow) requestAnimationFrame(() => channel.port2.postMessage(0))
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** Collects the time from each key (as the browser got it) to the end of the frame that shows it, in ms. */
export function watchKeys(): void {
  window.benchKeys = { paints: [] }
  const channel = new MessageChannel()
  const waiting: number[] = []
  channel.port1.addEventListener("message", () => {
    const now = performance.now()
    for (const at of waiting.splice(0)) window.benchKeys.paints.push(now - at)
  })
  channel.port1.start()
  addEventListener(
    "keydown",
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        waiting.push(timeStamp)
        channel.port2.postMessage(0)
      })
    },
    { capture: true },
  )
}

/** Collects tasks of more than 50 ms. */
export function watchLongTasks(): void {
  window.benchTasks = { long: [] }
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.benchTasks.long.push(duration)
  }).observe({ type: "longtask" })
}

/** Scrolls the page, and the table in it, from start to end, some hundred pixels a frame. */
export async function scrollThrough(): Promise<void> {
  const inner = document.querySelector("[data-row]")?.closest<HTMLElement>('[class*="scroller"]')
  const all = [document.scrollingElement, inner].filter((one) => one instanceof HTMLElement)
  for (const scroller of all) {
    for (let top = 0; top < scroller.scrollHeight - scroller.clientHeight; top += 300) {
      scroller.scrollTop = top
      await new Promise(requestAnimationFrame)
    }
  }
  await new Promise(requestAnimationFrame)
}

/** A page with nothing but this text in one editable element. */
export function showBare(text: string): void {
  const element = document.createElement("div")
  element.contentEditable = "true"
  for (const line of text.split("\n")) {
    const paragraph = document.createElement("p")
    paragraph.textContent = line
    element.append(paragraph)
  }
  document.body.replaceChildren(element)
}

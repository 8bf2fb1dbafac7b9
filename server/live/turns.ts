/** Milliseconds of such work in one turn of the event loop; a task begun is ended, however long it takes. */
const TURN_MS = 8

/**
 * Work that may be heavy (large updates to be judged or applied), one after the other in the order it came. Between two
 * turns of it everyone else is served, so that many large messages stall nobody longer than one of them does.
 */
export class Turns {
  private readonly tasks: (() => void)[] = []
  private isDue = false

  add(task: () => void): void {
    this.tasks.push(task)
    if (this.isDue) return
    this.isDue = true
    setImmediate(() => this.turn())
  }

  private turn(): void {
    const end = performance.now() + TURN_MS
    do this.tasks.shift()?.()
    while (this.tasks.length > 0 && performance.now() < end)
    this.isDue = this.tasks.length > 0
    if (this.isDue) setImmediate(() => this.turn())
  }
}

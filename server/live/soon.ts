/** Something small that may wait a moment. */
export interface Task {
  run(): void
}

/**
 * Runs small tasks of all rooms together, each between half of `ms` and `ms` after it was asked for: a timer for each of
 * many rooms would wake the process for each of them.
 */
export class Soon {
  private readonly tickMs: number
  /** To be run at the coming tick, and at the one after. */
  private due = new Set<Task>()
  private next = new Set<Task>()
  private timer: NodeJS.Timeout | null = null

  constructor(ms: number) {
    this.tickMs = ms / 2
  }

  add(task: Task): void {
    this.next.add(task)
    this.timer ??= setTimeout(() => this.tick(), this.tickMs)
  }

  /** The task is not run any more. */
  drop(task: Task): void {
    this.due.delete(task)
    this.next.delete(task)
  }

  private tick(): void {
    const { due } = this
    this.due = this.next
    this.next = new Set()
    this.timer = this.due.size === 0 ? null : setTimeout(() => this.tick(), this.tickMs)
    for (const task of due) task.run()
  }
}

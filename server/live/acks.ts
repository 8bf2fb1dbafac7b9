/**
 * Numbers the writes of one connection (step 2 and update frames, from 1) and knows up to which all are settled:
 * on disk, or refused by name.
 */
export class Acks {
  private count = 0
  /** Numbers not settled yet, ascending. */
  private readonly open: number[] = []
  private reported = 0

  /** The number of the next write. */
  next(): number {
    this.count++
    this.open.push(this.count)
    return this.count
  }

  /** Settles a write. Nearly always the oldest. */
  settle(n: number): void {
    if (this.open[0] === n) {
      this.open.shift()
      return
    }
    const at = this.open.indexOf(n)
    if (at >= 0) this.open.splice(at, 1)
  }

  /** Is there something new to tell? */
  get isDue(): boolean {
    return this.upTo > this.reported
  }

  /** Everything up to this is settled; telling it makes it reported. */
  take(): number {
    this.reported = this.upTo
    return this.reported
  }

  private get upTo(): number {
    const oldest = this.open[0]
    return oldest === undefined ? this.count : oldest - 1
  }
}

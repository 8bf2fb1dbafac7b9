// What a process used, read from /proc: the same for every server measured, whatever it is written in.
import { readFileSync } from "node:fs"

/** Linux reports CPU time in hundredths of a second (USER_HZ, fixed at 100 for user space; proc(5)). */
const MICROSECONDS_PER_TICK = 10_000

/** User and system time of all threads of a process so far, in microseconds; steps of 10 ms. */
export function cpuMicroseconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
  // The second field is the command in brackets and may hold spaces: count from after it.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
  return (Number(fields[11]) + Number(fields[12])) * MICROSECONDS_PER_TICK
}

/** Resident memory of a process in bytes. */
export function residentBytes(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))
  if (!line) throw new Error(`no VmRSS for process ${pid}`)
  return Number(line[1]) * 1024
}

/**
 * Waits until the process has nothing left to do (under 4 % of a core for 300 ms), `seconds` at most: what a server puts off
 * (compaction, snapshots, applying) belongs to the updates that caused it.
 */
export async function untilCalm(pid: number, seconds: number): Promise<void> {
  const deadline = performance.now() + seconds * 1000
  let before = cpuMicroseconds(pid)
  while (performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 300))
    const after = cpuMicroseconds(pid)
    if (after - before <= 300_000 * 0.04) return
    before = after
  }
}
